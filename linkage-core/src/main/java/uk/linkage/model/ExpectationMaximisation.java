package uk.linkage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import uk.linkage.census.PatternCounts;
import uk.linkage.parallel.Workers;

/** Fits a {@link LinkageModel} to a census of agreement, without labels. */
public final class ExpectationMaximisation {

  /*
   * Both kinds of model climb from several starts (Mixture, Starts), and the highest end of each kind
   * is kept. The kind with interactions is taken if it gains more than half the logarithm of the number
   * of pairs for each parameter it adds (Schwarz 1978), its parameters are fewer than the combinations it
   * explains, and its best runs agree on the number of matches; the independent one otherwise.
   * Then it must separate: what is left of a model that doesn't is a refusal (FitChecks).
   *
   * Every pair of records is in the census, so u is known exactly, the prior is a real one, and no
   * blocking rule can be mistaken for a match: free EM on blocked pairs claims no false links where
   * nine in ten are.
   */

  /** What a note says of a file that not every command writes. */
  public static final String WHERE_WHY_IS_TOLD = " (why is told in model.json, under fit)";

  private static final int LEAST_COMPARISONS = 3;
  // If any two of three comparisons may hang together, too little is left to know matches by:
  // without
  // postcodes, precision came out .99 where .68 was true. If none may, families count as matches.
  // Either can be right, and the data don't say which: so both must come to about
  // the same (without sex they are 17 % apart, and the independent one is 1 to 3 % off).
  static final int LEAST_FOR_INTERACTIONS = 4;
  private static final double AGREEING_KINDS = 0.25;
  // Runs within three units of the best can't be told from it by the data.
  private static final double AS_HIGH = 3;
  // Starts are compared at a coarser tolerance; the best of them goes on.
  private static final double ROUGHLY = 100;
  // Enough to tell the starts apart; pairs that say nothing would have all of them crawl for
  // minutes.
  private static final int ROUGH_ROUNDS = 1_000;
  private static final double AGREEING_SPREAD = 0.01;
  // A model that fits so much worse is no fall-back: a postcode that a fifth of the records share
  // made it
  // expect two and a half times the matches, where the unsettled one was 12 % off.
  private static final double MUCH = 10;

  private ExpectationMaximisation() {}

  /** The best run of one kind, and what is told of it. */
  private record Best(Climb climb, FitAttempt attempt) {}

  /**
   * Fits a model.
   *
   * @param census how many of all pairs show each pattern
   * @param settings how to fit
   * @return the model, how well it fits, and what to mind
   * @throws ModelNotIdentifiableException if the pairs can't tell matches from chance
   */
  public static FitResult fit(PatternCounts census, FitSettings settings) {
    try (Workers one = new Workers(1)) {
      return fit(census, settings, one);
    }
  }

  /**
   * Fits a model.
   *
   * @param census how many of all pairs show each pattern
   * @param settings how to fit
   * @param workers the threads; each climbs from a start at a time
   * @return the model, the same whatever the number of threads
   * @throws ModelNotIdentifiableException if the pairs can't tell matches from chance
   */
  public static FitResult fit(PatternCounts census, FitSettings settings, Workers workers) {
    ObservedPatterns data = new ObservedPatterns(census);
    requireSomethingToCompare(data);
    Starts starts = new Starts(data, settings);
    boolean both = settings.kind() != ModelKind.INDEPENDENT;
    // The longer climbs first, so that the shorter ones fill the gaps.
    List<ModelKind> kinds =
        both
            ? List.of(ModelKind.INTERACTIONS, ModelKind.INDEPENDENT)
            : List.of(ModelKind.INDEPENDENT);
    List<Best> bests = best(starts, kinds, settings, workers);
    Best independent = bests.get(bests.size() - 1);
    if (!both) {
      return result(
          census,
          data,
          List.of(independent),
          "the model with independent comparisons was asked for");
    }
    Best interactions = bests.get(0);
    if (data.speakingComparisons() < LEAST_FOR_INTERACTIONS) {
      requireAgreement(independent.attempt(), interactions.attempt());
      return result(
          census,
          data,
          List.of(independent, interactions),
          "three comparisons can't carry interactions among strangers: the model with independent"
              + " comparisons is taken");
    }
    String doubt = doubt(data, independent.attempt(), interactions.attempt());
    if (doubt.isEmpty()) {
      return result(
          census,
          data,
          List.of(interactions, independent),
          String.format(
              Locale.ROOT,
              "strangers' comparisons hang together: allowing for it gains %.1f in log likelihood"
                  + " for %d parameters",
              interactions.attempt().logLikelihood() - independent.attempt().logLikelihood(),
              interactions.attempt().parameters() - independent.attempt().parameters()));
    }
    FitResult fallBack = result(census, data, List.of(independent, interactions), doubt);
    List<String> warnings = new ArrayList<>(fallBack.warnings());
    warnings.add(
        "strangers are taken to agree by chance alone, because these pairs can't carry more"
            + WHERE_WHY_IS_TOLD
            + ".");
    return new FitResult(fallBack.model(), fallBack.fit(), fallBack.attempts(), doubt, warnings);
  }

