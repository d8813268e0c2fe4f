package uk.linkage.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.AgreementLattice.Cell;
import uk.linkage.schema.Comparison;
import uk.linkage.schema.Level;
import uk.linkage.schema.Twist;

/** Finds the keys of a {@link BlockingPlan}. */
final class KeyPlanner {

  /*
   * The minimal sets among what the wanted patterns agree on are keys that lose nothing, and none of
   * them can be left out but for a smaller one. A smaller one, shared by more pairs, can still pay: it
   * spares a pass over all records. So keys are exchanged for what two of them have in common as
   * long as the pairs that come in are cheaper than the passes that go.
   *
   * A twisted level is reached as it stands if the rest of the pattern holds a key; if not, by a key
   * that twists one side. A pattern with two twisted levels is reached by a key for one of them.
   */

  /** What a pass over a record costs, in pairs: sorting it against making and weighing one pair. */
  private static final double PAIRS_PER_RECORD = 4;

  private final AgreementLattice lattice;
  private final double pass;
  private final List<Shown> shown = new ArrayList<>();

  /** A pattern that some pair shows: the bits agreed on as they stand, and the twists that hold. */
  private record Shown(int pattern, long agreed, List<Twist> twists, long pairs) {}

  /** A key that could be taken; the bits that must agree as they stand, and what must twisted. */
  private record Candidate(long plain, @Nullable Twist twist, long twisted, long joins) {

    boolean reaches(Shown pairs) {
      return (plain & ~pairs.agreed) == 0 && (twist == null || pairs.twists.contains(twist));
    }

    boolean isWithin(Candidate other) {
      return Objects.equals(twist, other.twist) && (plain & ~other.plain) == 0;
    }
  }

  KeyPlanner(AgreementLattice lattice, IntToLongFunction pairs, long records) {
    this.lattice = lattice;
    this.pass = PAIRS_PER_RECORD * records;
    for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
      long count = pairs.applyAsLong(pattern);
      if (count > 0) {
        shown.add(shown(pattern, count));
      }
    }
  }

  private Shown shown(int pattern, long pairs) {
    long agreed = 0;
    List<Twist> twists = new ArrayList<>();
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      Cell cell = lattice.cells(comparison).get(lattice.cellOf(pattern, comparison));
      List<Level> levels = lattice.schema().comparisons().get(comparison).levels();
      Twist twist = cell.level() == levels.size() ? null : levels.get(cell.level()).twist();
      agreed |= cell.agreed();
      if (twist != null) {
        twists.add(twist);
      }
    }
    return new Shown(pattern, agreed, twists, pairs);
  }

  BlockingPlan plan(IntPredicate wanted) {
    List<Candidate> chosen = new ArrayList<>();
    for (Shown pairs : shown) {
      if (pairs.twists.isEmpty() && wanted.test(pairs.pattern)) {
        addIfMinimal(chosen, candidate(pairs.agreed, null));
      }
    }
    for (Shown pairs : shown) {
      if (!pairs.twists.isEmpty()
          && wanted.test(pairs.pattern)
          && chosen.stream().noneMatch(key -> key.reaches(pairs))) {
        addIfMinimal(chosen, cheapestTwist(pairs));
      }
    }
    mergeWhatPays(chosen);
    chosen.sort(Comparator.comparingLong(Candidate::joins).thenComparingLong(Candidate::plain));
    return planned(chosen);
  }

  private Candidate candidate(long plain, @Nullable Twist twist) {
    long twisted = twist == null ? 0 : compared(twist);
    if ((plain | twisted) == 0) {
      throw new IllegalArgumentException(
          "pairs that agree on nothing at all would be candidates; raise the threshold");
    }
    Candidate unweighed = new Candidate(plain, twist, twisted, 0);
    long joins = 0;
    for (Shown pairs : shown) {
      joins += unweighed.reaches(pairs) ? pairs.pairs : 0;
    }
    return new Candidate(plain, twist, twisted, joins);
  }

  /** All bits of the comparison that a twist belongs to. */
  private long compared(Twist twist) {
    long mask = 0;
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      long whole = lattice.known(comparison, -1L);
      mask |= (whole & twist.left().mask()) == 0 ? 0 : whole;
    }
    return mask;
  }

  private Candidate cheapestTwist(Shown pairs) {
    return pairs.twists.stream()
        .map(twist -> candidate(pairs.agreed & ~compared(twist), twist))
        .min(Comparator.comparingLong(Candidate::joins))
        .orElseThrow();
  }

  private static void addIfMinimal(List<Candidate> chosen, Candidate added) {
    if (chosen.stream().noneMatch(key -> key.isWithin(added))) {
      chosen.removeIf(added::isWithin);
      chosen.add(added);
    }
  }

  private void mergeWhatPays(List<Candidate> chosen) {
    Candidate best = bestMerger(chosen);
    while (best != null) {
      addIfMinimal(chosen, best);
      best = bestMerger(chosen);
    }
  }

  private @Nullable Candidate bestMerger(List<Candidate> chosen) {
    Candidate best = null;
    double greatestGain = 0;
    for (int i = 0; i < chosen.size(); i++) {
      for (int j = 0; j < i; j++) {
        Twist twist = chosen.get(i).twist;
        long common = roundedDown(chosen.get(i).plain & chosen.get(j).plain);
        if (Objects.equals(twist, chosen.get(j).twist) && (common != 0 || twist != null)) {
          Candidate merged = candidate(common, twist);
          double gain = -pass - merged.joins;
          for (Candidate key : chosen) {
            gain += merged.isWithin(key) ? pass + key.joins : 0;
          }
          best = gain > greatestGain ? merged : best;
          greatestGain = Math.max(gain, greatestGain);
        }
      }
    }
    return best;
  }

  /** The largest levels of all comparisons that lie within some bits. */
  private long roundedDown(long bits) {
    long mask = 0;
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      mask |= lattice.known(comparison, bits);
    }
    return mask;
  }

  private BlockingPlan planned(List<Candidate> chosen) {
    long[] first = new long[chosen.size()];
    int[] keyOfPattern = new int[lattice.patternCount()];
    Arrays.fill(keyOfPattern, BlockingPlan.NO_KEY);
    for (Shown pairs : shown) {
      for (int key = 0; key < first.length; key++) {
        if (chosen.get(key).reaches(pairs)) {
          first[key] += pairs.pairs;
          keyOfPattern[pairs.pattern] = key;
          break;
        }
      }
    }
    List<PlannedKey> planned = new ArrayList<>();
    for (int key = 0; key < first.length; key++) {
      Candidate of = chosen.get(key);
      BlockingKey blocking =
          new BlockingKey(lattice.schema(), name(of), of.plain | of.twisted, of.twist, List.of());
      planned.add(new PlannedKey(blocking, of.joins, first[key]));
    }
    return new BlockingPlan(planned, keyOfPattern);
  }

  private String name(Candidate key) {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < lattice.comparisonCount(); c++) {
      Comparison comparison = lattice.schema().comparisons().get(c);
      long whole = lattice.known(c, -1L);
      boolean twisted = (key.twisted & whole) != 0;
      for (Level level : comparison.levels()) {
        if (level.mask() == ((key.plain | key.twisted) & whole)
            && Objects.equals(level.twist(), twisted ? key.twist : null)) {
          parts.add(comparison.name() + " (" + level.name() + ")");
        }
      }
    }
    return String.join(", ", parts);
  }
}
