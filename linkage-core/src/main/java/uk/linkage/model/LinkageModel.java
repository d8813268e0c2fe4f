package uk.linkage.model;

import uk.linkage.census.PatternCounts;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Comparison;

/**
 * What every pattern of agreement is worth: a Fellegi-Sunter model. Immutable.
 *
 * <p>With m the chance of a pattern among matches and u among non-matches, given what is known of
 * both records, its match weight is {@code log2(m / u)} bits, and with p the share of matches among
 * pairs of which the same is known its match probability is {@code m p / (m p + u (1 - p))}. What
 * is missing weighs nothing; what is known in part has the chance of everything it leaves open.
 */
public final class LinkageModel {

  /*
   * Fellegi & Sunter 1969, A theory for record linkage, JASA 64. Comparisons are independent among
   * matches, so m of a pattern is a product; u is a product too, or a sum of entries of a table in which
   * comparisons hang together. Both are tabulated for all patterns when the model is made: to weigh
   * a pattern is one array load.
   */

  /** The version of the method; models of two versions should not be compared. */
  public static final int VERSION = 1;

  private static final double LN_2 = StrictMath.log(2);

  private final AgreementLattice lattice;
  private final Coarsening coarsening;
  private final ModelKind kind;
  private final boolean[] silent;
  private final MatchPrior prior;
  private final double[][] m;
  private final double[][] u;
  private final double[] table;
  private final double[] logMatch;
  private final double[] logNonMatch;

  private LinkageModel(
      AgreementLattice lattice, boolean[] silent, MatchPrior prior, double[][] m, double[] table) {
    this(
        lattice,
        ModelKind.INTERACTIONS,
        silent,
        prior,
        m,
        LevelChances.margins(lattice, table),
        table);
  }

  private LinkageModel(
      AgreementLattice lattice,
      ModelKind kind,
      boolean[] silent,
      MatchPrior prior,
      double[][] m,
      double[][] u,
      double[] table) {
    this.lattice = lattice;
    this.coarsening = new Coarsening(lattice);
    this.kind = kind;
    this.silent = silent.clone();
    this.prior = prior;
    this.m = LevelChances.checked("m", lattice, m);
    this.u = LevelChances.checked("u", lattice, u);
    this.table = table.clone();
    for (int k = 0; k < silent.length; k++) {
      if (silent[k]) {
        this.m[k] = this.u[k].clone();
      }
    }
    this.logMatch = new double[lattice.patternCount()];
    this.logNonMatch = new double[lattice.patternCount()];
    tabulate();
  }

  /**
   * A model in which strangers agree by chance alone.
   *
   * @param lattice the patterns
   * @param silent whether a comparison is left out, for each
   * @param prior how common matches are
   * @param m the chance of each level among matches, by comparison; "none" last
   * @param u the chance of each level among non-matches
   * @return the model
   */
  public static LinkageModel independent(
      AgreementLattice lattice, boolean[] silent, MatchPrior prior, double[][] m, double[][] u) {
    return new LinkageModel(lattice, ModelKind.INDEPENDENT, silent, prior, m, u, new double[0]);
  }

  /**
   * A model in which comparisons hang together among strangers.
   *
   * @param lattice the patterns
   * @param silent whether a comparison is left out, for each
   * @param prior how common matches are
   * @param m the chance of each level among matches, by comparison; "none" last
   * @param table the chance of each combination of levels among non-matches; the last comparison's
   *     level changes fastest
   * @return the model
   */
  public static LinkageModel withInteractions(
      AgreementLattice lattice, boolean[] silent, MatchPrior prior, double[][] m, double[] table) {
    return new LinkageModel(lattice, silent, prior, m, table);
  }

  private void tabulate() {
    int[] cells = new int[silent.length];
    for (int pattern = 0; pattern < logMatch.length; pattern++) {
      boolean known = false;
      for (int k = 0; k < cells.length; k++) {
        int cell = lattice.cellOf(pattern, k);
        cells[k] = silent[k] || cell == 0 ? -1 : cell;
        known |= cells[k] >= 0;
      }
      if (known) {
        logMatch[pattern] = logOfProduct(m, cells);
        logNonMatch[pattern] =
            kind == ModelKind.INDEPENDENT ? logOfProduct(u, cells) : logOfEntries(cells);
      }
    }
  }

  private double logOfProduct(double[][] chances, int[] cells) {
    double log = 0;
    for (int k = 0; k < cells.length; k++) {
      if (cells[k] >= 0) {
        log += StrictMath.log(sum(chances[k], coarsening.open(k, cells[k])));
      }
    }
    return log;
  }

