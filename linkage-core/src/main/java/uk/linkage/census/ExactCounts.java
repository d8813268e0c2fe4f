package uk.linkage.census;

import java.util.List;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.AgreementLattice.Cell;

/** Turns what the search has counted into the number of pairs of each pattern. */
final class ExactCounts {

  private final SearchPlan plan;
  private final PresenceClasses.Pairs presence;
  private final Tally tally;
  private final long[] column;

  ExactCounts(SearchPlan plan, PresenceClasses.Pairs presence, Tally tally) {
    this.plan = plan;
    this.presence = presence;
    this.tally = tally;
    this.column = new long[plan.combinations()];
  }

  PatternCounts counts() {
    AgreementLattice lattice = plan.lattice();
    long[] counts = new long[lattice.patternCount()];
    for (int known = 0; known < presence.knownCount(); known++) {
      long[] pairs = atLeast(known);
      for (int place = 0; place < plan.lastPlace(); place++) {
        invert(pairs, place);
      }
      place(pairs, known, counts);
    }
    return new PatternCounts(lattice, counts);
  }

  private long[] atLeast(int known) {
    long[] sum = tally.atLeast(known).clone();
    for (Step step : plan.steps()) {
      if (!tally.hasNoExact(step.id, known)) {
        long[] part = tally.exact(step.id, known).clone();
        sumUp(step, part);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += part[i];
        }
      }
    }
    return sum;
  }

  /** Pairs that left the search at a step count for all that it leads to, and nothing else. */
  private void sumUp(Step step, long[] counts) {
    for (int place = step.stage; place < plan.lastPlace(); place++) {
      ChoiceAxis axis = plan.axes().get(place);
      Step from = place == step.stage ? step : plan.stage(place).root;
      boolean[] reached = from.choicesReached(axis.size());
      int stride = plan.stride(place);
      for (int start = 0; start < counts.length; start++) {
        if (start / stride % axis.size() == 0) {
          axis.sumUp(counts, start, stride, reached, column);
        }
      }
    }
  }

  private void invert(long[] counts, int place) {
    ChoiceAxis axis = plan.axes().get(place);
    int stride = plan.stride(place);
    for (int start = 0; start < counts.length; start++) {
      if (start / stride % axis.size() == 0) {
        axis.invert(counts, start, stride);
      }
    }
  }

  private void place(long[] pairs, int known, long[] counts) {
    for (int choices = 0; choices < pairs.length; choices++) {
      if (pairs[choices] != 0) {
        counts[pattern(choices, presence.knownMask(known))] += pairs[choices];
      }
    }
  }

  private int pattern(int choices, long knownMask) {
    int pattern = 0;
    for (int place = 0; place < plan.lastPlace(); place++) {
      ChoiceAxis axis = plan.axes().get(place);
      int choice = choices / plan.stride(place) % axis.size();
      int comparison = plan.comparison(place);
      long whole = axis.mask(axis.plainCount() - 1);
      int cell = cell(plan.lattice().cells(comparison), knownMask & whole, axis.level(choice));
      pattern += cell * plan.lattice().stride(comparison);
    }
    return pattern;
  }

  private static int cell(List<Cell> cells, long known, int level) {
    for (int cell = 0; cell < cells.size(); cell++) {
      if (cells.get(cell).known() == known && cells.get(cell).level() == level) {
        return cell;
      }
    }
    throw new AssertionError("pairs agree on more than they know: level=" + level);
  }
}
