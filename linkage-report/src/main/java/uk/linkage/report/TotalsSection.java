package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.MatchingResult;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Estimate;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Headline;
import uk.linkage.report.page.Headline.Tile;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;

/** How many persons there are in all, as the table of counts may show them. */
final class TotalsSection {

  private final PublishedCounts counts;
  private final CellFigures figures;
  private final int total;
  private final boolean single;

  private TotalsSection(PublishedCounts counts) {
    this.counts = counts;
    this.figures = counts.figures();
    this.total = figures.cells().total();
    this.single = counts.groups().size() == 1;
  }

  /** The section of a count. */
  static Section of(PublishedCounts counts) {
    return section(counts, List.of());
  }

  /** The section of a match. */
  static Section of(MatchingResult result, PublishedCounts counts) {
    return section(counts, List.of(new TotalsSection(counts).links(result)));
  }

  private static Section section(PublishedCounts counts, List<Block> further) {
    TotalsSection section = new TotalsSection(counts);
    List<Block> blocks = new ArrayList<>(List.of(section.tiles(), section.totals()));
    blocks.addAll(further);
    return new Section(
        "persons",
        section.single ? "How many persons" : "Persons in contact with treatment",
        "Three ways to count them, and why they differ. " + counts.sentence(),
        blocks);
  }

  private String who(Group group) {
    if (single) {
      return "persons";
    }
    return group == Group.ANY ? "in contact with any level of treatment" : group.label();
  }

  private String shown(Group group, double number) {
    return Shown.text(counts, total, group, number);
  }

  private Headline tiles() {
    List<Tile> tiles = new ArrayList<>();
    List<Group> order = new ArrayList<>(counts.groups());
    order.remove(Group.ANY);
    order.add(0, Group.ANY);
    for (Group group : order) {
      Estimate estimated = counts.estimated(total, group);
      boolean withheld = counts.isWithheld(total, group);
      tiles.add(
          new Tile(
              who(group) + ", estimated",
              shown(group, estimated.value()),
              withheld
                  ? null
                  : "95 % interval "
                      + shown(group, estimated.low95())
                      + " to "
                      + shown(group, estimated.high95()),
              withheld
                  ? "Withheld, because few people are meant."
                  : "Linked "
                      + shown(group, (double) figures.linked(total, group))
                      + ", naive "
                      + shown(group, (double) figures.naive(total, group))
                      + ".",
              Wording.formula(estimated.formula(), 7)));
    }
    return new Headline(tiles);
  }

  private Figure totals() {
    Rows rows =
        new Rows("Persons by each way of counting them, and what linking is expected to get wrong")
            .text("contact")
            .number(
                "naive",
                "linked",
                "joined to a stranger, expected",
                "counted twice, expected",
                "estimated",
                "95 % interval from",
                "to");
    List<String> categories = new ArrayList<>();
    List<@Nullable Double> naive = new ArrayList<>();
    List<@Nullable Double> linked = new ArrayList<>();
    List<@Nullable Double> values = new ArrayList<>();
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    List<@Nullable Double> none = new ArrayList<>();
    for (Group group : counts.groups()) {
      Estimate estimated = counts.estimated(total, group);
      double[] numbers = {
        (double) figures.naive(total, group),
        (double) figures.linked(total, group),
        figures.expectedChance(total, group),
        figures.expectedMissed(total, group),
        estimated.value(),
        estimated.low95(),
        estimated.high95()
      };
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(group.label())));
      for (double number : numbers) {
        cells.add(Shown.cell(counts, total, group, number));
      }
      rows.add(cells);
      categories.add(group.label());
      naive.add(cells.get(1).number());
      linked.add(cells.get(2).number());
      values.add(cells.get(5).number());
      low.add(cells.get(6).number());
      high.add(cells.get(7).number());
      none.add(null);
    }
    return new Figure(
        "ways-of-counting",
        "Naive, linked, estimated",
        says(),
        "Quote the estimate with its interval; say so if you quote another of the three.",
        Wording.formula(counts.estimated(total, Group.ANY).formula(), 7),
        new Chart.Bars(
            "contact",
            "persons",
            categories,
            List.of(
                new Chart.Series("naive", naive, none, none),
                new Chart.Series("linked", linked, none, none),
                new Chart.Series("estimated", values, low, high)),
            /* isStacked= */ false,
            /* isLogarithmic= */ false),
        rows.table());
  }

  private String says() {
    if (counts.isWithheld(total, Group.ANY)) {
      return "The number of persons is withheld, because few people are meant.";
    }
    Estimate estimated = counts.estimated(total, Group.ANY);
    return shown(Group.ANY, estimated.value())
        + (single ? " persons" : " persons are in contact with any level of treatment")
        + ", in 95 of 100 such cases between "
        + shown(Group.ANY, estimated.low95())
        + " and "
        + shown(Group.ANY, estimated.high95())
        + ". Different attributors are "
        + shown(Group.ANY, (double) figures.naive(total, Group.ANY))
        + ": strangers who share one are counted once, and a person whose records differ by a slip"
        + " is counted twice.";
  }

  private Figure links(MatchingResult result) {
    boolean withheld = counts.isWithheld(total, Group.BOTH);
    Rows rows =
        new Rows("Links between the files, and what chance alone gives").text("").number("number");
    rows.add(Cell.of("persons in both, linked"), persons(result.links().size(), withheld));
    rows.add(
        Cell.of("of these ambiguous: another person may be meant as well"),
        persons(result.ambiguous(), withheld || counts.isSmall(result.ambiguous())));
    rows.add(
        Cell.of("links expected to be false"), Cell.of(result.totals().both().expectedChance(), 1));
    rows.add(
        Cell.of("links expected to be missed"),
        Cell.of(result.totals().both().expectedMissed(), 1));
    rows.add(
        Cell.of("pairs of strangers with one attributor, expected"),
        Cell.of(result.totals().both().chance().strangers(), 1));
    rows.add(
        Cell.of("the same when the dates of one file are moved (placebo)"),
        Cell.of(result.placebo().mean(), 1));
    return new Figure(
        "links-between",
        "Links between the files",
        (result.model() == null
                ? "Attributors were compared and nothing was weighed"
                : "A model weighed the pairs")
            + "; "
            + Wording.rounded(result.totals().both().expectedChance())
            + " links are expected to be false and "
            + Wording.rounded(result.totals().both().expectedMissed())
            + " to be missed.",
        "The two numbers of chance agreement were got in two ways: if they are far apart, the files"
            + " hold more twins or default dates than they should.",
        Wording.formula("f = (sum of a b - n) / (M - 1)", 7),
        null,
        rows.table());
  }

  private Cell persons(long persons, boolean withheld) {
    return withheld ? Cell.withheld() : Cell.of(counts.shown((double) persons));
  }
}
