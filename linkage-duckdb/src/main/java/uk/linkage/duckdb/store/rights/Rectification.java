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
        keptRules(queries, record, right, word)
            .forEach(rule -> right.requireNoneCutShort(rule.wrong()));
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
    List<PartRules.Rule> kept = keepsHistory ? List.of() : keptRules(queries, record, right, word);
    if (word == wrong && !kept.isEmpty()) {
      takeBack(queries, record, word, kept);
      answer.did(
          record
              + ": says so already. What it said before was kept as a former value: that is taken"
              + " back, and it is not matched by any more."
              + notKnown(right));
      return;
    }
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
    if (keepsHistory) {
      answer.note(
          "If what it said before was never right: the same command without --keep-history takes"
              + " the former value back.");
    }
    answer.note(
        "A file of its provider that still has what was wrong is read with what is right. Tell the"
            + " provider.");
  }

  private static String notKnown(Correction right) {
    return right.unknown().isEmpty()
        ? ""
        : " Not known by what was given: " + String.join(", ", right.unknown()) + ".";
  }

  /**
   * What was put right to what is given, and kept: asked for again without that, it is taken back.
   * A record that says something else is put right first, which says nothing of what was kept.
   */
  private static List<PartRules.Rule> keptRules(
      StoreQueries queries, HeldRecord record, Correction right, long word) {
    if (right.in(word) != word) {
      return List.of();
    }
    return PartRules.all(queries).getOrDefault(record.key(), List.of()).stream()
        .filter(rule -> rule.kept() && right.gives(rule.part()))
        .filter(rule -> rule.good() == (word & rule.part()))
        .toList();
  }

  /** Brings a record to where it would be if nothing had been kept. */
  private static void takeBack(
      StoreQueries queries, HeldRecord record, long today, List<PartRules.Rule> kept) {
    List<PartRules.Rule> rules = kept.stream().map(PartRules.Rule::notKept).toList();
    PartRules.add(queries, record.key(), rules);
    queries
        .rows(
            "SELECT word FROM put_right WHERE record = ? AND kept",
            row -> row.getLong(1),
            record.key())
        .stream()
        .filter(former -> PartRules.applied(rules, former) != former)
        .forEach(
            former ->
                queries.update(
                    "DELETE FROM put_right WHERE record = ? AND word = ?", record.key(), former));
    putFormerRight(queries, record, today, rules);
    // What stands today is the last version.
    queries.update(
        "UPDATE version SET n = (SELECT versions + 1 FROM record WHERE key = ?) WHERE record = ?"
            + " AND n = (SELECT max(n) FROM version WHERE record = ? AND word = ?)",
        record.key(),
        record.key(),
        record.key(),
        today);
    queries.update(
        "UPDATE record SET versions = versions + 1, dirty = reason IS NULL WHERE key = ?",
        record.key());
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
        boolean known =
            queries.number(
                    "SELECT count(*) FROM version WHERE record = ? AND word = ?",
                    record.key(),
                    corrected)
                > 0;
        if (!known) {
          queries.update(
              "INSERT INTO version SELECT key, versions + 1, ?, ? FROM record WHERE key = ?",
              corrected,
              NO_UPLOAD,
              record.key());
          queries.update("UPDATE record SET versions = versions + 1 WHERE key = ?", record.key());
        }
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
