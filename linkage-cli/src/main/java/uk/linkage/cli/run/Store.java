package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.LastingPersonsFile;
import uk.linkage.duckdb.output.LastingPersonsFile.PersonOfRecord;
import uk.linkage.duckdb.output.LastingPersonsFile.Translated;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreNames;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.link.CheckOutcome;
import uk.linkage.duckdb.store.link.FitOutcome;
import uk.linkage.duckdb.store.link.LinkOutcome;
import uk.linkage.duckdb.store.link.StoreLink;
import uk.linkage.duckdb.store.load.LoadAsked;
import uk.linkage.duckdb.store.load.LoadOutcome;
import uk.linkage.duckdb.store.load.StoreLoad;
import uk.linkage.duckdb.store.load.StoreUploads;
import uk.linkage.duckdb.store.read.OldIds;
import uk.linkage.duckdb.store.read.PersonHistory;
import uk.linkage.duckdb.store.read.StorePersons;
import uk.linkage.duckdb.store.read.StoreStatus;
import uk.linkage.intake.DuplicateRecordIdsException;
import uk.linkage.parallel.Workers;

/**
 * Works on a person store.
 *
 * @param db its file
 * @param machine how much of the machine may be taken
 * @param use what it is opened for
 */
public record Store(Path db, Machine machine, StoreUse use) {

  /**
   * What a load did.
   *
   * @param loaded what came of it
   * @param unusedColumns columns that were left unread
   */
  public record Loaded(LoadOutcome loaded, List<String> unusedColumns) {

    public Loaded {
      unusedColumns = List.copyOf(unusedColumns);
    }
  }

  /**
   * What was written.
   *
   * @param records how many records, or ids that were translated
   * @param persons how many persons they are
   * @param others how many old ids had no record on the day of their report
   */
  public record Written(long records, long persons, int others) {}

  private StoreFile.Machine database() {
    return new StoreFile.Machine(machine.threads(), machine.databaseBytes());
  }

  StoreFile open() {
    return StoreFile.open(db, database(), use);
  }

  /** What is written is not the store's own. */
  void requireAnother(Path out) {
    StoreNames.requireAnother(db, out, "--out");
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
  }

  private StoreLink.Settings settings() {
    return new StoreLink.Settings(machine.threads(), machine.engineBytes(), now());
  }

  /**
   * Makes an empty store.
   *
   * @param version the version of linkage
   * @return the end of its audit
   */
  public AuditHead init(String version) {
    StoreFile.create(db, LocalDate.now(ZoneId.systemDefault()), version, database());
    try (StoreFile store = open()) {
      return store.head();
    }
  }

  /**
   * Loads uploads.
   *
   * @param reading which files, and how
   * @param also names of further columns to keep, to count by
   * @param asked what the user says of the uploads
   * @param listener told what is being done
   * @return what came of it
   */
  public Audited<Loaded> load(
      ReadOptions reading, List<String> also, LoadAsked asked, StageListener listener) {
    try (StoreFile store = open();
        DuckDb reader = DuckDb.inMemory(machine.threads(), machine.databaseBytes())) {
      ClientFiles files = StoreUploads.open(reader, reading, also);
      LinkageSettings settings =
          new LinkageSettings(
              files.intakeSettings(),
              LinkageMethod.ATTRIBUTOR,
              machine.threads(),
              machine.engineBytes());
      try {
        LoadOutcome outcome = StoreLoad.run(store, files, settings, asked, now(), listener);
        return new Audited<>(new Loaded(outcome, files.unusedColumns()), store.head());
      } catch (DuplicateRecordIdsException e) {
        throw files.withLines(e);
      }
    }
  }

  /**
   * Brings persons up to date.
   *
   * @param historical whether former attributors can match from now on; null to leave it as it is
   * @param listener told what is being done
   * @return what was done
   */
  public Audited<LinkOutcome> link(@Nullable Boolean historical, StageListener listener) {
    try (StoreFile store = open()) {
      LinkOutcome outcome = StoreLink.link(store, historical, settings(), listener);
      return new Audited<>(outcome, store.head());
    }
  }

