package uk.linkage.benchmarks;

import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.match.Links;
import uk.linkage.match.PairScoring;
import uk.linkage.match.Scorer;
import uk.linkage.match.ValueWeights;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.model.FitSettings;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

/** Records, the model that was fitted to them, and the plan that follows from it. */
final class FittedWorld {

  /** A link is more likely a match than not. */
  static final double THRESHOLD = Scorer.logOddsOf(0.5);

  private static final double MOST_MATCHES_PER_RECORD = 40;

  final long[] records;
  final PatternCounts census;
  final Scorer scorer;
  final BlockingPlan plan;

  /** A world of about so many rows, whose model has yet to be fitted. */
  static FittedWorld of(int rows) {
    return new FittedWorld(PackedWorld.records(rows));
  }

  private FittedWorld(long[] records) {
    this.records = records;
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    int threads = Runtime.getRuntime().availableProcessors();
    try (Workers workers = new Workers(threads)) {
      this.census = new PatternCensus(lattice, workers).within(records);
      this.scorer =
          new Scorer(
              ExpectationMaximisation.fit(census, settings(records.length)).model(),
              ValueWeights.of(lattice, records, workers));
    }
    this.plan =
        BlockingPlan.of(
            lattice,
            pattern -> scorer.bestLogOdds(pattern) >= THRESHOLD,
            census::count,
            records.length);
  }

  /** How a model is fitted to so many records. */
  static FitSettings settings(int records) {
    return FitSettings.upTo(MOST_MATCHES_PER_RECORD * records);
  }

  /** The pairs that reach the threshold. */
  Links links(Workers workers) {
    return new PairScoring(records, plan, scorer, THRESHOLD)
        .run(workers, Integer.MAX_VALUE)
        .links();
  }
}
