package uk.linkage.duckdb.store.load;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import uk.linkage.ClientReading;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.rights.RetrospectiveConsent;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.ProviderTally;

/**
 * Loads uploads: all records of each provider that has a row in the files, as they are on a day.
 *
 * <p>What differs from before is found by record id. All of it comes into the store in one
 * transaction or nothing does.
 */
public final class StoreLoad {

  private static final int EXAMPLES = 5;
  private static final int FAULTS = 20;

  private final StoreFile store;
  private final StoreQueries queries;
  private final StagedRows staged;
  private final StagedContacts contacts;
  private final LocalDate day;
  private final LoadAsked asked;
  private final NewProviders newProviders;
  private final List<String> notes = new ArrayList<>();
  private long forgotten;

  private StoreLoad(StoreFile store, LocalDate day, LoadAsked asked) {
    this.store = store;
    this.queries = store.queries();
    this.staged = new StagedRows(queries);
    this.contacts = new StagedContacts(queries);
    this.day = day;
    this.asked = asked;
    this.newProviders = new NewProviders(queries, asked.newProviders());
  }

  /**
   * Loads files.
   *
   * @param store the store
   * @param files the files
   * @param settings how to read them
   * @param asked what the user says of the uploads
   * @param now when this is done, for the record
   * @param listener told what is being done
   * @return what came of it
   * @throws InputRefusedException if the files can't be worked on, a provider looks like one that
   *     the store has under another name, most of its records lose what they had or are of others,
   *     or records are missing and nobody said what that means; the store is as it was then
   */
  public static LoadOutcome run(
      StoreFile store,
      ClientFiles files,
      LinkageSettings settings,
      LoadAsked asked,
      LocalDateTime now,
      StageListener listener) {
    LocalDate day = settings.intake().asAt();
    // The next upload of the provider would be of an earlier day, and refused.
    if (day.isAfter(now.toLocalDate())) {
      throw new InputRefusedException(
          "--as-at must not be after today, got " + day + "; correct the day of the data");
    }
    ClientReading reading = ClientReading.runNamingAbsent(files, settings, listener);
    listener.started("load", -1);
    StoreLoad load = new StoreLoad(store, day, asked);
    load.notes.addAll(files.notes());
    load.notes.addAll(reading.notes());
    return load.take(reading.intake(), files, now);
  }

  private LoadOutcome take(IntakeResult intake, ClientFiles files, LocalDateTime now) {
    List<UploadCounts> uploads = new ArrayList<>();
    boolean[] recorded = {true};
    store.change(
        "store load",
        act -> {
          staged.stage(intake);
          notes.addAll(newProviders.require(intake.clients().providerNames(), staged));
          contacts.stage(intake, files);
          requireNotBefore(intake);
          requireNoneMissing(intake);
          requireAlike();
          for (ProviderTally tally : intake.tallies()) {
            uploads.add(counts(tally));
          }
          recorded[0] =
              uploads.stream().anyMatch(UploadCounts::changesSomething)
                  || !loadedBefore(files)
                  || intake.tallies().stream()
                      .anyMatch(tally -> staged.isOfLaterDay(tally.provider(), day))
                  || contacts.bringNews();
          if (recorded[0]) {
            act.outcome(
                "load "
                    + write(uploads, files, now)
                    + " of "
                    + day
                    + ": "
                    + UploadCounts.inWords(uploads)
                    + (asked.lastWasWrong() ? ", forgotten of the last upload " + forgotten : ""));
          } else {
            act.nothingChanged();
          }
        });
    if (!recorded[0]) {
      notes.add("these files were loaded before, and nothing is otherwise: the store is as it was");
    }
    List<RejectedRow> rejected = RejectedRow.in(files, intake.rejections());
    if (!rejected.isEmpty()) {
      notes.add(RejectedRow.inWords(rejected));
    }
    long keptRejected =
        queries.number("SELECT count(*) FROM change WHERE what = 'rejected' AND key IS NOT NULL");
    if (keptRejected > 0) {
      notes.add(
          Counted.of(
              keptRejected,
              "record that was rejected for an impossible value was in the store before: it stays"
                  + " as it was",
              "records that were rejected for an impossible value were in the store before: they"
                  + " stay as they were"));
    }
    contacts.notKept().forEach(days -> notes.add(days.inWords(day)));
    long erased = uploads.stream().mapToLong(UploadCounts::erased).sum();
    if (erased > 0) {
      notes.add(
          Counted.of(
              erased,
              "row is of a record that was erased earlier: nothing of it was taken, and its"
                  + " provider still holds it",
              "rows are of records that were erased earlier: nothing of them was taken, and their"
                  + " providers still hold them"));
    }
    SortedMap<String, Long> heldBack = staged.heldBack();
    notes.addAll(staged.standing().afterLoad(heldBack).notes());
    long silent =
        queries.number(
            "SELECT count(DISTINCT provider) FROM record WHERE provider NOT IN (SELECT provider"
                + " FROM staged_provider)");
    if (silent > 0) {
      notes.add(
          Counted.of(
              silent,
              "other provider has no row in these files: what the store has of it stays as it was",
              "other providers have no row in these files: what the store has of them stays as it"
                  + " was"));
    }
    long waiting = queries.number("SELECT count(*) FROM record WHERE dirty");
    long taking = staged.taking();
    return new LoadOutcome(
        intake,
        taking,
        heldBack,
        uploads,
        rejected,
        contacts.notKept(),
        recorded[0],
        waiting,
        notes);
  }

