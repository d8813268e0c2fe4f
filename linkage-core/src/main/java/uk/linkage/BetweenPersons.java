package uk.linkage;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.cluster.OneToOne;
import uk.linkage.count.ChanceAgreement;
import uk.linkage.count.PairEvidence;
import uk.linkage.match.Links;
import uk.linkage.match.PairScoring;
import uk.linkage.match.Scorer;
import uk.linkage.match.ValueWeights;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.model.FitResult;
import uk.linkage.model.FitSettings;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

/**
 * Links the persons of two files by a model of the pairs of their records.
 *
 * <p>The model is fitted to the pairs of records and not to those of persons: how strangers agree
 * is known of records drawn apart, and joining records to persons has taken just those strangers
 * away who agree in everything.
 */
final class BetweenPersons {

  private static final double MOST_MATCHES_PER_RECORD = 40;

  private final long[] ims;
  private final long[] ndtms;
  private final Workers workers;
  private final Stages stages;
  private final AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);

  /**
   * Two files.
   *
   * @param ims the packed records of the one
   * @param ndtms those of the other
   */
  BetweenPersons(long[] ims, long[] ndtms, Workers workers, Stages stages) {
    this.ims = ims;
    this.ndtms = ndtms;
    this.workers = workers;
    this.stages = stages;
  }

  /** What came of it. */
  record Outcome(List<PersonLink> links, MatchingModel model, List<String> warnings) {}

  /**
   * Links persons.
   *
   * @param imsPersons one packed record for each person of the one file
   * @param ndtmsPersons one for each of the other
   * @param chance how common attributors are between the files
   * @param threshold the least match probability of a link
   * @throws uk.linkage.model.ModelNotIdentifiableException if the pairs can't tell matches from
   *     chance
   */
  Outcome link(
      long[] imsPersons,
      long[] ndtmsPersons,
      ChanceAgreement chance,
      double threshold,
      long linkLimit) {
    PatternCounts census = census("census between", ims, ndtms);
    FitResult fit = fit(census);
    PairEvidence evidence = PairEvidence.of(fit.model(), census, chance);

    long[] persons = joined(imsPersons, ndtmsPersons);
    Scorer scorer = new Scorer(fit.model(), ValueWeights.of(lattice, persons, workers));
    double least = Scorer.logOddsOf(threshold);
    PatternCounts ofPersons = census("census of persons", imsPersons, ndtmsPersons);
    BlockingPlan plan = BearablePlan.of(ofPersons, scorer, least, persons.length);
    PairScoring.Result scored = score(persons, imsPersons.length, plan, scorer, least, linkLimit);
    Links candidates = possible(scored.links(), persons, scorer);
    List<PersonLink> links = pairOff(candidates, persons.length, imsPersons.length, least);
    return new Outcome(
        links,
        new MatchingModel(census, fit, scorer, plan, scored.keys(), evidence),
        fit.warnings());
  }

  private PatternCounts census(String stage, long[] left, long[] right) {
    long start = stages.started(stage, -1);
    PatternCounts census = new PatternCensus(lattice, workers).between(left, right);
    stages.finished(stage, start, (long) left.length + right.length, census.pairs(), "pairs", 0);
    return census;
  }

  private FitResult fit(PatternCounts census) {
    long start = stages.started("fit between", -1);
    double most = MOST_MATCHES_PER_RECORD * Math.min(ims.length, ndtms.length);
    FitResult fit = ExpectationMaximisation.fit(census, FitSettings.upTo(most), workers);
    int rounds = fit.attempts().get(0).trace().size();
    stages.finished("fit between", start, census.pairs(), rounds, "rounds", 0);
    return fit;
  }

  private PairScoring.Result score(
      long[] persons,
      int firstRight,
      BlockingPlan plan,
      Scorer scorer,
      double least,
      long linkLimit) {
    long start = stages.started("score between", plan.joins());
    PairScoring scoring = new PairScoring(persons, firstRight, plan, scorer, least);
    PairScoring.Result scored = scoring.run(workers, linkLimit);
    Links links = scored.links();
    stages.finished(
        "score between", start, plan.pairs(), links.size(), "links", links.ramBytesUsed());
    return scored;
  }

  /** The links of records that can be one person. */
  private Links possible(Links links, long[] persons, Scorer scorer) {
    return links.only(
        link ->
            !lattice.isConflict(
                scorer.pattern(persons[links.left(link)], persons[links.right(link)])));
  }

  private List<PersonLink> pairOff(Links candidates, int members, int firstRight, double least) {
    long start = stages.started("pair off", candidates.size());
    List<PersonLink> links = new ArrayList<>();
    List<OneToOne.Pair> pairs =
        OneToOne.of(members, firstRight, new WeighedLinks(candidates, least));
    for (OneToOne.Pair pair : pairs) {
      links.add(
          new PersonLink(
              candidates.left(pair.link()) + 1,
              candidates.right(pair.link()) - firstRight + 1,
              candidates.logOdds(pair.link()),
              pair.margin()));
    }
    stages.finished("pair off", start, candidates.size(), links.size(), "persons in both", 0);
    return links;
  }

  /** Links with their odds over those of the weakest link there can be. */
  private record WeighedLinks(Links links, double least) implements OneToOne.Links {

    // A link at the threshold itself is one.
    private static final double AT_THRESHOLD = 1e-9;

    @Override
    public int size() {
      return links.size();
    }

    @Override
    public int left(int link) {
      return links.left(link);
    }

    @Override
    public int right(int link) {
      return links.right(link);
    }

    @Override
    public double weight(int link) {
      return links.logOdds(link) - least + AT_THRESHOLD;
    }
  }

  private static long[] joined(long[] a, long[] b) {
    long[] both = java.util.Arrays.copyOf(a, Math.addExact(a.length, b.length));
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
