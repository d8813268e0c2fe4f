package uk.linkage.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
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
import uk.linkage.cluster.Persons;
import uk.linkage.count.ContactSpells;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.StoreUsed;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.audit.Carried;
import uk.linkage.duckdb.store.audit.CarriedRun;
import uk.linkage.duckdb.store.period.PersonsHistory;
import uk.linkage.duckdb.store.period.StoredClients;
import uk.linkage.duckdb.store.rights.KnownRecords;
import uk.linkage.intake.Clients;
import uk.linkage.intake.DuplicateRecordIdsException;

/**
 * The records of a store that were in contact in a period.
 *
 * @param store the store
 * @param clients its clients
 * @param machine how much of the machine may be taken
 */
record StoreRecords(StoreFile store, StoredClients clients, Machine machine)
    implements OpenedRecords {

  @Override
  public LinkageSettings settings() {
    return clients.settings(machine.threads(), machine.engineBytes());
  }

  @Override
  public LinkageResult linked(StageListener listener) {
    listener.started("read", -1);
    return Linkage.ofKnown(clients.persons(), settings(), listener);
  }

  @Override
  public MatchingResult matched(
      ClientFiles ndtms, RecordChoice chosen, MatchingSettings settings, StageListener listener) {
    listener.started("read", -1);
    try {
      return Matching.run(clients.persons(), ndtms, chosen, settings, listener);
    } catch (DuplicateRecordIdsException e) {
      throw ndtms.withLines(e);
    }
  }

  @Override
  public ContactSpells spells(Clients of) {
    return clients.spells();
  }

  @Override
  public PersonsHistory history(Persons persons) {
    return clients.history(persons);
  }

  @Override
  public boolean haveUnknownDays() {
    return clients.hasUnknownDays();
  }

  @Override
  public List<String> dateFormats() {
    return List.of();
  }

  @Override
  public LocalDate asAt() {
    return clients.asAt();
  }

  @Override
  public @Nullable ModelFile model() {
    return null;
  }

  @Override
  public Audited<Integer> carried(Clients of, String command, Path result) {
    StoreUsed used = clients.store();
    try {
      int run =
          Carried.record(
              store,
              new CarriedRun.Output(
                  command,
                  "match with NDTMS",
                  "whoever is given its tables",
                  used.from(),
                  used.to(),
                  InputFile.sha256(result),
                  /* others= */ 0),
              KnownRecords.of(store, of).keys(client -> true));
      return new Audited<>(run, store.head());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
