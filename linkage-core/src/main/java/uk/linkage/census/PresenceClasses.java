package uk.linkage.census;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.FieldFlags;

/**
 * What records have: a small number for every combination of known bits that occurs, and for every
 * two of these what a pair of such records has on both sides.
 */
final class PresenceClasses {

  /*
   * What a record has is rounded down to levels, comparison by comparison. Rounding down what both
   * have gives the same as rounding down what the rounded two have in common: a level lies in both
   * presences exactly if it lies in each rounded one. So classes of rounded presence lose nothing,
   * and there are few of them.
   */

  /** More classes than any real file has; their table of pairs takes 64 MB. */
  static final int MOST_CLASSES = 1 << 12;

  private final AgreementLattice lattice;
  private final FieldFlags flags;
  private final Map<Long, Integer> classOfFlags = new HashMap<>();
  private final Map<Long, Integer> classOfMask = new HashMap<>();
  private final List<Long> masks = new ArrayList<>();
  private long lastFlags;
  private int lastClass = -1;

  PresenceClasses(AgreementLattice lattice) {
    this.lattice = lattice;
    this.flags = new FieldFlags(lattice.schema().fields());
  }

  /** The class of a record; a new one if no record before had the same. */
  int classOf(long record) {
    long present = flags.nonZero(record);
    if (present != lastFlags || lastClass < 0) {
      lastClass = classOfFlags.computeIfAbsent(present, unseen -> classOfMask(record));
      lastFlags = present;
    }
    return lastClass;
  }

  private int classOfMask(long record) {
    return classOfMask.computeIfAbsent(
        roundedDown(lattice.presentFields(record)),
        mask -> {
          if (masks.size() == MOST_CLASSES) {
            throw new IllegalArgumentException(
                "records must show at most "
                    + MOST_CLASSES
                    + " combinations of missing fields; use a schema with fewer fields");
          }
          masks.add(mask);
          return masks.size() - 1;
        });
  }

  private long roundedDown(long present) {
    long known = 0;
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      known |= lattice.known(comparison, present);
    }
    return known;
  }

  /** What pairs of the classes met so far have on both sides. */
  Pairs pairs() {
    int classes = masks.size();
    Map<Long, Integer> numbers = new HashMap<>();
    int[] known = new int[classes * classes];
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b <= a; b++) {
        long both = roundedDown(masks.get(a) & masks.get(b));
        int number = numbers.computeIfAbsent(both, unseen -> numbers.size());
        known[a * classes + b] = number;
        known[b * classes + a] = number;
      }
    }
    long[] knownMasks = new long[numbers.size()];
    numbers.forEach((mask, number) -> knownMasks[number] = mask);
    long[] classMasks = masks.stream().mapToLong(Long::longValue).toArray();
    return new Pairs(classes, classMasks, known, knownMasks);
  }

  /** What is known of pairs, by the classes of both. */
  static final class Pairs {
    final int classes;

    /** What is known of a pair of classes a and b, at {@code a * classes + b}. */
    final int[] known;

    private final long[] masks;
    private final long[] knownMasks;

    private Pairs(int classes, long[] masks, int[] known, long[] knownMasks) {
      this.masks = masks;
      this.classes = classes;
      this.known = known;
      this.knownMasks = knownMasks;
    }

    /** The bits known of a record of a class. */
    long mask(int presenceClass) {
      return masks[presenceClass];
    }

    /** How many different things are known of pairs. */
    int knownCount() {
      return knownMasks.length;
    }

    /** The bits known on both sides, of all comparisons together. */
    long knownMask(int number) {
      return knownMasks[number];
    }
  }
}
