package uk.linkage.report.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.ProviderTally;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Labels;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;
import uk.linkage.screen.Exclusion;

/** Which records take no part, and why. Of an excluded record only this count is known. */
public final class ScreeningSection {

  /** More than these aren't told apart in a chart. */
  private static final int MOST_PROVIDERS = 40;

  private static final double MUCH = .25;

  private static final String LEAD =
      "Records without consent, dummies and impossible values take part in nothing.";

  private final IntakeResult intake;

  /** What the names of figures begin with. */
  private final String prefix;

  private ScreeningSection(IntakeResult intake, String prefix) {
    this.intake = intake;
    this.prefix = prefix;
  }

  /**
   * The section of a page that may be published: how many rows were read and take part, as the page
   * shows numbers, and nothing that is small.
   *
   * @param intake what came of reading
   * @param source whose records these are, such as {@code IMS}; empty if there is one source
   * @param shown what is shown of a number, null if it is withheld
   * @return the section
   */
  public static Section published(
      IntakeResult intake, String source, LongFunction<@Nullable Long> shown) {
    String prefix = source.isEmpty() ? "" : source.toLowerCase(java.util.Locale.ROOT) + "-";
    Long read = shown.apply(intake.rows());
    Long taking = shown.apply(intake.tallies().stream().mapToLong(ProviderTally::records).sum());
    Rows rows = new Rows("What became of the rows that were read").text("rows").number("records");
    rows.add(Cell.of("read"), cell(read));
    rows.add(Cell.of("taking part"), cell(taking));
    Figure figure =
        new Figure(
            prefix + "records",
            "Records",
            read == null || taking == null
                ? "How many rows were read, or take part, is withheld, because few people are"
                    + " meant."
                : "Of some "
                    + Wording.count(read, "row", "rows")
                    + ", "
                    + Wording.count(taking)
                    + " take part; the others are excluded by the rules, or have an impossible"
                    + " value. Both numbers are as this page shows numbers.",
            "",
            null,
            null,
            rows.table());
    return new Section(
        prefix + "screening",
        source.isEmpty() ? "Who takes part" : "Who takes part: " + source,
        LEAD,
        List.of(figure));
  }

  private static Cell cell(@Nullable Long number) {
    return number == null ? Cell.withheld() : Cell.of(number);
  }

  /**
   * The section.
   *
   * @param intake what came of reading
   * @param source whose records these are, such as {@code IMS}; empty if there is one source
   * @param rejected the file that names rejected records; empty if there is none
   * @return the section
   */
  public static Section of(IntakeResult intake, String source, String rejected) {
    String prefix = source.isEmpty() ? "" : source.toLowerCase(java.util.Locale.ROOT) + "-";
    ScreeningSection section = new ScreeningSection(intake, prefix);
    return new Section(
        prefix + "screening",
        source.isEmpty() ? "Who takes part" : "Who takes part: " + source,
        LEAD,
        List.of(section.records(rejected), section.byProvider()));
  }

  private long excluded(Exclusion exclusion) {
    return intake.tallies().stream().mapToLong(tally -> tally.excluded(exclusion)).sum();
  }

  private Figure records(String rejected) {
    Rows rows =
        new Rows("What became of the rows that were read").text("rows").number("records", "share");
    long read = intake.rows();
    long taking = intake.tallies().stream().mapToLong(ProviderTally::records).sum();
    long excluded = 0;
    row(rows, "read", read);
    for (Exclusion exclusion : Exclusion.values()) {
      long records = excluded(exclusion);
      excluded += records;
      if (records > 0) {
        row(rows, "excluded: " + exclusion.reason(), records);
      }
    }
    row(rows, "excluded, all reasons", excluded);
    row(rows, "rejected: an impossible value", intake.rejections().size());
    row(rows, "taking part", taking);
    long elsewhere = taking - intake.clients().size();
    if (elsewhere > 0) {
      row(rows, "of these left out, of other authorities", elsewhere);
    }
    String says =
        read == 0
            ? "No row was read."
            : "Of "
                + Wording.count(read, "row", "rows")
                + " "
                + Wording.count(taking)
                + (taking == 1 ? " takes part (" : " take part (")
                + Wording.percent(taking, read)
                + "), "
                + Wording.count(excluded)
                + (excluded == 1 ? " is" : " are")
                + " excluded by the rules and "
                + Wording.count(intake.rejections().size())
                + (intake.rejections().size() == 1 ? " is" : " are")
                + " rejected for an impossible value.";
    String advice =
        excluded > MUCH * read
            ? "More than a quarter is excluded: ask whether consent is asked for, and written down."
            : intake.rejections().size() > 0 && !rejected.isEmpty()
                ? rejected
                    + " names file, line and column of each rejected record: have them"
                    + " mended."
                : "";
    return new Figure(prefix + "records", "Records", says, advice, null, null, rows.table());
  }

