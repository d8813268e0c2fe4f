package uk.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.match.ScoredKey;
import uk.linkage.match.Scorer;
import uk.linkage.match.ValueWeights;
import uk.linkage.model.LinkageModel;
import uk.linkage.parallel.Workers;

/** What the model that linked persons says of some of their records. */
final class KnownModel {

  /** What the links are said to be found by. */
  private static final String KEY = "store";

  private final KnownPersons known;
  private final LinkageSettings settings;
  private final Workers workers;
  private final Stages stages;
  private final List<String> notes;

  KnownModel(
      KnownPersons known,
      LinkageSettings settings,
      Workers workers,
      Stages stages,
      List<String> notes) {
    this.known = known;
    this.settings = settings;
    this.workers = workers;
    this.stages = stages;
    this.notes = notes;
  }

  /** What it says, with the prior of these records; null if there is nothing to compare. */
  @Nullable ModelResult result() {
    PinnedModel pinned = known.model();
    long[] records = known.intake().clients().records();
    if (pinned == null || records.length < 2) {
      return null;
    }
    long start = stages.started("census", -1);
    PatternCounts census = new PatternCensus(pinned.model().lattice(), workers).within(records);
    stages.finished("census", start, records.length, census.pairs(), "pairs", 0);
    LinkageModel model = new ModelChoice(settings, records.length, stages, notes).pinned(census);
    Scorer scorer = new Scorer(model, ValueWeights.of(model.lattice(), pinned.values(), workers));
    // Nothing is looked for: the links are there.
    BlockingPlan none =
        BlockingPlan.of(model.lattice(), pattern -> false, census::count, records.length);
    int links = known.links().size();
    return new ModelResult(
        census,
        /* fit= */ null,
        scorer,
        none,
        List.of(new ScoredKey(KEY, links, links, 0, links)),
        ProbabilisticLinkage.expected(pinned.threshold(), known.links(), model, census),
        ProbabilisticLinkage.overruled(known.links(), known.persons()));
  }
}
