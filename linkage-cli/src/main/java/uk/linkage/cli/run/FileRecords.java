package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.Linkage;
import uk.linkage.LinkageResult;
import uk.linkage.LinkageSettings;
import uk.linkage.Matching;
import uk.linkage.MatchingResult;
import uk.linkage.MatchingSettings;
import uk.linkage.RecordChoice;
import uk.linkage.StageListener;
import uk.linkage.UnknownProviderException;
import uk.linkage.attributor.DateFormats;
import uk.linkage.cluster.Persons;
import uk.linkage.count.ContactDays;
import uk.linkage.count.ContactSpells;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.duckdb.store.period.PersonsHistory;
import uk.linkage.intake.Clients;
import uk.linkage.intake.DuplicateRecordIdsException;

/**
 * The records of files; what is refused says where it stands.
 *
 * @param clients the files
 * @param asAt the reference date
 * @param method how it is to be decided which records are one person
 * @param model the model that was read, or null if one is to be fitted
 * @param machine how much of the machine may be taken
 */
record FileRecords(
    ClientFiles clients,
    LocalDate asAt,
    MethodAsked method,
    @Nullable ModelFile model,
    Machine machine)
    implements OpenedRecords {

  static FileRecords open(DuckDb db, ReadOptions reading, MethodAsked method, Machine machine) {
    ModelFile model = method.readModel();
    return new FileRecords(ClientFiles.open(db, reading), reading.asAt(), method, model, machine);
  }

  static FileRecords of(ClientFiles files, LocalDate asAt, MethodAsked method, Machine machine) {
    return new FileRecords(files, asAt, method, method.readModel(), machine);
  }

  @Override
  public LinkageSettings settings() {
    return new LinkageSettings(
        clients.intakeSettings(),
        method.method(),
        method.settings(model),
        machine.threads(),
        machine.engineBytes());
  }

  @Override
  public LinkageResult linked(StageListener listener) {
    try {
      return Linkage.run(clients, settings(), listener);
    } catch (DuplicateRecordIdsException e) {
      throw clients.withLines(e);
    } catch (UnknownProviderException e) {
      throw clients.withSuggestion(e);
    }
  }

  @Override
  public MatchingResult matched(
      ClientFiles ndtms, RecordChoice chosen, MatchingSettings settings, StageListener listener) {
    SideOfFault side = new SideOfFault(clients, ndtms);
    try {
      return Matching.run(side.ims(), side.ndtms(), chosen, settings, listener);
    } catch (DuplicateRecordIdsException e) {
      throw side.files().withLines(e);
    } catch (UnknownProviderException e) {
      throw clients.withSuggestion(e);
    }
  }

  @Override
  public ContactSpells spells(Clients of) {
    boolean[] treated = new boolean[of.size()];
    Arrays.fill(treated, clients.areOfTreatment());
    return ContactSpells.of(
        ContactDays.of(of.facts(), treated, new DateFormats(dateFormats(), asAt), asAt));
  }

  @Override
  public @Nullable PersonsHistory history(Persons persons) {
    return null;
  }

  @Override
  public boolean haveUnknownDays() {
    return true;
  }

  @Override
  public List<String> dateFormats() {
    return clients.intakeSettings().dateFormats();
  }

  @Override
  public @Nullable Audited<Integer> carried(Clients of, String command, Path result) {
    // Nobody keeps a record of it but run.json.
    return null;
  }

  @Override
  public void close() {
    // The database that reads the files is another's.
  }
}