  private void row(Rows rows, String what, long records) {
    double share = intake.rows() == 0 ? Double.NaN : (double) records / intake.rows();
    rows.add(Cell.of(what), Cell.of(records), Cell.percent(share, 1));
  }

  private static long out(ProviderTally tally) {
    long out = tally.rejected();
    for (Exclusion exclusion : Exclusion.values()) {
      out += tally.excluded(exclusion);
    }
    return out;
  }

  private Figure byProvider() {
    List<ProviderTally> all = intake.tallies();
    int[] most =
        IntStream.range(0, all.size())
            .boxed()
            .filter(i -> out(all.get(i)) > 0)
            .sorted(Comparator.comparingLong((Integer i) -> -out(all.get(i))).thenComparing(i -> i))
            .limit(MOST_PROVIDERS)
            .sorted()
            .mapToInt(i -> i)
            .toArray();
    List<ProviderTally> shown = IntStream.of(most).mapToObj(all::get).toList();
    List<String> names =
        new ArrayList<>(Labels.distinct(shown.stream().map(ProviderTally::provider).toList()));
    long providers = all.stream().filter(tally -> out(tally) > 0).count();
    boolean hasOthers = providers > shown.size();
    if (hasOthers) {
      names.add("all others (" + Wording.count(providers - shown.size()) + ")");
    }
    Rows rows = new Rows("Records that take no part, by provider and reason").text("provider");
    List<Chart.Series> series = new ArrayList<>();
    List<long[]> columns = new ArrayList<>();
    for (Exclusion exclusion : Exclusion.values()) {
      if (excluded(exclusion) > 0) {
        long[] counts = shown.stream().mapToLong(tally -> tally.excluded(exclusion)).toArray();
        add(rows, series, columns, exclusion.reason(), counts, excluded(exclusion), hasOthers);
      }
    }
    long rejected = intake.rejections().size();
    if (rejected > 0) {
      long[] counts = shown.stream().mapToLong(ProviderTally::rejected).toArray();
      add(rows, series, columns, "an impossible value", counts, rejected, hasOthers);
    }
    rows.number("all");
    for (int row = 0; row < names.size(); row++) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(names.get(row))));
      long sum = 0;
      for (long[] column : columns) {
        cells.add(Cell.of(column[row]));
        sum += column[row];
      }
      cells.add(Cell.of(sum));
      rows.add(cells);
    }
    String says =
        providers == 0
            ? "No record was screened out."
            : "Records were screened out of "
                + Wording.count(providers, "provider", "providers")
                + " of "
                + Wording.count(all.size())
                + ".";
    return new Figure(
        prefix + "screened-out",
        "Screened out, by provider and reason",
        says,
        providers == 0
            ? ""
            : "A provider whose bar stands out, or has one reason only, may not be recording"
                + " consent as others do: ask there first.",
        null,
        providers == 0
            ? null
            : new Chart.Bars(
                "provider",
                "records",
                names,
                series,
                /* isStacked= */ true,
                /* isLogarithmic= */ false),
        rows.table());
  }

  private static void add(
      Rows rows,
      List<Chart.Series> series,
      List<long[]> columns,
      String name,
      long[] counts,
      long all,
      boolean hasOthers) {
    long[] column = java.util.Arrays.copyOf(counts, counts.length + (hasOthers ? 1 : 0));
    if (hasOthers) {
      column[counts.length] = all - java.util.Arrays.stream(counts).sum();
    }
    List<@Nullable Double> values = new ArrayList<>();
    for (long count : column) {
      values.add((double) count);
    }
    rows.number(name);
    columns.add(column);
    series.add(Chart.Series.of(name, values));
  }
}
