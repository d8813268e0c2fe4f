package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.linkage.ModelResult;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;
import uk.linkage.model.ExpectedErrors;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;
import uk.linkage.schema.AgreementLattice;

/** How all pairs weigh, and what the threshold costs. */
final class WeightSection {

  private static final int BITS_OF_BAR = 2;
  private static final double WIDEST = 100;

  private static final double STEP = 0.375;
  private static final int STEPS_BELOW = 24;
  private static final int STEPS_ABOVE = 64;

  /** By less than this factor one threshold is as good as another. */
  private static final double MUCH_WORSE = 1.1;

  private final ModelResult model;
  private final Links links;
  private final double threshold;
  private final double[] logOdds;

  private WeightSection(ModelResult model, Links links) {
    this.model = model;
    this.links = links;
    this.threshold = Scorer.logOddsOf(model.expected().threshold());
    AgreementLattice lattice = model.census().lattice();
    this.logOdds = new double[lattice.patternCount()];
    Scorer scorer = model.scorer();
    for (int pattern = 0; pattern < logOdds.length; pattern++) {
      double odds = scorer.priorLogOdds(pattern) + scorer.model().weight(pattern);
      logOdds[pattern] = Math.max(-WIDEST, Math.min(WIDEST, odds));
    }
  }

  static Section of(ModelResult model, Links links) {
    WeightSection section = new WeightSection(model, links);
    return new Section(
        "weights",
        "Match weights and the threshold",
        "Evidence is in bits, log2 of the odds that a pair is one person: the prior and the match"
            + " weight together. At 0 bits it is as likely as not; each bit doubles the odds.",
        List.of(section.distribution(), section.thresholdCost()));
  }

  private Figure distribution() {
    TreeMap<Integer, double[]> bars = new TreeMap<>();
    model
        .census()
        .forEachPattern(
            pattern -> {
              double[] bar =
                  bars.computeIfAbsent(
                      (int) Math.floor(logOdds[pattern] / BITS_OF_BAR), of -> new double[2]);
              long pairs = model.census().count(pattern);
              bar[0] += pairs;
              bar[1] += pairs * Scorer.probability(logOdds[pattern]);
            });
    Rows rows =
        new Rows("All pairs by their evidence, in steps of " + BITS_OF_BAR + " bits")
            .text("bits")
            .number("from", "pairs", "of these matches, expected");
    List<Double> at = new ArrayList<>();
    List<@Nullable Double> pairs = new ArrayList<>();
    List<@Nullable Double> matches = new ArrayList<>();
    double doubtful = 0;
    for (int bar = bars.isEmpty() ? 1 : bars.firstKey();
        !bars.isEmpty() && bar <= bars.lastKey();
        bar++) {
      double[] of = bars.getOrDefault(bar, new double[2]);
      int from = bar * BITS_OF_BAR;
      at.add(from + BITS_OF_BAR / 2.0);
      // A logarithm has no place for nothing.
      pairs.add(of[0] > 0 ? (Double) of[0] : null);
      matches.add(of[1] >= .01 ? (Double) of[1] : null);
      rows.add(
          Cell.of(from + " to " + (from + BITS_OF_BAR)),
          Cell.of((long) from),
          Cell.of((long) of[0]),
          Cell.of(of[1], 1));
      doubtful += Math.abs(from + BITS_OF_BAR / 2.0 - threshold) <= 3 ? of[0] : 0;
    }
    return new Figure(
        "weight-distribution",
        "All pairs by their evidence",
        "Of "
            + Wording.count(model.census().pairs(), "pair", "pairs")
            + " of records "
            + Wording.rounded(doubtful)
            + (doubtful == 1 ? " lies" : " lie")
            + " within three bits of the threshold at "
            + Wording.bits(threshold)
            + ": the pairs that a rule of another strictness would judge otherwise.",
        "Matches and strangers should stand apart in two hills with the threshold between. If they"
            + " run into each other, more of the attributor is needed, not another threshold.",
        Wording.formula("pairs n_j of pattern j at log2 of prior odds + log2(m_j / u_j)", 2),
        new Chart.Lines(
            "evidence, log2 of the odds (bits)",
            "pairs",
            at,
            List.of(
                Chart.Series.of("all pairs", pairs), Chart.Series.of("matches, expected", matches)),
            /* isLogarithmic= */ true,
            threshold,
            "threshold"),
        rows.table());
  }