  private double logOfEntries(int[] cells) {
    return StrictMath.log(sum(table, coarsening.open(cells)));
  }

  private static double sum(double[] chances, int[] of) {
    double sum = 0;
    for (int at : of) {
      sum += chances[at];
    }
    return sum;
  }

  /**
   * Returns the same model for other records. What a level says of a pair is a property of how
   * records are kept; how common matches are depends on how many records there are, and is
   * estimated anew.
   *
   * @param census how many of all pairs of these records show each pattern
   * @param maximumMatches more matches than these there can't be
   * @return a model with the same m and u, and the prior that makes the census most likely
   */
  public LinkageModel withPriorFor(PatternCounts census, double maximumMatches) {
    return new LinkageModel(
        lattice, kind, silent, PriorShift.fitted(this, census, maximumMatches), m, u, table);
  }

  /**
   * Returns the patterns that the model weighs.
   *
   * @return the lattice
   */
  public AgreementLattice lattice() {
    return lattice;
  }

  /**
   * Returns what the model believes of strangers.
   *
   * @return the kind
   */
  public ModelKind kind() {
    return kind;
  }

  /**
   * Returns how common matches are before anything is compared.
   *
   * @return the prior, by what is known
   */
  public MatchPrior prior() {
    return prior;
  }

  /**
   * Tells whether a comparison is left out because it could not tell pairs apart.
   *
   * @param comparison the place of the comparison in the schema
   * @return whether all its weights are 0
   */
  public boolean isSilent(int comparison) {
    return silent[comparison];
  }

  /**
   * Returns the number of full levels of a comparison.
   *
   * @param comparison the place of the comparison in the schema
   * @return its levels and {@link Comparison#NONE}, which comes last
   */
  public int levelCount(int comparison) {
    return coarsening.levelCount(comparison);
  }

  /**
   * Returns the chance of a level among matches.
   *
   * @param comparison the place of the comparison in the schema
   * @param level 0 to {@link #levelCount} - 1
   * @return m
   */
  public double m(int comparison, int level) {
    return m[comparison][level];
  }

  /**
   * Returns the chance of a level among non-matches.
   *
   * @param comparison the place of the comparison in the schema
   * @param level 0 to {@link #levelCount} - 1
   * @return u; with interactions, its margin
   */
  public double u(int comparison, int level) {
    return u[comparison][level];
  }

  /**
   * Returns what a level is worth by itself.
   *
   * @param comparison the place of the comparison in the schema
   * @param level 0 to {@link #levelCount} - 1
   * @return log2(m / u); these add up to the weight of a pattern in the independent model only
   */
  public double levelWeight(int comparison, int level) {
    return StrictMath.log(m[comparison][level] / u[comparison][level]) / LN_2;
  }

  /**
   * Returns what a cell is worth by itself.
   *
   * @param comparison the place of the comparison in the schema
   * @param cell the place of the cell in the lattice
   * @return log2 of the odds of all levels it leaves open together; 0 if nothing is known
   */
  public double cellWeight(int comparison, int cell) {
    if (silent[comparison] || cell == 0) {
      return 0;
    }
    int[] open = coarsening.open(comparison, cell);
    return StrictMath.log(sum(m[comparison], open) / sum(u[comparison], open)) / LN_2;
  }

  /**
   * Returns the chances of the combinations of levels among non-matches.
   *
   * @return as {@link #withInteractions} takes them; empty in the independent model
   */
  public double[] nonMatchTable() {
    return table.clone();
  }

  /**
   * Returns the natural logarithm of the chance of a pattern among matches.
   *
   * @param pattern a pattern of the lattice
   * @return at most 0, given what is known
   */
  public double logMatch(int pattern) {
    return logMatch[pattern];
  }

  /**
   * Returns the natural logarithm of the chance of a pattern among non-matches.
   *
   * @param pattern a pattern of the lattice
   * @return at most 0 (but for rounding), given what is known
   */
  public double logNonMatch(int pattern) {
    return logNonMatch[pattern];
  }

  /**
   * Returns the match weight of a pattern.
   *
   * @param pattern a pattern of the lattice
   * @return bits in favour of a match; 0 if nothing is known
   */
  public double weight(int pattern) {
    return (logMatch[pattern] - logNonMatch[pattern]) / LN_2;
  }

  /**
   * Returns the match probability of a pattern.
   *
   * @param pattern a pattern of the lattice
   * @return 0 to 1
   */
  public double probability(int pattern) {
    double logOdds = prior.logOdds(pattern) + logMatch[pattern] - logNonMatch[pattern];
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
