package uk.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingPlan;
import uk.linkage.block.PlannedKey;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.cluster.CohesiveClusters;
import uk.linkage.cluster.PairOdds;
import uk.linkage.cluster.Persons;
import uk.linkage.cluster.UnionFind;
import uk.linkage.intake.Clients;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.match.Links;
import uk.linkage.match.PairScoring;
import uk.linkage.match.Scorer;
import uk.linkage.match.ValueWeights;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.model.ExpectedErrors;
import uk.linkage.model.FitResult;
import uk.linkage.model.FitSettings;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.ModelNotIdentifiableException;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

/**
 * Linking by a model: a census of all pairs, a model fitted to it, a plan that reaches every pair
 * it could link, their scores, and clusters that hold together.
 */
final class ProbabilisticLinkage {

  /*
   * A person has a few records, rarely many: more than forty pairs for every record would be
   * persons of eighty records on the average.
   */
  private static final double MOST_MATCHES_PER_RECORD = 40;

  /*
   * Above this a plan takes more than ten minutes on two threads. Only a threshold near 0, or records
   * that say next to nothing, ask for as much.
   */
  private static final long MOST_CANDIDATES = 50_000_000_000L;

  private final LinkageSettings settings;
  private final Clients clients;
  private final long[] records;
  private final Workers workers;
  private final Stages stages;
  private final double threshold;
  private final List<String> notes = new ArrayList<>();

  ProbabilisticLinkage(LinkageSettings settings, Clients clients, Workers workers, Stages stages) {
    this.settings = settings;
    this.clients = clients;
    this.records = clients.records();
    this.workers = workers;
    this.stages = stages;
    this.threshold = Scorer.logOddsOf(settings.model().threshold());
  }

  Linkage.Linked run() {
    if (records.length < 2) {
      Persons persons = Persons.of(new UnionFind(records.length));
      return new Linkage.Linked(Links.none(), List.of(), /* model= */ null, persons, notes);
    }
    PatternCounts census = census();
    FitResult fit = settings.model().trained() == null ? fit(census) : null;
    LinkageModel model =
        fit == null
            ? Objects.requireNonNull(settings.model().trained()).withPriorFor(census)
            : fit.model();
    Scorer scorer = weighValues(model);
    BlockingPlan plan = plan(scorer, census);
    PairScoring.Result scored = score(plan, scorer);
    PairOdds odds = odds(scorer);
    Links links = scored.links().only(link -> isPossible(scored.links(), link, odds));
    Clustered clustered = cluster(links, odds);
    ExpectedErrors expected = expected(links, model, census);
    return new Linkage.Linked(
        links,
        List.of(),
        new ModelResult(census, fit, scorer, plan, scored.keys(), expected, clustered.refusals()),
        clustered.persons(),
        notes);
  }

  private record Clustered(Persons persons, long refusals) {}

  private PatternCounts census() {
    long start = stages.started("census", -1);
    AgreementLattice lattice =
        settings.model().trained() == null
            ? new AgreementLattice(AttributorLayout.SCHEMA)
            : settings.model().trained().lattice();
    PatternCounts census = new PatternCensus(lattice, workers).within(records);
    stages.finished(
        "census", start, records.length, census.pairs(), "pairs", 8L * lattice.patternCount());
    return census;
  }

  private FitResult fit(PatternCounts census) {
    long start = stages.started("fit", -1);
    try {
      FitResult fit =
          ExpectationMaximisation.fit(
              census, FitSettings.upTo(MOST_MATCHES_PER_RECORD * records.length));
      notes.addAll(fit.warnings());
      stages.finished("fit", start, census.pairs(), fit.trace().size(), "rounds", 0);
      return fit;
    } catch (ModelNotIdentifiableException e) {
      throw new InputRefusedException(
          e.getMessage()
              + "; link them by '--method ladder' or '--method attributor', or score them with a"
              + " model trained on more records of the kind ('--model FILE')");
    }
  }

