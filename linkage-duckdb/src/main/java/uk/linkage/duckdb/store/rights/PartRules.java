package uk.linkage.duckdb.store.rights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * What individuals had put right, part by part: wherever a wrong part stands, also beside another
 * postcode than before, it is read as the right one.
 */
final class PartRules {

  private PartRules() {}

  /**
   * A part that was put right.
   *
   * @param part its bits
   * @param wrong what it said
   * @param good what is right
   * @param kept whether it was right once, and former words may have it
   */
  record Rule(long part, long wrong, long good, boolean kept) {

    Rule notKept() {
      return new Rule(part, wrong, good, false);
    }

    long applied(long word) {
      return (word & part) == wrong ? (word & ~part) | good : word;
    }
  }

  /** The rules of all records, by key, in the order in which they were made. */
  static Map<Integer, List<Rule>> all(StoreQueries queries) {
    record Of(int key, Rule rule) {}
    Map<Integer, List<Rule>> rules = new HashMap<>();
    queries
        .rows(
            "SELECT record, part, wrong, good, kept FROM right_part ORDER BY record, n, part",
            row ->
                new Of(
                    row.getInt(1),
                    new Rule(row.getLong(2), row.getLong(3), row.getLong(4), row.getBoolean(5))))
        .forEach(of -> rules.computeIfAbsent(of.key(), key -> new ArrayList<>()).add(of.rule()));
    return rules;
  }

  /** A word with all that was put right. */
  static long applied(List<Rule> rules, long word) {
    long right = word;
    for (Rule rule : rules) {
      right = rule.applied(right);
    }
    return right;
  }

  /** Keeps rules of a record; what is right now is no longer taken for wrong. */
  static void add(StoreQueries queries, int key, List<Rule> rules) {
    int n =
        (int)
            queries.number("SELECT coalesce(max(n), 0) + 1 FROM right_part WHERE record = ?", key);
    for (Rule rule : rules) {
      queries.update(
          "DELETE FROM right_part WHERE record = ? AND part = ? AND wrong IN (?, ?)",
          key,
          rule.part(),
          rule.wrong(),
          rule.good());
      queries.update(
          "INSERT INTO right_part VALUES (?, ?, ?, ?, ?, ?)",
          key,
          n,
          rule.part(),
          rule.wrong(),
          rule.good(),
          rule.kept());
    }
  }

  /**
   * Brings rows of an upload to what is right.
   *
   * @param staged a table with provider, record_id and word
   * @return how many rows have what was put right
   */
  static long applyTo(StoreQueries queries, String staged) {
    record Said(int key, int provider, String recordId, long word) {}
    List<Said> said =
        queries.rows(
            "SELECT r.key, r.provider, r.record_id, s.word FROM "
                + staged
                + " s JOIN record r ON r.provider = s.provider AND r.record_id = s.record_id"
                + " WHERE s.word IS NOT NULL AND r.key IN (SELECT record FROM right_part)",
            row -> new Said(row.getInt(1), row.getInt(2), row.getString(3), row.getLong(4)));
    if (said.isEmpty()) {
      return 0;
    }
    Map<Integer, List<Rule>> rules = all(queries);
    List<Said> right = new ArrayList<>();
    for (Said one : said) {
      long word = applied(rules.getOrDefault(one.key(), List.of()), one.word());
      if (word != one.word()) {
        right.add(new Said(one.key(), one.provider(), one.recordId(), word));
      }
    }
    queries.stage(
        "read_right",
        "provider INTEGER, record_id VARCHAR, word BIGINT",
        rows -> {
          for (Said one : right) {
            rows.beginRow()
                .append(one.provider())
                .append(one.recordId())
                .append(one.word())
                .endRow();
          }
        });
    queries.update(
        "UPDATE "
            + staged
            + " SET word = t.word FROM read_right t WHERE t.provider = "
            + staged
            + ".provider AND t.record_id = "
            + staged
            + ".record_id");
    return right.size();
  }
}