  private static void requireSomethingToCompare(ObservedPatterns data) {
    if (data.pairs() == 0) {
      throw new ModelNotIdentifiableException("there are no pairs of records");
    }
    if (data.speakingComparisons() < LEAST_COMPARISONS) {
      List<String> speaking = new ArrayList<>();
      for (int k = 0; k < data.coarsening().comparisonCount(); k++) {
        if (!data.isSilent(k)) {
          speaking.add(data.lattice().schema().comparisons().get(k).name());
        }
      }
      throw new ModelNotIdentifiableException(
          String.format(
              Locale.ROOT,
              "at least %d comparisons must be known and differ between pairs, got %d%s",
              LEAST_COMPARISONS,
              speaking.size(),
              speaking.isEmpty() ? "" : " (" + String.join(", ", speaking) + ")"));
    }
  }

  /** The best run of each kind. */
  private static List<Best> best(
      Starts starts, List<ModelKind> kinds, FitSettings settings, Workers workers) {
    double roughly = ROUGHLY * settings.tolerance();
    int rounds = Math.min(ROUGH_ROUNDS, settings.maximumIterations());
    List<Callable<Climb>> roughClimbs = new ArrayList<>();
    for (ModelKind kind : kinds) {
      for (Starts.Start start : Starts.ALL) {
        roughClimbs.add(() -> starts.mixture(start, kind).climb(roughly, rounds, List.of()));
      }
    }
    List<Climb> rough = workers.run(roughClimbs);
    List<Finalists> finalists = new ArrayList<>();
    List<Callable<Climb>> climbs = new ArrayList<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      int from = kind * Starts.ALL.size();
      Finalists of =
          finalists(starts, kinds.get(kind), rough.subList(from, from + Starts.ALL.size()));
      finalists.add(of);
      int most = settings.maximumIterations();
      climbs.add(() -> of.best.end().climb(settings.tolerance(), most, of.best.trace()));
      climbs.add(() -> of.without.climb(settings.tolerance(), most, List.of()));
    }
    List<Climb> ends = workers.run(climbs);
    List<Best> bests = new ArrayList<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      bests.add(
          best(kinds.get(kind), finalists.get(kind), ends.get(2 * kind), ends.get(2 * kind + 1)));
    }
    return bests;
  }

  /** What is climbed to the end: the best start, and a mixture without matches beside it. */
  private record Finalists(
      Climb best, Mixture without, List<Double> matchesByStart, double spread) {}

  private static Finalists finalists(Starts starts, ModelKind kind, List<Climb> climbs) {
    Climb best = climbs.get(0);
    for (Climb climb : climbs) {
      best = climb.penalised() > best.penalised() ? climb : best;
    }
    List<Double> matches = new ArrayList<>();
    double least = best.expectedMatches();
    double most = best.expectedMatches();
    for (Climb climb : climbs) {
      matches.add(climb.expectedMatches());
      if (climb.penalised() > best.penalised() - AS_HIGH) {
        least = Math.min(least, climb.expectedMatches());
        most = Math.max(most, climb.expectedMatches());
      }
    }
    double spread = (most - least) / Math.max(best.expectedMatches(), 1);
    Mixture without = starts.withoutMatches(kind);
    if (best.end().nonMatches() instanceof InteractionLaw law
        && without.nonMatches() instanceof InteractionLaw lawWithout) {
      List<Margins.Margin> fields = best.end().refine(law);
      lawWithout.allow(fields);
    }
    return new Finalists(best, without, matches, spread);
  }

  private static Best best(ModelKind kind, Finalists of, Climb best, Climb none) {
    List<String> fields =
        best.end().nonMatches() instanceof InteractionLaw law
            ? law.interactionsOfFields()
            : List.of();
    return new Best(
        best,
        new FitAttempt(
            kind,
            best.expectedMatches(),
            best.logLikelihood(),
            best.logLikelihood() - none.logLikelihood(),
            best.end().parameters(),
            fields,
            best.converged(),
            of.matchesByStart,
            of.spread,
            best.trace()));
  }

  private static void requireAgreement(FitAttempt a, FitAttempt b) {
    double most = Math.max(a.expectedMatches(), b.expectedMatches());
    if (Math.abs(a.expectedMatches() - b.expectedMatches()) > AGREEING_KINDS * most) {
      throw new ModelNotIdentifiableException(
          String.format(
              Locale.ROOT,
              "only three comparisons are known and differ between pairs, and the number of matches"
                  + " depends on what is assumed of them: %.0f if strangers agree by chance alone,"
                  + " %.0f if any two comparisons may hang together",
              a.expectedMatches(),
              b.expectedMatches()));
    }
  }

  /** Why the model with interactions is not to be had; empty if it is. */
  private static String doubt(
      ObservedPatterns data, FitAttempt independent, FitAttempt interactions) {
    int added = interactions.parameters() - independent.parameters();
    double gained = interactions.logLikelihood() - independent.logLikelihood();
    int combinations = data.speakingCombinations();
    if (interactions.parameters() >= combinations) {
      return String.format(
          Locale.ROOT,
          "these comparisons can't carry interactions among strangers (%d parameters, %d"
              + " combinations of levels): the model with independent comparisons is taken",
          interactions.parameters(),
          combinations);
    }
    double worthwhile = added * StrictMath.log(data.pairs()) / 2;
    if (gained <= worthwhile) {
      return String.format(
          Locale.ROOT,
          "interactions among strangers gain too little (%.1f in log likelihood, where %d"
              + " parameters should gain %.1f): the model with independent comparisons is taken",
          gained,
          added,
          worthwhile);
    }
    if (interactions.spread() > AGREEING_SPREAD
        && independent.spread() <= AGREEING_SPREAD
        && gained < MUCH * worthwhile) {
      return String.format(
          Locale.ROOT,
          "with interactions among strangers the number of matches is not settled (it varies by"
              + " %.1f %% between starts): the model with independent comparisons is taken",
          100 * interactions.spread());
    }
    return "";
  }

  private static FitResult result(
      PatternCounts census, ObservedPatterns data, List<Best> kinds, String choice) {
    Best best = kinds.get(0);
    FitChecks.requireMatches(data, best.climb(), best.attempt());
    LinkageModel model = model(data, best.climb().end());
    ModelFit fit = new ModelFit(model, census);
    ExpectedErrors errors = ExpectedErrors.at(model, census, 0.5);
    FitChecks.requireSeparation(errors);
    List<String> warnings = FitChecks.warnings(data, best.climb(), best.attempt(), model, fit);
    return new FitResult(model, fit, kinds.stream().map(Best::attempt).toList(), choice, warnings);
  }

  private static LinkageModel model(ObservedPatterns data, Mixture end) {
    int comparisons = data.coarsening().comparisonCount();
    boolean[] silent = new boolean[comparisons];
    double[][] m = new double[comparisons][];
    double[][] u = new double[comparisons][];
    for (int k = 0; k < comparisons; k++) {
      silent[k] = data.isSilent(k);
      m[k] = new double[data.coarsening().levelCount(k)];
      u[k] = new double[m[k].length];
      for (int level = 0; level < m[k].length; level++) {
        m[k][level] = end.matches().probability(k, level);
        u[k][level] = end.nonMatches().probability(k, level);
      }
    }
    double[][] factors = ScarceLevels.factors(data.lattice(), m, u, data.pairs());
    if (end.nonMatches() instanceof InteractionLaw law) {
      double[] table = law.table();
      for (int entry = 0; entry < table.length; entry++) {
        for (int k = 0; k < comparisons; k++) {
          table[entry] *= factors[k][data.coarsening().levelOf(entry, k)];
        }
      }
      normalise(table);
      return LinkageModel.withInteractions(data.lattice(), silent, end.prior().freeze(), m, table);
    }
    for (int k = 0; k < comparisons; k++) {
      for (int level = 0; level < u[k].length; level++) {
        u[k][level] *= factors[k][level];
      }
      normalise(u[k]);
    }
    return LinkageModel.independent(data.lattice(), silent, end.prior().freeze(), m, u);
  }

  private static void normalise(double[] chances) {
    double sum = 0;
    for (double chance : chances) {
      sum += chance;
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= sum;
    }
  }
}
