package uk.linkage.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import uk.linkage.parallel.Workers;

/** Looks at all pairs of records, one after the other: slow, and nothing to get wrong. */
final class EveryPair {

  /** A question about two records. */
  @FunctionalInterface
  interface Question {

    /** Asks about two packed records. */
    boolean holds(long a, long b);
  }

  private EveryPair() {}

  /** The pairs of which something holds, each as {@link #pair} has it, in order. */
  static long[] where(long[] records, int threads, Question question) {
    List<Callable<long[]>> tasks = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      tasks.add(() -> rows(records, first, threads, question));
    }
    try (Workers workers = new Workers(threads)) {
      return workers.run(tasks).stream().flatMapToLong(LongStream::of).sorted().toArray();
    }
  }

  /** Every so many rows, so that long and short rows are spread evenly. */
  private static long[] rows(long[] records, int first, int step, Question question) {
    long[] found = new long[1 << 10];
    int size = 0;
    for (int i = first; i < records.length; i += step) {
      long record = records[i];
      for (int j = i + 1; j < records.length; j++) {
        if (question.holds(record, records[j])) {
          if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
          }
          found[size++] = pair(i, j);
        }
      }
    }
    return Arrays.copyOf(found, size);
  }

  /** A pair of records as one number, whatever their order. */
  static long pair(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }
}
