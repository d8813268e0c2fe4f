package uk.linkage.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.ClientReading;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.attributor.BirthDate;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.NdtmsExport;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.audit.Carried;
import uk.linkage.duckdb.store.audit.CarriedRun;
import uk.linkage.duckdb.store.rights.KnownRecords;
import uk.linkage.intake.Clients;
import uk.linkage.intake.DuplicateRecordIdsException;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.parallel.Workers;

/**
 * Writes the attributors of those who take part to a file that is matched with NDTMS.
 *
 * @param reading which files are read, and how
 * @param disclosure what for, to whom, and in which order
 * @param db the store that keeps on record who is carried, null for none
 * @param use what that is opened for
 * @param machine how much of the machine may be taken
 * @param out the folder
 * @param overwrite whether an earlier result in the folder is replaced
 * @param info what ran, to be kept with the result
 */
public record ExportForNdtms(
    ReadOptions reading,
    NdtmsExport.Disclosure disclosure,
    @Nullable Path db,
    StoreUse use,
    Machine machine,
    Path out,
    boolean overwrite,
    RunInfo info) {

  /** A packed date repeats after 255 years; nobody who could be matched is that old. */
  public static final int GREATEST_AGE = 254;

  /**
   * What came of it.
   *
   * @param intake who takes part, and why others don't
   * @param written what was written
   * @param unusedColumns columns that were left unread
   * @param putRight how many of those that the store holds back still have what was put right there
   * @param notes what the user should know, in sentences
   * @param carried what a store has on record of it, null without one
   * @param out the folder
   */
  public record Outcome(
      IntakeResult intake,
      NdtmsExport.Written written,
      List<String> unusedColumns,
      int putRight,
      List<String> notes,
      @Nullable Audited<Carrying> carried,
      Path out) {

    public Outcome {
      unusedColumns = List.copyOf(unusedColumns);
      notes = List.copyOf(notes);
    }
  }

  /**
   * What a store has on record of an export.
   *
   * @param run its number
   * @param records how many records of the store it carries
   * @param others how many it carries that are not in the store
   */
  public record Carrying(int run, long records, long others) {}

  /**
   * Does it.
   *
   * @param listener told what is being done
   * @return what came of it, when the folder is complete
   * @throws uk.linkage.intake.InputRefusedException if the input can't be worked on
   * @throws uk.linkage.intake.PrivacyRefusedException if the input may not be worked on
   */
  public Outcome run(StageListener listener) {
    if (db == null) {
      return run(null, listener);
    }
    Store kept = new Store(db, machine, use);
    kept.requireAnother(out);
    try (StoreFile store = kept.open()) {
      return run(store, listener);
    }
  }

  private Outcome run(@Nullable StoreFile store, StageListener listener) {
    try (DuckDb reader = DuckDb.inMemory(machine.threads(), machine.databaseBytes());
        OutputDirectory directory = OutputDirectory.prepareOwnerOnly(out, overwrite);
        Workers workers = new Workers(machine.threads())) {
      ClientFiles files = ClientFiles.open(reader, reading);
      ClientReading read = read(files, listener);
      listener.started("write", -1);
      Clients clients = read.intake().clients();
      KnownRecords known = store == null ? null : KnownRecords.of(store, clients);
      IntPredicate withheld =
          client -> known != null && (known.isWithheld(client) || known.isPutRight(client));
      NdtmsExport.Written written =
          NdtmsExport.write(
              directory, read.intake(), files, reading.asAt(), disclosure, info, withheld, workers);
      Audited<Carrying> carried =
          store == null || known == null
              ? null
              : carried(
                  store,
                  known.keys(
                      client -> NdtmsExport.isSent(clients, client) && !withheld.test(client)),
                  written);
      directory.commit();
      List<String> notes = new ArrayList<>(directory.notes());
      notes.addAll(files.notes());
      notes.addAll(read.notes());
      int putRight =
          known == null
              ? 0
              : (int) IntStream.range(0, clients.size()).filter(known::isPutRight).count();
      return new Outcome(
          read.intake(), written, files.unusedColumns(), putRight, notes, carried, out);
    }
  }

  /** Before the folder gets its name: nothing leaves that is on no record. */
  private Audited<Carrying> carried(StoreFile store, int[] keys, NdtmsExport.Written written) {
    long others = (long) written.rows() - keys.length;
    String sent = Objects.requireNonNull(written.sha256().get(NdtmsExport.SENT));
    CarriedRun.Output output =
        new CarriedRun.Output(
            "export-for-ndtms",
            disclosure.purpose(),
            disclosure.recipient(),
            /* from= */ null,
            /* to= */ null,
            sent,
            others);
    int run = Carried.record(store, output, keys);
    return new Audited<>(new Carrying(run, keys.length, others), store.head());
  }

  private ClientReading read(ClientFiles files, StageListener listener) {
    IntakeSettings how = files.intakeSettings();
    Integer age = how.greatestAge();
    LinkageSettings settings =
        new LinkageSettings(
            // The dead of other centuries are in no match.
            how.withGreatestAge(age == null ? BirthDate.GREATEST_AGE : age),
            LinkageMethod.ATTRIBUTOR,
            machine.threads(),
            machine.engineBytes());
    try {
      return ClientReading.run(files, settings, listener);
    } catch (DuplicateRecordIdsException e) {
      throw files.withLines(e);
    }
  }
}
