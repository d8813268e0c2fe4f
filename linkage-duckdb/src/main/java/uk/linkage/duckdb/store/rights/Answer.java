package uk.linkage.duckdb.store.rights;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageListener;
import uk.linkage.duckdb.store.Act;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.link.StoreLink;

/** A receipt while it is written. */
final class Answer {

  private final StoreFile store;
  private final Asked asked;
  private final Receipt.Counts before;
  private final List<String> what = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean changed;

  /** Who asked, and when; no record id if all records of a provider are meant. */
  record Asked(String recordId, LocalDate requested, LocalDateTime now) {}

  Answer(StoreFile store, RightsRequest request) {
    this(store, new Asked(request.recordId(), request.requested(), request.now()));
  }

  Answer(StoreFile store, Asked asked) {
    this.store = store;
    this.asked = asked;
    this.before = Receipt.Counts.of(store.queries());
  }

  void did(String sentence) {
    changed = true;
    what.add(sentence);
  }

  void found(String sentence) {
    what.add(sentence);
  }

  void note(String sentence) {
    if (!notes.contains(sentence)) {
      notes.add(sentence);
    }
  }

  /** Says what a record that takes part again may lack. */
  void noteMissedUploads() {
    note(
        "Nothing that uploads told of a record while it was held back was taken: load the last"
            + " upload of its provider again, and what that tells comes in. Days of contact that"
            + " only earlier ones told can't be had: an upload of an earlier day than the last one"
            + " is refused.");
  }

  /** Says which outputs went where with a record, so that their recipients can be told (R25). */
  void tellsRecipientsOf(HeldRecord record) {
    store
        .queries()
        .rows(
            "SELECT u.recipient, count(*), CAST(max(u.made) AS DATE) FROM carried c JOIN"
                + " carried_run u ON u.id = c.run WHERE c.record = ? GROUP BY u.recipient ORDER BY"
                + " u.recipient",
            row ->
                String.format(
                    Locale.ROOT,
                    "%s went to '%s' with %s, the last on %s: the recipient has to be told.",
                    record,
                    row.getString(1),
                    Counted.of(row.getLong(2), "output", "outputs"),
                    row.getObject(3, LocalDate.class)),
            record.key())
        .forEach(this::note);
  }

  /** Tells the audit what was done, and to which records. */
  void audit(Act act, List<HeldRecord> records, String outcome) {
    if (!changed) {
      act.nothingChanged();
      return;
    }
    records.forEach(record -> act.record(record.provider(), record.recordId()));
    act.outcome(outcome);
  }

  /** Links what changed, within the transaction that changed it. */
  void link(StoreLink.@Nullable Settings settings, StageListener listener) {
    if (!changed) {
      return;
    }
    if (settings != null && StoreLink.linkWithin(store, settings, listener) != null) {
      note(
          before.waiting() > 0
              ? "Persons were brought up to date, other records that waited among them."
              : "Persons were brought up to date.");
    } else {
      note(
          "Persons were not brought up to date: run 'linkage store link' before anything is"
              + " counted.");
    }
  }

  Receipt receipt(String right, String words, List<String> providers) {
    return receipt(right, words, providers, store);
  }

  /** The same of a store that was opened again. */
  Receipt receipt(String right, String words, List<String> providers, StoreFile now) {
    LocalDate done = asked.now().toLocalDate();
    Receipt.Counts after = Receipt.Counts.of(now.queries());
    return new Receipt(
        right,
        words,
        asked.recordId(),
        providers,
        asked.now(),
        right.equals("rectify")
            ? Deadline.fiveWorkingDays(asked.requested(), done)
            : Deadline.oneMonth(asked.requested(), done),
        changed,
        what,
        before,
        after,
        notes,
        /* audit= */ null);
  }
}
