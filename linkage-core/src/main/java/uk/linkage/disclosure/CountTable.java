package uk.linkage.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * Counts of people by some dimensions, with all their totals.
 *
 * <p>A dimension has its places, 0 to {@code size - 1}, and its total at place {@code size}. A cell
 * is one place of every dimension. Cells are numbered so that the last dimension changes fastest; a
 * table without dimensions is one cell.
 *
 * <p>Totals are given, not computed, because a dimension such as the month does not add up: a
 * person counted in two months is one person of the year. There a total lies between the largest of
 * its parts and their sum. Both are checked, and what {@link DisclosureControl} promises rests on
 * it.
 */
public final class CountTable implements Iterable<Integer> {

  /** No count is larger, so that no sum of them overflows unseen. */
  public static final long MAX_COUNT = 1L << 53;

  private static final int MAX_DIMENSIONS = 6;

  /**
   * One way in which people are told apart.
   *
   * @param name what the dimension is called, for messages
   * @param size the number of its places without the total, 0 or more
   * @param additive whether a person is counted at one place only, so that the total is the sum
   */
  public record Dimension(String name, int size, boolean additive) {

    public Dimension {
      if (size < 0 || size == Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "dimension " + name + " must have 0 places or more, got " + size);
      }
    }
  }

  private final List<Dimension> dimensions;
  private final int[] strides;
  private final long[] counts;

  /**
   * Checks the shape of a table and that its totals hold.
   *
   * @param dimensions at most six
   * @param counts a count of every cell, totals included, in the order of {@link #index}
   * @throws IllegalArgumentException if the number of counts isn't the number of cells, a count is
   *     negative or above {@link #MAX_COUNT}, or a total doesn't hold
   */
  public CountTable(List<Dimension> dimensions, long[] counts) {
    this.dimensions = List.copyOf(dimensions);
    this.counts = counts.clone();
    int k = dimensions.size();
    if (k > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "a table has at most " + MAX_DIMENSIONS + " dimensions, got " + k);
    }
    this.strides = new int[k];
    long cells = 1;
    for (int d = k - 1; d >= 0; d--) {
      strides[d] = (int) cells;
      cells *= dimensions.get(d).size() + 1L;
      if (cells > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a table has fewer than 2^31 cells; leave out a dimension");
      }
    }
    if (counts.length != cells) {
      throw new IllegalArgumentException(
          "the table needs " + cells + " counts, totals included, got " + counts.length);
    }
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] < 0 || counts[cell] > MAX_COUNT) {
        throw new IllegalArgumentException("a count must be 0 to 2^53, " + where(cell));
      }
    }
    for (int d = 0; d < k; d++) {
      checkTotals(d);
    }
  }

  private void checkTotals(int d) {
    Dimension dimension = dimensions.get(d);
    for (int total = 0; total < counts.length; total++) {
      if (place(total, d) != dimension.size()) {
        continue;
      }
      long sum = 0;
      long largest = 0;
      for (int part = 1; part <= dimension.size(); part++) {
        long count = counts[total - part * strides[d]];
        largest = Math.max(largest, count);
        sum = Math.min(sum + count, MAX_COUNT + 1);
      }
      if (dimension.additive() && counts[total] != sum) {
        throw new IllegalArgumentException(
            "a total of "
                + dimension.name()
                + " must be the sum of its parts, "
                + where(total)
                + "; if one person can be counted at two places, the dimension is not additive");
      }
      if (counts[total] > sum || counts[total] < largest) {
        throw new IllegalArgumentException(
            "a total of "
                + dimension.name()
                + " must be the largest of its parts at least and their sum at most, "
                + where(total));
      }
    }
  }

  /** Where a cell is; not what it holds, which may be small. */
  private String where(int cell) {
    return "at cell " + cell + ", places " + Arrays.toString(places(cell));
  }

  /**
   * Returns the dimensions.
   *
   * @return in their order
   */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /**
   * Returns how many cells there are, totals included.
   *
   * @return one more than the last cell's number
   */
  public int cells() {
    return counts.length;
  }

  /**
   * Returns the number of a cell.
   *
   * @param places one of each dimension; its size is the place of the total
   * @return 0 to {@link #cells()} - 1
   * @throws IllegalArgumentException if there is no such place
   */
  public int index(int... places) {
    if (places.length != strides.length) {
      throw new IllegalArgumentException(
          "a cell has " + strides.length + " places, got " + places.length);
    }
    int cell = 0;
    for (int d = 0; d < strides.length; d++) {
      Dimension dimension = dimensions.get(d);
      if (places[d] < 0 || places[d] > dimension.size()) {
        throw new IllegalArgumentException(
            "a place of "
                + dimension.name()
                + " is 0 to "
                + dimension.size()
                + ", got "
                + places[d]);
      }
      cell += places[d] * strides[d];
    }
    return cell;
  }

  /**
   * Returns where a cell is.
   *
   * @param cell the number of a cell
   * @return its place in every dimension
   */
  public int[] places(int cell) {
    return IntStream.range(0, strides.length).map(d -> place(cell, d)).toArray();
  }

  /**
   * Returns where a cell is in one dimension.
   *
   * @param cell the number of a cell
   * @param dimension the number of a dimension
   * @return its place
   */
  public int place(int cell, int dimension) {
    return cell / strides[dimension] % (dimensions.get(dimension).size() + 1);
  }

  /**
   * Tells whether a cell is a total of some dimension.
   *
   * @param cell the number of a cell
   * @return whether it is
   */
  public boolean isTotal(int cell) {
    return IntStream.range(0, strides.length)
        .anyMatch(d -> place(cell, d) == dimensions.get(d).size());
  }

  /**
   * Returns how many people there are in a cell.
   *
   * @param cell the number of a cell
   * @return the exact count
   */
  public long count(int cell) {
    return counts[cell];
  }

  /**
   * Goes through the numbers of the cells in their order.
   *
   * @return 0 to {@link #cells()} - 1
   */
  @Override
  public PrimitiveIterator.OfInt iterator() {
    return IntStream.range(0, counts.length).iterator();
  }

  /** How far two cells are apart that are neighbours in a dimension. */
  int stride(int dimension) {
    return strides[dimension];
  }

  /** A copy of all counts, in order of cells. */
  long[] counts() {
    return counts.clone();
  }
}
