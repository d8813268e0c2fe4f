package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.FactColumn;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.input.SystemOfFiles;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreNames;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.period.Period;
import uk.linkage.duckdb.store.period.StoredClients;

/** Whose persons a run is about: those of files, which are linked, or those that a store has. */
public sealed interface RecordsAsked {

  /**
   * Looks at them.
   *
   * @param db what reads files
   * @param facts what is to be known of each record beside its attributors
   * @param machine how much of the machine may be taken
   * @return the records, to be closed
   */
  OpenedRecords open(DuckDb db, List<FactColumn> facts, Machine machine);

  /** Looks at them as the side of IMS in a match. */
  OpenedRecords openAsIms(DuckDb db, List<FactColumn> facts, Machine machine);

  /**
   * Sees that a result is not written over what they are kept in.
   *
   * @param out what is written, a file or a folder
   * @param option the option that names it, for messages
   * @throws uk.linkage.intake.InputRefusedException if it is a store's own file
   */
  void requireAnother(Path out, String option);

  /**
   * Returns by which names the columns of their files are known.
   *
   * @return {@code ims}, {@code ndtms}, or the path of a TOML file
   */
  String profile();

  /**
   * The records of files.
   *
   * @param reading which files are read, and how
   * @param method how it is to be decided which records are one person
   */
  record OfFiles(ReadOptions reading, MethodAsked method) implements RecordsAsked {

    @Override
    public OpenedRecords open(DuckDb db, List<FactColumn> facts, Machine machine) {
      return FileRecords.open(db, reading.withFacts(facts), method, machine);
    }

    @Override
    public OpenedRecords openAsIms(DuckDb db, List<FactColumn> facts, Machine machine) {
      SystemOfFiles.requireIms(db, reading);
      return FileRecords.of(
          SideFiles.IMS.open(db, reading.withFacts(facts)), reading.asAt(), method, machine);
    }

    @Override
    public void requireAnother(Path out, String option) {
      // Files are read to their end before a folder is put in its place, which is no file of
      // theirs.
    }

    @Override
    public String profile() {
      return reading.profile();
    }
  }

  /**
   * The records of a store that were in contact in a period.
   *
   * @param store its file
   * @param from the first day of the period, or null
   * @param to the last day of it, or null
   * @param use what the store is opened for
   */
  record OfStore(Path store, @Nullable LocalDate from, @Nullable LocalDate to, StoreUse use)
      implements RecordsAsked {

    public OfStore {
      Period unused = new Period(from, to);
    }

    @Override
    public OpenedRecords open(DuckDb db, List<FactColumn> facts, Machine machine) {
      StoreFile file =
          StoreFile.open(
              store, new StoreFile.Machine(machine.threads(), machine.databaseBytes()), use);
      try {
        List<String> names = facts.stream().map(FactColumn::name).toList();
        return new StoreRecords(
            file, StoredClients.open(file, new Period(from, to), names), machine);
      } catch (RuntimeException e) {
        file.close();
        throw e;
      }
    }

    @Override
    public OpenedRecords openAsIms(DuckDb db, List<FactColumn> facts, Machine machine) {
      return open(db, facts, machine);
    }

    @Override
    public void requireAnother(Path out, String option) {
      StoreNames.requireAnother(store, out, option);
    }

    @Override
    public String profile() {
      return "ims";
    }
  }
}
