package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.model.FitAttempt;
import uk.linkage.model.FitResult;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.ModelKind;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;
import uk.linkage.schema.Comparison;

/** What the model believes of each level, and of how common matches are. */
final class ModelSection {

  private final LinkageModel model;
  private final @Nullable FitResult fit;
  private final String prefix;

  private ModelSection(LinkageModel model, @Nullable FitResult fit, String prefix) {
    this.model = model;
    this.fit = fit;
    this.prefix = prefix;
  }

  /**
   * The section.
   *
   * @param fit how the model was fitted; null if it was trained before
   * @param name whose model it is, such as {@code IMS}; empty if there is one
   */
  static Section of(LinkageModel model, @Nullable FitResult fit, String name) {
    String prefix = name.isEmpty() ? "" : name.toLowerCase(Locale.ROOT).replace(' ', '-') + "-";
    ModelSection section = new ModelSection(model, fit, prefix);
    List<Block> blocks = new ArrayList<>();
    blocks.add(section.prior());
    for (int k = 0; k < model.lattice().comparisonCount(); k++) {
      blocks.add(section.comparison(k));
    }
    return new Section(
        prefix + "model",
        name.isEmpty() ? "What the model believes" : "What the model believes: " + name,
        "m is how often two records of one person agree on a level, u how often two strangers do. A"
            + " level's weight is how much it speaks for one person.",
        blocks);
  }

  private Figure prior() {
    Rows rows = new Rows("The prior, and how the model came about").text("").text("value");
    double share = model.prior().overall();
    rows.add(Cell.of("share of matches among all pairs, before comparing"), text("%.3g", share));
    rows.add(
        Cell.of("the same as log2 of the odds (bits)"),
        text("%.2f", model.prior().logOdds() / Math.log(2)));
    rows.add(
        Cell.of("strangers"),
        Cell.of(
            model.kind() == ModelKind.INDEPENDENT
                ? "comparisons independent"
                : "comparisons hang together in pairs"));
    String says =
        share > 0
            ? "Before anything is compared, one pair in "
                + Wording.rounded(1 / share)
                + " is one person: so much evidence a pair has to make up for."
            : "No pair is held to be one person before anything is compared.";
    String advice = "";
    if (fit == null) {
      rows.add(Cell.of("fitted to"), Cell.of("other records, before; the prior to these"));
      advice = "The model was trained before: mind that these records are kept as those were.";
    } else {
      FitAttempt taken = fit.attempts().get(0);
      rows.add(Cell.of("fitted to"), Cell.of("all pairs of these records"));
      rows.add(Cell.of("matches among all pairs, expected"), Cell.of(fit.expectedMatches(), 1));
      rows.add(Cell.of("rounds of the fit"), Cell.of(taken.trace().size()));
      rows.add(Cell.of("settled"), Cell.of(taken.converged() ? "yes" : "no"));
      rows.add(Cell.of("starts differ in the matches by"), Cell.percent(taken.spread(), 2));
      rows.add(Cell.of("why this model"), Cell.of(fit.choice()));
      for (String warning : fit.warnings()) {
        rows.add(Cell.of("warning"), Cell.of(warning));
      }
      advice =
          fit.warnings().isEmpty()
              ? ""
              : "The fit has "
                  + Wording.count(fit.warnings().size(), "warning", "warnings")
                  + ", in the table: read them before you trust its error rates.";
    }
    return new Figure(
        prefix + "prior",
        "The prior",
        says,
        advice,
        Wording.formula("P(j) = p m_j + (1 - p) u_j", 2),
        null,
        rows.table());
  }

  private static Cell text(String format, double number) {
    return new Cell(String.format(Locale.ROOT, format, number), number);
  }

  private Figure comparison(int k) {
    Comparison comparison = model.lattice().schema().comparisons().get(k);
    Rows rows =
        new Rows("Levels of " + comparison.name())
            .text("level")
            .number("m, of matches", "u, of strangers", "weight (bits)");
    List<String> levels = new ArrayList<>();
    List<@Nullable Double> weights = new ArrayList<>();
    boolean silent = model.isSilent(k);
    for (int level = 0; level < model.levelCount(k); level++) {
      double weight = silent ? 0 : model.levelWeight(k, level);
      levels.add(comparison.answerName(level));
      weights.add(weight);
      rows.add(
          Cell.of(comparison.answerName(level)),
          text("%.6f", model.m(k, level)),
          text("%.3g", model.u(k, level)),
          Cell.of(weight, 2));
    }
    int last = model.levelCount(k) - 1;
    String says =
        silent
            ? comparison.name() + " is missing or the same in all pairs, and says nothing of them."
            : String.format(
                Locale.ROOT,
                "Agreement on %s is worth %.1f bits; it holds for %.1f %% of matches and %.2g %% of"
                    + " strangers. No agreement is worth %.1f bits.",
                comparison.answerName(0),
                model.levelWeight(k, 0),
                100 * model.m(k, 0),
                100 * model.u(k, 0),
                model.levelWeight(k, last));
    return new Figure(
        prefix + "levels-" + comparison.name().replaceAll("[^a-z0-9]", "-"),
        "Weights of " + comparison.name(),
        says,
        silent
            ? ""
            : "A level that agrees on more should weigh more; where it doesn't, a default value may"
                + " be common, or few pairs show the level.",
        Wording.formula("weight = log2(m / u)", 2),
        new Chart.Bars(
            "level",
            "weight (bits)",
            levels,
            List.of(Chart.Series.of("weight", weights)),
            /* isStacked= */ false,
            /* isLogarithmic= */ false),
        rows.table());
  }
}
