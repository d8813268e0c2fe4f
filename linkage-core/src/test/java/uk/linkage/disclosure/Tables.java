package uk.linkage.disclosure;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import uk.linkage.disclosure.CountTable.Dimension;

/** Tables of invented people. */
final class Tables {

  private Tables() {}

  /** Dimensions called a, b, c; a negative size is that of a dimension that doesn't add up. */
  static List<Dimension> dimensions(int... sizes) {
    return IntStream.range(0, sizes.length)
        .mapToObj(
            d -> new Dimension(String.valueOf((char) ('a' + d)), Math.abs(sizes[d]), sizes[d] >= 0))
        .toList();
  }

  /** A table with one dimension that adds up. */
  static CountTable row(long... counts) {
    long[] all = new long[counts.length + 1];
    System.arraycopy(counts, 0, all, 0, counts.length);
    all[counts.length] = LongStream.of(counts).sum();
    return new CountTable(dimensions(counts.length), all);
  }

  /** A table of rows and columns that add up. */
  static CountTable matrix(long[]... rows) {
    int columns = rows[0].length;
    long[] all = new long[(rows.length + 1) * (columns + 1)];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns; c++) {
        add(all, new int[] {rows.length, columns}, new int[][] {{r}, {c}}, rows[r][c]);
      }
    }
    return new CountTable(dimensions(rows.length, columns), all);
  }

  /**
   * A number of people, each at one place of a dimension that adds up and at some places of others.
   * Places are unequal: each is taken by about half as many people again as the next.
   */
  static CountTable ofPeople(List<Dimension> dimensions, int people, SplittableRandom random) {
    int[] sizes = dimensions.stream().mapToInt(Dimension::size).toArray();
    long[] all = new long[IntStream.of(sizes).map(size -> size + 1).reduce(1, (a, b) -> a * b)];
    for (int person = 0; person < people; person++) {
      int[][] places = new int[sizes.length][];
      for (int d = 0; d < sizes.length; d++) {
        int size = sizes[d];
        int visits = dimensions.get(d).additive() ? 1 : random.nextInt(1, 4);
        places[d] = IntStream.range(0, visits).map(v -> skewed(size, random)).distinct().toArray();
      }
      add(all, sizes, places, 1);
    }
    return new CountTable(dimensions, all);
  }

  private static int skewed(int size, SplittableRandom random) {
    int place = 0;
    while (place < size - 1 && random.nextInt(3) > 0) {
      place++;
    }
    return random.nextInt(4) == 0 ? random.nextInt(size) : place;
  }

  /** Counts some people at all combinations of their places and the totals. */
  private static void add(long[] all, int[] sizes, int[][] places, long people) {
    add(all, sizes, places, people, 0, 0);
  }

  private static void add(long[] all, int[] sizes, int[][] places, long people, int d, int cell) {
    if (d == sizes.length) {
      all[cell] += people;
      return;
    }
    for (int place : places[d]) {
      add(all, sizes, places, people, d + 1, cell * (sizes[d] + 1) + place);
    }
    add(all, sizes, places, people, d + 1, cell * (sizes[d] + 1) + sizes[d]);
  }
}