  /**
   * Links all records anew by the pinned model.
   *
   * @param listener told what is being done
   * @return what was done
   */
  public Audited<LinkOutcome> linkAll(StageListener listener) {
    try (StoreFile store = open()) {
      LinkOutcome outcome = StoreLink.linkAll(store, settings(), listener);
      return new Audited<>(outcome, store.head());
    }
  }

  /**
   * Compares links and persons with those of a run over everything.
   *
   * @param listener told what is being done
   * @return what is the same, and what isn't
   */
  public CheckOutcome check(StageListener listener) {
    try (StoreFile store = open()) {
      return StoreLink.check(store, settings(), listener);
    }
  }

  /**
   * Fits a model and shows what it changes.
   *
   * @param threshold the least match probability of a link; null for that of the model before
   * @param apply whether it is pinned
   * @param listener told what is being done
   * @return what is or would be otherwise
   */
  public Audited<FitOutcome> fit(
      @Nullable Double threshold, boolean apply, StageListener listener) {
    try (StoreFile store = open()) {
      FitOutcome outcome = StoreLink.fit(store, threshold, apply, settings(), listener);
      return new Audited<>(outcome, store.head());
    }
  }

  /**
   * Looks into the store.
   *
   * @return what is in it
   */
  public Audited<StoreStatus> status() {
    try (StoreFile store = open()) {
      return new Audited<>(StoreStatus.of(store), store.head());
    }
  }

  /**
   * Tells the story of a person.
   *
   * @param person its id
   * @return the story
   */
  public PersonHistory history(long person) {
    try (StoreFile store = open()) {
      return PersonHistory.of(store, person);
    }
  }

  /**
   * Tells the story of the person of a record.
   *
   * @param record PROVIDER/RECORD_ID
   * @return the story
   */
  public PersonHistory historyOfRecord(String record) {
    try (StoreFile store = open()) {
      return PersonHistory.of(store, PersonHistory.personOf(store, record));
    }
  }

  /**
   * Writes the person of every record that takes part.
   *
   * @param out a file that ends in .csv or .parquet
   * @param overwrite whether a file of the same columns that is there may be replaced
   * @return what was written
   */
  public Written persons(Path out, boolean overwrite) {
    requireAnother(out);
    LastingPersonsFile.requireFree(out, overwrite);
    try (StoreFile store = open();
        DuckDb writer = DuckDb.inMemory(machine.threads(), machine.databaseBytes());
        Workers workers = new Workers(machine.threads())) {
      List<PersonOfRecord> rows = StorePersons.of(store);
      LastingPersonsFile.write(out, overwrite, rows, writer, workers);
      return new Written(
          rows.size(),
          rows.stream().mapToLong(PersonOfRecord::person).distinct().count(),
          /* others= */ 0);
    }
  }

  /**
   * Writes what became of the persons of an old report.
   *
   * @param old a file with a column person_id
   * @param reported the day on which it was written; null if that isn't known
   * @param out a file that ends in .csv or .parquet
   * @param overwrite whether a file of the same columns that is there may be replaced
   * @return what was written
   */
  public Written translate(Path old, @Nullable LocalDate reported, Path out, boolean overwrite) {
    requireAnother(out);
    StoreNames.requireApart(out, old, "--translate");
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes());
        Workers workers = new Workers(machine.threads())) {
      List<Long> ids = OldIds.read(db, old);
      LastingPersonsFile.requireFreeForTranslated(out, overwrite);
      StorePersons.Translation translation;
      try (StoreFile store = open()) {
        translation = StorePersons.translated(store, ids, reported);
      }
      List<Translated> rows = translation.rows();
      LastingPersonsFile.writeTranslated(out, overwrite, rows, db, workers);
      return new Written(
          rows.stream().mapToLong(Translated::old).distinct().count(),
          rows.stream().mapToLong(Translated::today).filter(id -> id != 0).distinct().count(),
          translation.others());
    }
  }

  /**
   * Measures the time of something.
   *
   * @param start what System.nanoTime said before
   * @return how long ago that was
   */
  public static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
