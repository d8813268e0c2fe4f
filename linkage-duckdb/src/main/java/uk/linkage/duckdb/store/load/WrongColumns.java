package uk.linkage.duckdb.store.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.screen.Exclusion;

/**
 * Finds an upload by which most records of a provider lose a part of their attributor, have another
 * one, or take no part any more. A column that a spreadsheet has emptied, moved or written in
 * another way does that, and nothing in one row tells it from a correction.
 */
final class WrongColumns {

  /** Fewer than these may be one careful afternoon's corrections. */
  private static final int FEWEST = 20;

  /** What a record can lose or have otherwise. */
  private enum Part {
    FIRST_INITIAL("first initial", AttributorLayout.FIRST_INITIAL.mask()),
    LAST_INITIAL("last initial", AttributorLayout.LAST_INITIAL.mask()),
    BIRTH_DATE("date of birth", AttributorLayout.BIRTH_DATE_MASK),
    SEX("sex", AttributorLayout.SEX.mask()),
    /** Within a district people move, and a postcode that was cut becomes whole. */
    POSTCODE("postcode", AttributorLayout.DISTRICT_MASK),
    WHOLE_POSTCODE("whole postcode", AttributorLayout.POSTCODE_UNIT.mask());

    private final String words;
    private final long mask;

    Part(String words, long mask) {
      this.words = words;
      this.mask = mask;
    }

    /** Counts the records of a provider that had it, and those that have another one or none. */
    String sql() {
      String differs =
          this == WHOLE_POSTCODE ? "word & %1$d = 0" : "xor(word, old_word) & %1$d <> 0";
      return String.format(
          Locale.ROOT,
          "count(*) FILTER (WHERE old_word & %1$d <> 0), count(*) FILTER (WHERE what = 'changed'"
              + " AND old_word & %1$d <> 0 AND "
              + differs
              + ")",
          mask);
    }
  }

  private static final List<Part> PARTS = List.of(Part.values());

  /** Of each provider the records that took part and are in the upload, and what is otherwise. */
  private static final String CHANGES =
      "SELECT p.name, count(*), count(*) FILTER (WHERE c.reason IS NOT NULL), mode(c.reason) FILTER"
          + " (WHERE c.reason IS NOT NULL), (SELECT count(*) FROM absent a WHERE a.provider = p.id"
          + " AND a.took_part), "
          + PARTS.stream().map(Part::sql).collect(Collectors.joining(", "))
          + " FROM change c JOIN provider p ON p.id = c.provider WHERE c.key IS NOT NULL AND"
          + " c.old_reason IS NULL AND c.what <> 'rejected' GROUP BY p.id, p.name ORDER BY p.name";

  /** What is otherwise in the records of a provider. */
  private record Changes(
      String provider, Share leaving, String reason, long absent, List<Share> parts) {}

  /** How many had something, and how many of them have it no more. */
  private record Share(long had, long changed) {

    boolean isMost() {
      return changed >= FEWEST && 2 * changed > had;
    }

    Share among(long others) {
      return new Share(had + others, changed);
    }

    String inWords() {
      return String.format(Locale.ROOT, "%,d of %,d", changed, had);
    }
  }

  private WrongColumns() {}

  /**
   * Finds what most of a provider's known records lose or have otherwise by the staged rows.
   *
   * @param missing what it means that records are not there: of a file of what is new the others go
   *     on taking part
   * @return what is wrong, a clause for each provider and column
   */
  static List<String> faults(StoreQueries queries, MissingRule missing) {
    List<String> faults = new ArrayList<>();
    for (Changes of : queries.rows(CHANGES, WrongColumns::read)) {
      // A file of what is new has the records that changed, and all others stay as they were.
      long others = missing == MissingRule.KEEP ? of.absent() : 0;
      Share leaving = of.leaving().among(others);
      if (leaving.isMost()) {
        faults.add(
            String.format(
                Locale.ROOT,
                "provider '%s': %s records would take no part any more (the most of them because:"
                    + " %s)",
                of.provider(),
                leaving.inWords(),
                inWords(of.reason())));
      }
      for (int i = 0; i < PARTS.size(); i++) {
        Share part = of.parts().get(i).among(others);
        if (part.isMost()) {
          faults.add(
              String.format(
                  Locale.ROOT,
                  "provider '%s': %s records would have %s",
                  of.provider(),
                  part.inWords(),
                  PARTS.get(i) == Part.WHOLE_POSTCODE
                      ? "no whole postcode any more"
                      : "another " + PARTS.get(i).words + ", or none"));
        }
      }
    }
    return faults;
  }

  private static Changes read(ResultSet row) throws SQLException {
    List<Share> parts = new ArrayList<>();
    for (int i = 0; i < PARTS.size(); i++) {
      parts.add(new Share(row.getLong(6 + 2 * i), row.getLong(7 + 2 * i)));
    }
    String reason = row.getString(4);
    return new Changes(
        row.getString(1),
        new Share(row.getLong(2), row.getLong(3)),
        reason == null ? "" : reason,
        row.getLong(5),
        parts);
  }

  private static String inWords(String reason) {
    return Arrays.stream(Exclusion.values())
        .filter(exclusion -> StagedRows.reason(exclusion).equals(reason))
        .map(Exclusion::reason)
        .findFirst()
        .orElse(reason);
  }
}
