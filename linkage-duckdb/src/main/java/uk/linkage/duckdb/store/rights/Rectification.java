package uk.linkage.duckdb.store.rights;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageListener;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.link.StoreLink;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.screen.Screening;

/**
 * Puts right what a record says. What was wrong is not matched by any more, and a file that still
 * has it does not bring it back.
 */
public final class Rectification {

  /** Stands for the upload of a version that no upload brought. */
  private static final int NO_UPLOAD = 0;

  private Rectification() {}

  /**
   * Puts a record right.
   *
   * @param store the store
   * @param request whose
   * @param right what is right
   * @param keepsHistory whether what it said was right once, and may be matched by
   * @param settings how persons are brought up to date; null if that is left to the next link
   * @param listener told what is being done
   * @return what was done
   * @throws InputRefusedException if there is no such record, it has no attributor, or a postcode
   *     would be cut short
   */
  public static Receipt run(
      StoreFile store,
      RightsRequest request,
      Correction right,
      boolean keepsHistory,
      StoreLink.@Nullable Settings settings,
      StageListener listener) {
    StoreQueries queries = store.queries();
    List<HeldRecord> records = HeldRecord.required(queries, request);
    for (HeldRecord record : records) {
      Long word = record.word();
      if (word == null) {
        throw new InputRefusedException(
            "record '"
                + record
                + "' must have an attributor to be put right, got one that came without consent:"
                + " the store has its id alone. Its provider puts it right");
      }
      if (!keepsHistory) {
        right.requireNoneCutShort(word);
      }
      if (Screening.byAttributor(right.in(word)) != null) {
        throw new InputRefusedException(
            "what is right must not be the dummy attributor; nothing was changed");
      }
    }
    Answer answer = new Answer(store, request);
    List<Receipt> receipt = new ArrayList<>();
    store.change(
        "store rectify",
        act -> {
          for (HeldRecord record : records) {
            answer.tellsRecipientsOf(record);
            putRight(queries, record, right, keepsHistory, answer);
          }
          answer.link(settings, listener);
          answer.audit(act, records, "put right: " + String.join(", ", right.parts()));
          receipt.add(
              answer.receipt(
                  "rectify",
                  "rectification of " + String.join(", ", right.parts()),
                  records.stream().map(HeldRecord::provider).toList()));
        });
    return receipt.get(0).audited(store.head());
  }

  private static void putRight(
      StoreQueries queries,
      HeldRecord record,
      Correction right,
      boolean keepsHistory,
      Answer answer) {
    long wrong = java.util.Objects.requireNonNull(record.word());
    long word = right.in(wrong);
    if (word == wrong) {
      answer.found(record + ": says so already; nothing was changed." + notKnown(right));
      return;
    }
    List<PartRules.Rule> rules = right.rules(wrong, keepsHistory);
    if (!keepsHistory) {
      putFormerRight(queries, record, wrong, rules);
    }
    PartRules.add(queries, record.key(), rules);
    keep(queries, record, wrong, keepsHistory, word);
    answer.did(
        record
            + ": put right. What it said before is "
            + (keepsHistory
                ? "kept as a former value, and can be matched by."
                : "not matched by any more.")
            + (record.takesPart()
                ? ""
                : " It takes no part (" + Consent.words(record.reason()) + ").")
            + notKnown(right));
    answer.note(
        "A file of its provider that still has what was wrong is read with what is right. Tell the"
            + " provider.");
  }

  private static String notKnown(Correction right) {
    return right.unknown().isEmpty()
        ? ""
        : " Not known by what was given: " + String.join(", ", right.unknown()) + ".";
  }

  /** What was wrong was so in earlier words as well, such as beside a former postcode. */
  static void putFormerRight(
      StoreQueries queries, HeldRecord record, long today, List<PartRules.Rule> rules) {
    List<Long> formers =
        queries.rows(
            "SELECT DISTINCT v.word FROM version v WHERE v.record = ? AND v.word <> ? AND NOT"
                + " EXISTS (SELECT 1 FROM put_right p WHERE p.record = v.record AND p.word ="
                + " v.word) ORDER BY 1",
            row -> row.getLong(1),
            record.key(),
            today);
    for (long former : formers) {
      long corrected = PartRules.applied(rules, former);
      if (corrected != former) {
        queries.update(
            "DELETE FROM put_right WHERE record = ? AND word = ?", record.key(), corrected);
        queries.update("INSERT INTO put_right VALUES (?, ?, false)", record.key(), former);
        queries.update(
            "INSERT INTO version SELECT key, versions + 1, ?, ? FROM record WHERE key = ?",
            corrected,
            NO_UPLOAD,
            record.key());
        queries.update("UPDATE record SET versions = versions + 1 WHERE key = ?", record.key());
      }
    }
  }

  /** Keeps that a word is wrong, and what is right if the record says it. */
  static void keep(StoreQueries queries, HeldRecord record, long wrong, boolean kept, long word) {
    queries.update(
        "DELETE FROM put_right WHERE record = ? AND word IN (?, ?)", record.key(), wrong, word);
    queries.update("INSERT INTO put_right VALUES (?, ?, ?)", record.key(), wrong, kept);
    queries.update(
        "INSERT INTO version SELECT key, versions + 1, ?, ? FROM record WHERE key = ? AND word = ?",
        word,
        NO_UPLOAD,
        record.key(),
        wrong);
    queries.update(
        "UPDATE record SET word = ?, versions = versions + 1 WHERE key = ? AND word = ?",
        word,
        record.key(),
        wrong);
    // Also where it was a former word: it may have linked the record.
    queries.update("UPDATE record SET dirty = true WHERE key = ? AND reason IS NULL", record.key());
  }
}