  private Figure thresholdCost() {
    LinkWeights above = new LinkWeights(links, threshold);
    ExpectedErrors run = model.expected();
    List<Double> at = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    List<Double> linked = new ArrayList<>();
    List<Double> falseLinks = new ArrayList<>();
    List<Double> missed = new ArrayList<>();
    for (int step = -STEPS_BELOW; step <= STEPS_ABOVE; step++) {
      double bits = threshold + step * STEP;
      double count = run.links();
      double found = run.links() - run.falseLinks();
      if (step > 0) {
        int bins = (int) (step * STEP * LinkWeights.BINS_PER_BIT);
        count = above.links(bins);
        found = above.found(bins);
      } else if (step < 0) {
        double[] further = below(bits);
        count += further[0];
        found += further[1];
      }
      at.add(bits);
      probabilities.add(step == 0 ? (Double) run.threshold() : (Double) Scorer.probability(bits));
      linked.add(count);
      falseLinks.add(step == 0 ? (Double) run.falseLinks() : (Double) Math.max(0, count - found));
      missed.add(
          step == 0 ? (Double) run.missedLinks() : (Double) Math.max(0, run.trueLinks() - found));
    }
    Rows rows =
        new Rows("Links and their expected errors at other thresholds")
            .number(
                "evidence (bits)",
                "match probability",
                "links",
                "false, expected",
                "missed, expected");
    for (int i = 0; i < at.size(); i++) {
      rows.add(
          Cell.of(at.get(i), 3),
          new Cell(String.format(Locale.ROOT, "%.6f", probabilities.get(i)), probabilities.get(i)),
          new Cell(Wording.rounded(linked.get(i)), linked.get(i)),
          Cell.of(falseLinks.get(i), 1),
          Cell.of(missed.get(i), 1));
    }
    return new Figure(
        "threshold-cost",
        "What the threshold costs",
        says(run),
        advice(at, falseLinks, missed),
        Wording.formula(
            "links(t) = number of links with evidence of t or more; false(t) = sum of (1 - z) over"
                + " them; missed(t) = true links - sum of z over them, at least 0. Below the run's"
                + " own threshold pairs were not kept: there whole patterns of the census are"
                + " added, n_j pairs with n_j z_j matches each",
            6),
        new Chart.ThresholdCost(at, probabilities, linked, falseLinks, missed, STEPS_BELOW),
        rows.table());
  }

  /** The pairs of patterns below the threshold of the run and not below another: all, matches. */
  private double[] below(double bits) {
    double[] further = new double[2];
    AgreementLattice lattice = model.census().lattice();
    model
        .census()
        .forEachPattern(
            pattern -> {
              if (logOdds[pattern] >= bits
                  && logOdds[pattern] < threshold
                  && !lattice.isConflict(pattern)) {
                long pairs = model.census().count(pattern);
                further[0] += pairs;
                further[1] += pairs * Scorer.probability(logOdds[pattern]);
              }
            });
    return further;
  }

  private static String says(ExpectedErrors run) {
    if (run.links() == 0) {
      return "No pair reaches the threshold; "
          + Wording.rounded(run.missedLinks())
          + " matches are expected to be missed.";
    }
    return "At the threshold of the run, a match probability of "
        + run.threshold()
        + ", there "
        + (run.links() == 1 ? "is " : "are ")
        + Wording.count(run.links(), "link", "links")
        + ": "
        + Wording.rounded(run.falseLinks())
        + " of them expected to be false ("
        + Wording.percent(run.falseLinks(), (double) run.links())
        + "), and "
        + Wording.rounded(run.missedLinks())
        + " of "
        + Wording.rounded(run.trueLinks())
        + " matches expected to be missed ("
        + Wording.percent(run.missedLinks(), run.trueLinks())
        + ").";
  }

  /**
   * Fewest errors together, not as many of each kind: the estimate of persons corrects for both.
   */
  private static String advice(List<Double> at, List<Double> falseLinks, List<Double> missed) {
    double here = falseLinks.get(STEPS_BELOW) + missed.get(STEPS_BELOW);
    int best = STEPS_BELOW;
    double fewest = here;
    for (int i = 0; i < at.size(); i++) {
      double errors = falseLinks.get(i) + missed.get(i);
      if (errors < fewest) {
        fewest = errors;
        best = i;
      }
    }
    if (here - fewest < 1 || here < fewest * MUCH_WORSE) {
      return "Hardly anywhere would both errors together be fewer: leave the threshold as it is.";
    }
    return "At "
        + Wording.bits(at.get(best))
        + " both errors together would be "
        + Wording.rounded(fewest)
        + ", here they are "
        + Wording.rounded(here)
        + ": --threshold "
        + String.format(Locale.ROOT, "%.4f", Scorer.probability(at.get(best)))
        + " would be nearer. The estimate of persons is corrected for both, whatever the"
        + " threshold.";
  }
}