  private Scorer weighValues(LinkageModel model) {
    long start = stages.started("values", -1);
    ValueWeights values = ValueWeights.of(model.lattice(), records, workers);
    stages.finished(
        "values", start, records.length, records.length, "records", values.ramBytesUsed());
    return new Scorer(model, values);
  }

  private BlockingPlan plan(Scorer scorer, PatternCounts census) {
    long start = stages.started("plan", -1);
    BlockingPlan plan;
    try {
      plan =
          BlockingPlan.of(
              census.lattice(),
              pattern -> scorer.bestLogOdds(pattern) >= threshold,
              census::count,
              records.length);
    } catch (IllegalArgumentException e) {
      throw new InputRefusedException(String.valueOf(e.getMessage()));
    }
    requireBearable(plan);
    stages.finished("plan", start, census.pairs(), plan.pairs(), "candidate pairs", 0);
    return plan;
  }

  private void requireBearable(BlockingPlan plan) {
    if (plan.keys().size() > PairScoring.MOST_KEYS) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "the threshold must leave at most %d blocking keys, got %d; raise --threshold",
              PairScoring.MOST_KEYS,
              plan.keys().size()));
    }
    if (plan.joins() > MOST_CANDIDATES) {
      PlannedKey worst = plan.keys().get(plan.keys().size() - 1);
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "the threshold must leave at most %,d candidate pairs, got %,d, most of them by"
                  + " '%s' (%,d); raise --threshold",
              MOST_CANDIDATES,
              plan.joins(),
              worst.key().name(),
              worst.joins()));
    }
  }

  private PairScoring.Result score(BlockingPlan plan, Scorer scorer) {
    long start = stages.started("score", plan.joins());
    PairScoring.Result scored =
        new PairScoring(records, plan, scorer, threshold)
            .run(workers, settings.linkLimit(records.length));
    Links links = scored.links();
    stages.finished("score", start, plan.pairs(), links.size(), "links", links.ramBytesUsed());
    return scored;
  }

  /** Weighs any two records; those that can't be one person have no odds at all. */
  private PairOdds odds(Scorer scorer) {
    boolean[] single = new boolean[clients.providerNames().size()];
    for (int provider = 0; provider < single.length; provider++) {
      single[provider] =
          settings.model().withoutDuplicates().contains(clients.providerNames().get(provider));
    }
    AgreementLattice lattice = scorer.model().lattice();
    boolean[] conflicting = new boolean[lattice.patternCount()];
    for (int pattern = 0; pattern < conflicting.length; pattern++) {
      conflicting[pattern] = lattice.isConflict(pattern);
    }
    return (a, b) -> {
      int pattern = scorer.pattern(records[a], records[b]);
      int provider = clients.provider(a);
      return conflicting[pattern] || (single[provider] && provider == clients.provider(b))
          ? Double.NEGATIVE_INFINITY
          : scorer.logOdds(pattern, records[a], records[b]);
    };
  }

  private static boolean isPossible(Links links, int link, PairOdds odds) {
    return odds.logOdds(links.left(link), links.right(link)) > Double.NEGATIVE_INFINITY;
  }

  private Clustered cluster(Links links, PairOdds odds) {
    long start = stages.started("cluster", links.size());
    CohesiveClusters clusters =
        new CohesiveClusters(records.length, odds, CohesiveClusters.USUAL_CUT);
    for (int link : links.strongestFirst()) {
      clusters.join(links.left(link), links.right(link));
    }
    Persons persons = Persons.of(clusters.sets());
    stages.finished(
        "cluster", start, links.size(), persons.count(), "persons", persons.ramBytesUsed());
    return new Clustered(persons, clusters.refusals());
  }

  /** Links are weighed by their values; how many matches there are is known from all pairs. */
  private ExpectedErrors expected(Links links, LinkageModel model, PatternCounts census) {
    double matches = ExpectedErrors.at(model, census, 1).trueLinks();
    double found = 0;
    for (int link = 0; link < links.size(); link++) {
      found += Scorer.probability(links.logOdds(link));
    }
    return new ExpectedErrors(
        settings.model().threshold(),
        links.size(),
        Math.max(matches, found),
        links.size() - found,
        Math.max(0, matches - found));
  }
}