  /** An older upload after a newer one would turn everything back. */
  private void requireNotBefore(IntakeResult intake) {
    for (ProviderTally tally : intake.tallies()) {
      List<LocalDate> last =
          queries.rows(
              "SELECT max(day) FROM upload WHERE provider = ? HAVING max(day) > ?",
              row -> row.getObject(1, LocalDate.class),
              staged.idOf(tally.provider()),
              day);
      if (!last.isEmpty()) {
        throw new InputRefusedException(
            String.format(
                Locale.ROOT,
                "provider '%s': an upload must not be of an earlier day than the last one, got %s"
                    + " after %s; load the newer file, or say what day the data are of: --as-at",
                tally.provider(),
                day,
                last.get(0)));
      }
    }
  }

  private void requireNoneMissing(IntakeResult intake) {
    if (asked.missing() != MissingRule.ASK) {
      return;
    }
    List<String> lacking = new ArrayList<>();
    long all = 0;
    for (ProviderTally tally : intake.tallies()) {
      long absent = staged.absent(tally.provider());
      all += absent;
      if (absent > 0) {
        lacking.add(String.format(Locale.ROOT, "%s %,d", tally.provider(), absent));
      }
    }
    if (!lacking.isEmpty()) {
      int more = lacking.size() - EXAMPLES;
      String by =
          String.join(", ", lacking.subList(0, Math.min(EXAMPLES, lacking.size())))
              + (more > 0 ? " and " + Counted.of(more, "more provider", "more providers") : "");
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "an upload must hold every record that its provider had, got one without %,d of them"
                  + " (%s); nothing was loaded. If they were withdrawn, add --missing withdraw; if"
                  + " the file holds only what is new, --missing keep",
              all,
              by));
    }
  }

  /** All that is wrong at once: who confirms the first shouldn't let the others in unseen. */
  private void requireAlike() {
    if (asked.takesUnlike() || asked.lastWasWrong()) {
      return;
    }
    List<String> faults = new ArrayList<>(WrongColumns.faults(queries, asked.missing()));
    faults.addAll(UnlikeRecords.faults(store));
    if (!faults.isEmpty()) {
      int more = faults.size() - FAULTS;
      throw new InputRefusedException(
          "most records that were there before must say what they said, got "
              + String.join("; ", faults.subList(0, Math.min(FAULTS, faults.size())))
              + (more > 0 ? "; and " + Counted.of(more, "more such", "more such") : "")
              + "; nothing was loaded. If a column was emptied, moved, sorted without the others or"
              + " written in another way, mend the file (days: --date-format); if a provider gave"
              + " its ids anew, load it under another name (--new-provider). If it is all as these"
              + " files say, add --take-unlike, which takes all of this; if the upload before was"
              + " wrong and this one is right, --last-was-wrong");
    }
  }

  private UploadCounts counts(ProviderTally tally) {
    String provider = tally.provider();
    long added = staged.count(provider, "new");
    long changed = staged.count(provider, "changed");
    long returned = staged.count(provider, "returned");
    long unchanged = staged.count(provider, "unchanged");
    long excluded = staged.count(provider, "new_excluded") + staged.count(provider, "excluded");
    long rejected = staged.count(provider, "rejected");
    long erased = staged.erased(provider);
    long named = added + changed + returned + unchanged + excluded + rejected + erased;
    long absent = staged.absent(provider);
    return new UploadCounts(
        provider,
        tally.rows(),
        added,
        changed,
        returned,
        unchanged,
        excluded,
        rejected,
        tally.rows() - named,
        erased,
        asked.missing() == MissingRule.WITHDRAW ? absent : 0,
        asked.missing() == MissingRule.WITHDRAW ? 0 : absent);
  }

  private boolean loadedBefore(ClientFiles files) {
    for (InputFile file : files.files()) {
      if (queries.number("SELECT count(*) FROM load_file WHERE sha256 = ?", file.sha256()) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of the load. */
  private int write(List<UploadCounts> uploads, ClientFiles files, LocalDateTime now) {
    int load = (int) queries.number("SELECT coalesce(max(id), 0) + 1 FROM load");
    queries.update("INSERT INTO load VALUES (?, ?, ?)", load, day, now);
    for (InputFile file : files.files()) {
      queries.update(
          "INSERT INTO load_file VALUES (?, ?, ?, ?)",
          load,
          file.name(),
          file.sha256(),
          file.rows());
    }
    int upload = (int) queries.number("SELECT coalesce(max(id), 0) FROM upload");
    queries.update("CREATE OR REPLACE TEMP TABLE upload_of(provider INTEGER, upload INTEGER)");
    for (UploadCounts of : uploads) {
      upload++;
      int provider = staged.idOf(of.provider());
      queries.update("INSERT INTO upload_of VALUES (?, ?)", provider, upload);
      queries.update(
          "INSERT INTO upload VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          upload,
          load,
          provider,
          day,
          of.rows(),
          of.added(),
          of.changed(),
          of.returned(),
          of.unchanged(),
          of.excluded(),
          of.rejected(),
          of.unnamed(),
          of.withdrawn(),
          of.kept());
    }
    if (asked.lastWasWrong()) {
      forgotten = StoredRecords.forgetLast(queries);
      notes.add(
          Counted.of(
                  forgotten,
                  "record said something in the last upload of its provider that is otherwise here",
                  "records said something in the last upload of their provider that is otherwise"
                      + " here")
              + ": that is forgotten, and can't match any more");
    }
    StoredRecords.write(queries, load, asked.missing());
    contacts.write();
    RetrospectiveConsent.apply(queries);
    return load;
  }
}
