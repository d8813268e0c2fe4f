package uk.linkage.model;

import java.util.SplittableRandom;
import uk.linkage.census.PatternCounts;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Field;
import uk.linkage.schema.Level;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Twist;

/** A schema of no meaning, and counts of pairs as known models have them. */
final class Worlds {

  static final Field LEFT = new Field("left", 0, 5);
  static final Field RIGHT = new Field("right", 5, 5);
  static final Field DATE = new Field("date", 10, 10);
  static final Field KIND = new Field("kind", 20, 2);
  static final Field AREA = new Field("area", 22, 6);
  static final Field UNIT = new Field("unit", 28, 6);

  static final AgreementLattice LATTICE = new AgreementLattice(schema("name date kind place"));

  /** Chances of matches and of strangers, by comparison and level. */
  static final double[][] M = {
    {0.92, 0.01, 0.03, 0.02, 0.02}, {0.95, 0.05}, {0.99, 0.01}, {0.7, 0.1, 0.2}
  };

  static final double[][] U = {
    {0.0025, 0.0025, 0.0475, 0.0475, 0.9}, {0.001, 0.999}, {0.5, 0.5}, {0.0004, 0.02, 0.9796}
  };

  static final boolean[] ALL_SPEAK = new boolean[4];

  /** The bits of a pair of which everything is known, and with the unit missing. */
  static final long ALL = -1L;

  static final long NO_UNIT = ~UNIT.mask();
  static final long NO_PLACE = ~(UNIT.mask() | AREA.mask());

  private Worlds() {}

  /** The comparisons in an order. */
  static Schema schema(String order) {
    long both = LEFT.mask() | RIGHT.mask();
    Schema.Builder builder = Schema.named("world").fields(LEFT, RIGHT, DATE, KIND, AREA, UNIT);
    for (String name : order.split(" ", -1)) {
      switch (name) {
        case "name" ->
            builder.comparison(
                name,
                new Level("both", both),
                new Level("swapped", both, new Twist("swap", LEFT, RIGHT)),
                new Level("left", LEFT.mask()),
                new Level("right", RIGHT.mask()));
        case "date" -> builder.comparison(name, new Level("same", DATE.mask()));
        case "kind" -> builder.comparison(name, new Level("same", KIND.mask()));
        default ->
            builder.comparison(
                name, new Level("unit", AREA.mask() | UNIT.mask()), new Level("area", AREA.mask()));
      }
    }
    return builder.build();
  }

  static LinkageModel independent(double prior) {
    return LinkageModel.independent(LATTICE, ALL_SPEAK, MatchPrior.even(LATTICE, prior), M, U);
  }

  /**
   * Strangers some of whom are relatives (the same right name and place) or twins (the same date as
   * well).
   */
  static LinkageModel withFamilies(double prior, double relatives, double twins) {
    double[][] ofRelatives = {
      {0.04, 0.001, 0.009, 0.8, 0.15}, {0.001, 0.999}, {0.5, 0.5}, {0.9, 0.01, 0.09}
    };
    double[][] ofTwins = {
      {0.1, 0.001, 0.001, 0.888, 0.01}, {0.99, 0.01}, {0.66, 0.34}, {0.8, 0.05, 0.15}
    };
    Coarsening coarsening = new Coarsening(LATTICE);
    double[] table = new double[coarsening.tableSize()];
    for (int entry = 0; entry < table.length; entry++) {
      table[entry] =
          (1 - relatives - twins) * product(coarsening, entry, U)
              + relatives * product(coarsening, entry, ofRelatives)
              + twins * product(coarsening, entry, ofTwins);
    }
    return LinkageModel.withInteractions(
        LATTICE, ALL_SPEAK, MatchPrior.even(LATTICE, prior), M, table);
  }

  private static double product(Coarsening coarsening, int entry, double[][] chances) {
    double product = 1;
    for (int k = 0; k < chances.length; k++) {
      product *= chances[k][coarsening.levelOf(entry, k)];
    }
    return product;
  }

  /** Adds what a model expects of pairs of which some bits are known. */
  static void expect(LinkageModel model, double pairs, long present, double[] counts) {
    AgreementLattice lattice = model.lattice();
    for (int pattern = 0; pattern < counts.length; pattern++) {
      boolean known = true;
      for (int k = 0; k < lattice.comparisonCount(); k++) {
        known &=
            lattice.cells(k).get(lattice.cellOf(pattern, k)).known() == lattice.known(k, present);
      }
      if (known) {
        double logOdds = model.prior().logOdds(pattern);
        counts[pattern] +=
            pairs
                * (PriorLaw.logistic(logOdds) * Math.exp(model.logMatch(pattern))
                    + PriorLaw.logistic(-logOdds) * Math.exp(model.logNonMatch(pattern)));
      }
    }
  }

  static PatternCounts rounded(AgreementLattice lattice, double[] expected) {
    long[] counts = new long[expected.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.round(expected[i]);
    }
    return new PatternCounts(lattice, counts);
  }

  static PatternCounts expected(LinkageModel model, double pairs) {
    double[] counts = new double[model.lattice().patternCount()];
    expect(model, pairs, ALL, counts);
    return rounded(model.lattice(), counts);
  }

  /** Draws counts that have an expectation. */
  static PatternCounts drawn(AgreementLattice lattice, double[] expected, SplittableRandom random) {
    long[] counts = new long[expected.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = poisson(expected[i], random);
    }
    return new PatternCounts(lattice, counts);
  }

  private static long poisson(double mean, SplittableRandom random) {
    if (mean > 500) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    long count = -1;
    double product = 1;
    double end = Math.exp(-mean);
    do {
      product *= random.nextDouble();
      count++;
    } while (product > end);
    return count;
  }
}
