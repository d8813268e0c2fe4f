package uk.linkage.duckdb.store.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.screen.Exclusion;

/**
 * Finds an upload by which most records of a provider lose something that they had: a part of the
 * attributor, or that they take part. A column that a spreadsheet has emptied or written in another
 * way does that, and nothing in one row tells it from a correction.
 */
final class LostValues {

  /** Fewer than these may be one careful afternoon's corrections. */
  private static final int FEWEST = 20;

  /** What a record can lose. */
  private enum Part {
    FIRST_INITIAL("a first initial", AttributorLayout.FIRST_INITIAL.mask()),
    LAST_INITIAL("a last initial", AttributorLayout.LAST_INITIAL.mask()),
    BIRTH_DATE("a date of birth", AttributorLayout.BIRTH_DATE_MASK),
    SEX("a sex", AttributorLayout.SEX.mask()),
    POSTCODE("a postcode", AttributorLayout.UNIT_MASK);

    private final String words;
    private final long mask;

    Part(String words, long mask) {
      this.words = words;
      this.mask = mask;
    }

    /** Counts the records of a provider that had it, and those that have lost it. */
    String sql() {
      return String.format(
          Locale.ROOT,
          "count(*) FILTER (WHERE old_word & %1$d <> 0), count(*) FILTER (WHERE what = 'changed'"
              + " AND old_word & %1$d <> 0 AND word & %1$d = 0)",
          mask);
    }
  }

  private static final List<Part> PARTS = List.of(Part.values());

  /** Of each provider the records that took part and are in the upload, and what they lose. */
  private static final String LOSSES =
      """
      SELECT p.name, count(*), count(*) FILTER (WHERE c.reason IS NOT NULL),
        mode(c.reason) FILTER (WHERE c.reason IS NOT NULL), %s
      FROM change c JOIN provider p ON p.id = c.provider
      WHERE c.key IS NOT NULL AND c.old_reason IS NULL AND c.what <> 'rejected'
      GROUP BY p.name ORDER BY p.name
      """
          .formatted(PARTS.stream().map(Part::sql).collect(Collectors.joining(", ")));

  /** What records of a provider lose. */
  private record Losses(String provider, Loss participation, String reason, List<Loss> parts) {}

  /** How many had something, and how many of them have lost it. */
  private record Loss(long had, long lost) {

    boolean isMost() {
      return lost >= FEWEST && 2 * lost > had;
    }
  }

  private LostValues() {}

  /** Refuses the staged rows if most of a provider's known records lose something by them. */
  static void requireFew(StoreQueries queries) {
    List<Losses> losses =
        queries.rows(
            LOSSES,
            row -> {
              List<Loss> parts = new ArrayList<>();
              for (int i = 0; i < PARTS.size(); i++) {
                parts.add(new Loss(row.getLong(5 + 2 * i), row.getLong(6 + 2 * i)));
              }
              String reason = row.getString(4);
              return new Losses(
                  row.getString(1),
                  new Loss(row.getLong(2), row.getLong(3)),
                  reason == null ? "" : reason,
                  parts);
            });
    for (Losses of : losses) {
      if (of.participation().isMost()) {
        throw refused(
            of.provider(),
            "most records that took part must go on taking part",
            String.format(
                Locale.ROOT,
                "%,d of %,d that don't, the most of them because: %s",
                of.participation().lost(),
                of.participation().had(),
                inWords(of.reason())),
            "If a column of consent or of days has come out wrong, mend the file, or declare how"
                + " days are written (--date-format)");
      }
      for (int i = 0; i < PARTS.size(); i++) {
        Loss loss = of.parts().get(i);
        if (loss.isMost()) {
          String part = PARTS.get(i).words;
          throw refused(
              of.provider(),
              "most records that had " + part + " must still have it",
              String.format(Locale.ROOT, "%,d of %,d that lose it", loss.lost(), loss.had()),
              "If the column has come out empty or in another form, mend the file");
        }
      }
    }
  }

  private static InputRefusedException refused(
      String provider, String rule, String found, String advice) {
    return new InputRefusedException(
        String.format(
            Locale.ROOT,
            "provider '%s': %s, got %s; nothing was loaded. %s. If it is as the upload says, add"
                + " --take-unlike",
            provider,
            rule,
            found,
            advice));
  }

  private static String inWords(String reason) {
    return Arrays.stream(Exclusion.values())
        .filter(exclusion -> StagedRows.reason(exclusion).equals(reason))
        .map(Exclusion::reason)
        .findFirst()
        .orElse(reason);
  }
}
