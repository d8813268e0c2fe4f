package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.census.PatternCounts;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.ModelFit;
import uk.linkage.model.PatternMisfit;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;
import uk.linkage.schema.AgreementLattice;

/** Observed against expected patterns: where the model is wrong, and whether that matters. */
final class PatternSection {

  private static final int MOST = 20;

  private PatternSection() {}

  /** What a fit says of itself. */
  static Section of(LinkageModel model, ModelFit fit, String name) {
    String prefix = name.isEmpty() ? "" : name.toLowerCase(Locale.ROOT).replace(' ', '-') + "-";
    List<PatternMisfit> misfits = fit.misfits();
    List<PatternMisfit> shown = misfits.subList(0, Math.min(MOST, misfits.size()));
    AgreementLattice lattice = model.lattice();
    Rows rows =
        new Rows("Patterns that misfit, those that move the most matches first").text("pattern");
    rows.number(
        "observed pairs", "expected pairs", "deviations", "match probability", "matches moved");
    List<String> patterns = new ArrayList<>();
    List<@Nullable Double> observed = new ArrayList<>();
    List<@Nullable Double> expected = new ArrayList<>();
    for (PatternMisfit misfit : shown) {
      String pattern = name(lattice, misfit.pattern());
      patterns.add(pattern);
      observed.add(misfit.observed() > 0 ? (Double) (double) misfit.observed() : null);
      expected.add(misfit.expected() >= .01 ? (Double) misfit.expected() : null);
      rows.add(
          Cell.of(pattern),
          Cell.of(misfit.observed()),
          Cell.of(misfit.expected(), 1),
          Cell.of(misfit.deviations(), 1),
          Cell.of(model.probability(misfit.pattern()), 6),
          Cell.of(misfit.linkEffect(), 1));
    }
    boolean matters = fit.linkEffect() > ModelFit.DOUBTFUL_LINK_EFFECT;
    String says =
        misfits.isEmpty()
            ? "Every pattern is shown by as many pairs as the model expects, within five standard"
                + " deviations."
            : Wording.count(misfits.size(), "pattern is", "patterns are")
                + " more than five standard deviations off, and "
                + (misfits.size() == 1 ? "moves " : "together move ")
                + Wording.percent(fit.linkEffect(), 1)
                + " of the matches.";
    String advice =
        matters
            ? "That is more than 5 %: take the expected false and missed links as rough, and look"
                + " at what the worst patterns have in common."
            : "With so many pairs nearly every pattern is off by chance's measure; what counts is"
                + " how many matches that moves, and it is little.";
    return new Section(
        prefix + "patterns",
        name.isEmpty()
            ? "Observed and expected patterns"
            : "Observed and expected patterns: " + name,
        "All pairs were counted by how they agree. Where the model expects another number, it"
            + " misses something of how records come about.",
        List.of(
            new Figure(
                prefix + "misfits",
                "Patterns that misfit most",
                says,
                misfits.isEmpty() ? "" : advice,
                Wording.formula(
                    "deviations = (n - e) / sqrt(e); matches moved = |n - e| z, with e the expected"
                        + " pairs and z the match probability",
                    2),
                shown.isEmpty()
                    ? null
                    : new Chart.Bars(
                        "pattern",
                        "pairs",
                        patterns,
                        List.of(
                            Chart.Series.of("observed", observed),
                            Chart.Series.of("expected", expected)),
                        /* isStacked= */ false,
                        /* isLogarithmic= */ true),
                rows.table())));
  }

  /** The same for a model that was trained before. */
  static Section of(LinkageModel model, PatternCounts census) {
    return of(model, new ModelFit(model, census), "");
  }

  /** A pattern in words: the level of each comparison. */
  static String name(AgreementLattice lattice, int pattern) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < lattice.comparisonCount(); k++) {
      parts.add(
          lattice.schema().comparisons().get(k).name()
              + " "
              + lattice.cellName(k, lattice.cellOf(pattern, k)));
    }
    return String.join(", ", parts);
  }
}
