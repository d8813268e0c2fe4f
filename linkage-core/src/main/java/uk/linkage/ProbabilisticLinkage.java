package uk.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.cluster.PairOdds;
import uk.linkage.cluster.Persons;
import uk.linkage.cluster.UnionFind;
import uk.linkage.intake.Clients;
import uk.linkage.match.Links;
import uk.linkage.match.PairScoring;
import uk.linkage.match.Scorer;
import uk.linkage.match.ValueWeights;
import uk.linkage.model.ExpectedErrors;
import uk.linkage.model.FitResult;
import uk.linkage.model.LinkageModel;
import uk.linkage.parallel.Workers;
import uk.linkage.person.LinkedPersons;
import uk.linkage.schema.AgreementLattice;

/**
 * Linking by a model: a census of all pairs, a model fitted to it, a plan that reaches every pair
 * it could link, their scores, and clusters that hold together.
 */
final class ProbabilisticLinkage {

  // What linking gets wrong, as a share of what not linking does.
  private static final double DOUBTFUL_LOSS = 0.4;

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
      return unlinked();
    }
    PatternCounts census = census();
    PatternCounts possible = censusOfPossible(census);
    if (possible.pairs() == 0) {
      notes.add("no two records can be one person, so there is nothing to link.");
      return unlinked();
    }
    ModelChoice chosen = new ModelChoice(settings, records.length, stages, notes);
    FitResult fit = settings.model().trained() == null ? chosen.fit(possible, workers) : null;
    LinkageModel model = fit == null ? chosen.trained(possible) : fit.model();
    Scorer scorer = weighValues(model);
    BlockingPlan plan = plan(scorer, census);
    PairScoring.Result scored = score(plan, scorer);
    PossiblePairs onePerson = new PossiblePairs(scorer);
    Links links = scored.links().only(link -> onePerson.has(scored.links(), link));
    ExpectedErrors expected = expected(links, model, possible);
    requireSense(expected);
    Persons persons = cluster(links, onePerson);
    return new Linkage.Linked(
        links,
        List.of(),
        new ModelResult(
            possible, fit, scorer, plan, scored.keys(), expected, overruled(links, persons)),
        persons,
        notes);
  }

  private Linkage.Linked unlinked() {
    Persons persons = Persons.of(new UnionFind(records.length));
    return new Linkage.Linked(Links.none(), List.of(), /* model= */ null, persons, notes);
  }

  /** The pairs of different records of providers that hold nobody twice are no matches. */
  private PatternCounts censusOfPossible(PatternCounts census) {
    PatternCounts possible = census;
    int from = 0;
    while (from < records.length) {
      int provider = clients.provider(from);
      int to = from + 1;
      // Records of one provider stand together.
      while (to < records.length && clients.provider(to) == provider) {
        to++;
      }
      if (holdsNobodyTwice(provider) && to - from > 1) {
        long[] ofProvider = Arrays.copyOfRange(records, from, to);
        possible =
            possible.without(new PatternCensus(census.lattice(), workers).within(ofProvider));
      }
      from = to;
    }
    return possible;
  }

  private boolean holdsNobodyTwice(int provider) {
    return settings.model().withoutDuplicates().contains(clients.providerNames().get(provider));
  }

  /** Refuses links that are hardly better than none, and warns of what is doubtful. */
  private void requireSense(ExpectedErrors expected) {
    boolean refused =
        expected.links() > 0 && expected.remainingLoss() > ExpectedErrors.GREATEST_LOSS;
    String loss =
        String.format(
            Locale.ROOT,
            "of %,.0f matches %,.0f are missed, and %,.0f of %,d links are false",
            expected.trueLinks(),
            expected.missedLinks(),
            expected.falseLinks(),
            expected.links());
    // At another threshold the user asked for what he gets.
    boolean usual = settings.model().threshold() == ModelSettings.USUAL.threshold();
    if (refused && usual) {
      throw new UnlinkableException(
          "these records can't tell matches from chance, as far as the model knows: " + loss,
          "link them by '--method ladder' or '--method attributor'");
    }
    if (expected.trueLinks() >= 1 && expected.remainingLoss() > DOUBTFUL_LOSS) {
      notes.add("matches and chance overlap: " + loss + ", as far as the model knows.");
    }
  }

  static long overruled(Links links, Persons persons) {
    long count = 0;
    for (int link = 0; link < links.size(); link++) {
      boolean together = persons.personOf(links.left(link)) == persons.personOf(links.right(link));
      count += together ? 0 : 1;
    }
    return count;
  }

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

  private Scorer weighValues(LinkageModel model) {
    long start = stages.started("values", -1);
    ValueWeights values = ValueWeights.of(model.lattice(), records, workers);
    stages.finished(
        "values", start, records.length, records.length, "records", values.ramBytesUsed());
    return new Scorer(model, values);
  }

  private BlockingPlan plan(Scorer scorer, PatternCounts census) {
    long start = stages.started("plan", -1);
    BlockingPlan plan = BearablePlan.of(census, scorer, threshold, records.length);
    stages.finished("plan", start, census.pairs(), plan.pairs(), "candidate pairs", 0);
    return plan;
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
  private final class PossiblePairs implements PairOdds {
    private final Scorer scorer;
    private final boolean[] single = new boolean[clients.providerNames().size()];
    private final boolean[] conflicting;

    PossiblePairs(Scorer scorer) {
      this.scorer = scorer;
      for (int provider = 0; provider < single.length; provider++) {
        single[provider] = holdsNobodyTwice(provider);
      }
      AgreementLattice lattice = scorer.model().lattice();
      this.conflicting = new boolean[lattice.patternCount()];
      for (int pattern = 0; pattern < conflicting.length; pattern++) {
        conflicting[pattern] = lattice.isConflict(pattern);
      }
    }

    private boolean allows(int pattern, int a, int b) {
      int provider = clients.provider(a);
      return !conflicting[pattern] && !(single[provider] && provider == clients.provider(b));
    }

    /** Whether a link may be one; what it weighs is known already. */
    boolean has(Links links, int link) {
      int left = links.left(link);
      int right = links.right(link);
      return allows(scorer.pattern(records[left], records[right]), left, right);
    }

    @Override
    public double logOdds(int a, int b) {
      int pattern = scorer.pattern(records[a], records[b]);
      return allows(pattern, a, b)
          ? scorer.logOdds(pattern, records[a], records[b])
          : Double.NEGATIVE_INFINITY;
    }
  }

  private Persons cluster(Links links, PairOdds odds) {
    long start = stages.started("cluster", links.size());
    Persons persons = LinkedPersons.of(records.length, links, odds, threshold);
    stages.finished(
        "cluster", start, links.size(), persons.count(), "persons", persons.ramBytesUsed());
    return persons;
  }

  /** Links are weighed by their values; how many matches there are is known from all pairs. */
  private ExpectedErrors expected(Links links, LinkageModel model, PatternCounts census) {
    return expected(settings.model().threshold(), links, model, census);
  }

  static ExpectedErrors expected(
      double threshold, Links links, LinkageModel model, PatternCounts census) {
    double matches = ExpectedErrors.at(model, census, 1).trueLinks();
    double found = 0;
    for (int link = 0; link < links.size(); link++) {
      found += Scorer.probability(links.logOdds(link));
    }
    return new ExpectedErrors(
        threshold,
        links.size(),
        Math.max(matches, found),
        links.size() - found,
        Math.max(0, matches - found));
  }
}
