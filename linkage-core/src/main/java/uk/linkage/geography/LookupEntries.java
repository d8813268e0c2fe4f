package uk.linkage.geography;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.geography.ContradictionException.Contradiction;

/** The postcodes of a lookup as they come, and then in order: ten bytes each. */
final class LookupEntries {

  private static final int FIRST_ROOM = 1 << 10;
  private static final int EXAMPLES = 5;

  /** What is left of a long beside the 32 bits of a postcode and the sign. */
  private static final int NUMBER_BITS = 31;

  private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;

  /** Postcode, then the number of the entry. */
  private long[] entries = new long[FIRST_ROOM];

  /** By number: the authority, and whether the postcode is terminated. */
  private short[] values = new short[FIRST_ROOM];

  private int size;

  void add(long postcode, int authority, boolean isTerminated) {
    if (size == entries.length) {
      int room = Math.addExact(size, size / 2);
      entries = Arrays.copyOf(entries, room);
      values = Arrays.copyOf(values, room);
    }
    values[size] = (short) (authority << 1 | (isTerminated ? 1 : 0));
    entries[size] = (postcode & AttributorLayout.UNIT_MASK) << NUMBER_BITS | size;
    size++;
  }

  int size() {
    return size;
  }

  /** Puts the entries in order of postcode. */
  void sort() {
    Arrays.sort(entries, 0, size);
  }

  long postcode(int place) {
    return entries[place] >>> NUMBER_BITS;
  }

  int authority(int place) {
    return values[number(place)] >> 1;
  }

  boolean isTerminated(int place) {
    return (values[number(place)] & 1) != 0;
  }

  private int number(int place) {
    return (int) (entries[place] & NUMBER_MASK);
  }

  /** The place after the last entry of the postcode, or of the sector, of an entry. */
  int endOfEqual(int place, long mask) {
    long wanted = postcode(place) & mask;
    int end = place + 1;
    while (end < size && (postcode(end) & mask) == wanted) {
      end++;
    }
    return end;
  }

  /** How many postcodes there are, if the mask is a unit's, or sectors, if it is a sector's. */
  int countDifferent(long mask) {
    int count = 0;
    for (int place = 0; place < size; place = endOfEqual(place, mask)) {
      count++;
    }
    return count;
  }

  /** Refuses a postcode in two authorities. */
  void requireAgreement() {
    List<Contradiction> examples = new ArrayList<>();
    int count = 0;
    int first = 0;
    for (int i = 1; i < size; i++) {
      if (postcode(i) != postcode(first)) {
        first = i;
      } else if (authority(i) != authority(first) && count++ < EXAMPLES) {
        examples.add(new Contradiction(number(first), number(i)));
      }
    }
    if (count > 0) {
      throw new ContradictionException(count, examples);
    }
  }
}
