package uk.linkage.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Schema;

/** The order in which comparisons are decided, and what there is to decide in each. */
final class SearchPlan {

  /*
   * Comparisons of many bits come first: they leave the smallest groups, and what is open after them
   * takes few values, so that records become alike and are merged.
   */
  private final AgreementLattice lattice;
  private final int[] comparisons;
  private final List<ChoiceAxis> axes;
  private final int[] strides;
  private final int combinations;
  private final List<Step> steps;
  private final List<Stage> stages;
  private final Tail tail;

  SearchPlan(AgreementLattice lattice) {
    this.lattice = lattice;
    Schema schema = lattice.schema();
    int count = lattice.comparisonCount();
    List<ChoiceAxis> inSchema = new ArrayList<>();
    for (int comparison = 0; comparison < count; comparison++) {
      inSchema.add(new ChoiceAxis(lattice, comparison));
    }
    Comparator<Integer> byBits =
        Comparator.comparingInt(
            c -> {
              ChoiceAxis axis = inSchema.get(c);
              return Long.bitCount(axis.mask(axis.plainCount() - 1));
            });
    this.comparisons =
        IntStream.range(0, count).boxed().sorted(byBits.reversed()).mapToInt(c -> c).toArray();
    this.axes = IntStream.of(comparisons).mapToObj(inSchema::get).toList();
    this.strides = new int[count];
    int stride = 1;
    for (int at = count - 1; at >= 0; at--) {
      strides[at] = stride;
      stride = Math.multiplyExact(stride, axes.get(at).size());
    }
    this.combinations = stride;
    Step.Trees trees = new Step.Trees(schema);
    List<Stage> all = new ArrayList<>();
    for (int at = 0; at <= count; at++) {
      @Nullable ChoiceAxis axis = at < count ? axes.get(at) : null;
      all.add(new Stage(schema, axes, strides, at, trees.tree(at, axis)));
    }
    this.steps = List.copyOf(trees.steps());
    this.stages = List.copyOf(all);
    this.tail = new Tail(stages);
    steps.forEach(this::setLook);
  }

  /*
   * Before a comparison is decided, the pairs of a group are looked at in all that is open. Halfway
   * to a twisted choice they are looked at in what is open after it, if they agree on its bits.
   */
  private void setLook(Step step) {
    Stage stage = stages.get(step.stage);
    if (step.isUnderTwist()) {
      Stage next = stages.get(step.stage + 1);
      if (next.table != null) {
        int choices = step.twistedChoice * stage.stride;
        long alike = axes.get(step.stage).mask(step.twistedChoice);
        step.setLook(new Step.Look(next.table, next.twists, next.root.id, choices, alike));
      }
    } else if (stage.table != null) {
      Stage.OpenTwist[] twists = step.isRoot() ? stage.twists : stage.laterTwists;
      step.setLook(new Step.Look(stage.table, twists, step.id, 0, 0));
    }
  }

  AgreementLattice lattice() {
    return lattice;
  }

  /** The place in the schema of the comparison that is decided at a place in the search. */
  int comparison(int place) {
    return comparisons[place];
  }

  List<ChoiceAxis> axes() {
    return axes;
  }

  int stride(int place) {
    return strides[place];
  }

  /** How many combinations of choices there are. */
  int combinations() {
    return combinations;
  }

  /** All steps, by their id. */
  List<Step> steps() {
    return steps;
  }

  /** One stage for each comparison, and a last one in which everything is decided. */
  Stage stage(int place) {
    return stages.get(place);
  }

  /** The comparisons that are counted by table. */
  Tail tail() {
    return tail;
  }

  /** The stage in which everything is decided. */
  int lastPlace() {
    return axes.size();
  }
}
