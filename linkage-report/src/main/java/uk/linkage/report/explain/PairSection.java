package uk.linkage.report.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.explain.LinkExplanation;
import uk.linkage.duckdb.explain.LinkExplanation.Agreement;
import uk.linkage.duckdb.explain.LinkExplanation.Weighing;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart.Waterfall;
import uk.linkage.report.page.Chart.WaterfallStep;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;

/** How far two records agree, and what that weighs. */
final class PairSection {

  static final String FORMULA =
      "log2 odds = prior + the sum of log2(m / u) + together + values; probability = 1 / (1 +"
          + " 2^-log2 odds)";

  /** Less than this is an artefact of adding up. */
  private static final double NOTHING = 0.005;

  private PairSection() {}

  static Section of(LinkExplanation link, double threshold) {
    Weighing weighing = link.weighing();
    return new Section(
        "pair",
        "The pair",
        "How far the two records agree, by level; no value is shown.",
        List.of(
            weighing == null ? levels(link) : weights(link, weighing, threshold),
            Words.of(
                weighing == null
                    ? "They were linked by the match key '" + link.key() + "'."
                    : "They were found by the blocking key '" + link.key() + "'.")));
  }

  private static Figure levels(LinkExplanation link) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Agreement agreement : link.agreements()) {
      rows.add(List.of(Cell.of(agreement.comparison()), Cell.of(agreement.level())));
    }
    return new Figure(
        "agreement",
        "How far they agree",
        "Each of the " + rows.size() + " comparisons, and its level; nothing is weighed.",
        "",
        null,
        null,
        new DataTable(
            "Levels of agreement", List.of(Column.text("comparison"), Column.text("level")), rows));
  }

  private static Figure weights(LinkExplanation link, Weighing weighing, double threshold) {
    List<WaterfallStep> steps = new ArrayList<>();
    steps.add(new WaterfallStep("prior", "before anything is compared", weighing.prior()));
    for (Agreement agreement : link.agreements()) {
      steps.add(new WaterfallStep(agreement.comparison(), agreement.level(), agreement.weight()));
    }
    if (Math.abs(weighing.together()) >= NOTHING) {
      steps.add(
          new WaterfallStep(
              "together",
              weighing.together() < 0
                  ? "strangers who agree on one often agree on another"
                  : "strangers seldom show these together",
              weighing.together()));
    }
    steps.add(
        new WaterfallStep(
            "values",
            weighing.values() < 0 ? "what they share is common" : "what they share is rare",
            weighing.values()));
    List<List<Cell>> rows = new ArrayList<>();
    for (WaterfallStep step : steps) {
      rows.add(row(step.name(), step.level(), step.weight()));
    }
    double least = Math.log(threshold / (1 - threshold)) / Math.log(2);
    rows.add(row("log2 odds", "the sum", weighing.logOdds()));
    rows.add(row("threshold", "a probability of " + threshold, least));
    return new Figure(
        "weights",
        "What speaks for a link, and what against it",
        "All together it is "
            + bits(weighing.logOdds())
            + " bits, a probability of "
            + probability(weighing.probability())
            + "; the threshold is at "
            + bits(least)
            + " bits, a probability of "
            + threshold
            + ".",
        "Each bit above 0 doubles the odds that the two are one person, each below halves them.",
        FORMULA,
        new Waterfall("bits", steps, weighing.logOdds(), least),
        new DataTable(
            "The weight of the pair, in bits",
            List.of(Column.text("what"), Column.text("how it agrees"), Column.number("bits")),
            rows));
  }

  private static List<Cell> row(String name, String level, double weight) {
    return List.of(Cell.of(name), Cell.of(level), new Cell(bits(weight), weight));
  }

  static String bits(double bits) {
    return String.format(Locale.ROOT, "%+.2f", bits);
  }

  static String probability(double probability) {
    return String.format(Locale.ROOT, "%.6f", probability);
  }

  /** The cells of a link's weight and probability; dashes where nothing is weighed. */
  static List<Cell> weighed(@Nullable Weighing weighing) {
    return weighing == null
        ? List.of(Cell.of("–"), Cell.of("–"))
        : List.of(
            new Cell(bits(weighing.matchWeight()), weighing.matchWeight()),
            new Cell(probability(weighing.probability()), weighing.probability()));
  }
}
