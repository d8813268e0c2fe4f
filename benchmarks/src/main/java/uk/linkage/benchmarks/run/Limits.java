package uk.linkage.benchmarks.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How near kernels come to what the same machine did in the same run.
 *
 * <p>A limit is what a kernel can't do without, at the speed of the benchmarks of the machine; what
 * it does beside that is not counted, so that 50 % is near and 100 % can't be reached.
 */
final class Limits {

  /*
   * A pass of the radix sort scatters a word and its row: taken as one scattered word. Emission
   * reads 12 bytes and writes 24 for each pair, within the second-level cache. A reader of patterns
   * has thirty instructions, of which a core begins four a cycle. A link asks for the sets of two
   * records: the left ones come in order, the right ones don't.
   */
  private static final String COPY = "MachineMemoryBenchmark.copy";
  private static final String SCATTER = "MachineMemoryBenchmark.scatter";
  private static final String GATHER = "MachineMemoryBenchmark.gather";
  private static final String CLOCK = "MachineCoreBenchmark.clock";
  private static final String EMISSION = "PairEmissionBenchmark.pairs";
  private static final String PATTERNS = "PatternBenchmark.batches";

  private static final int EMITTED_BYTES = 36;
  private static final double PATTERN_CYCLES = 7.5;
  private static final int PASSES = 3;

  /** A million words, and a hundred thousand. */
  private static final List<String> BIG = List.of("kilobytes=8192");

  private static final List<String> SMALL = List.of("kilobytes=1024");

  /** So many of a thing that was measured. */
  private record Need(double times, String benchmark, List<String> with) {}

  /** A kernel and what it needs for each of its things. */
  private record Limit(String kernel, List<String> with, String why, List<Need> needs) {}

  private static final List<Limit> LIMITS =
      List.of(
          sort("rows=100000", SMALL),
          sort("rows=1000000", BIG),
          index("rows=100000", SMALL),
          index("rows=1000000", BIG),
          new Limit(
              EMISSION,
              List.of(),
              "36 bytes moved",
              List.of(new Need(EMITTED_BYTES, COPY, List.of("kilobytes=64")))),
          new Limit(
              PATTERNS,
              List.of(),
              "thirty instructions, four a cycle",
              List.of(new Need(PATTERN_CYCLES, CLOCK, List.of()))),
          new Limit(
              "ScoringBenchmark.links",
              List.of("contestant=BATCHES", "threads=1"),
              "a pair emitted and its pattern read",
              List.of(
                  new Need(1, EMISSION, List.of("mask=BIRTH_DATE")),
                  new Need(1, PATTERNS, List.of("candidates=OF_THE_PLAN")))),
          clusters("rows=100000", SMALL),
          clusters("rows=1000000", BIG));

  private final List<Measured> measured;

  Limits(List<Measured> measured) {
    this.measured = List.copyOf(measured);
  }

  private static Limit sort(String rows, List<String> size) {
    return new Limit(
        "SortBenchmark.sort",
        List.of("contestant=ROW_SORTER", "bits=29", rows),
        "three scattered words a record",
        List.of(new Need(PASSES, SCATTER, size)));
  }

  private static Limit index(String rows, List<String> size) {
    return new Limit(
        "BlockingIndexBenchmark.build",
        List.of("mask=ATTRIBUTOR", rows),
        "three scattered words and a gathered one a record",
        List.of(new Need(PASSES, SCATTER, size), new Need(1, GATHER, size)));
  }

  private static Limit clusters(String rows, List<String> size) {
    return new Limit(
        "ClusteringBenchmark.sets",
        List.of("contestant=UNION_FIND", rows),
        "a word gathered a link",
        List.of(new Need(1, GATHER, size)));
  }

  /** A table of the kernels of this run whose limits were measured too; empty if there are none. */
  String table() {
    StringBuilder table = new StringBuilder();
    for (Limit limit : LIMITS) {
      OptionalDouble nanos = nanos(limit);
      for (Measured kernel : measured) {
        if (nanos.isPresent() && kernel.is(limit.kernel(), limit.with())) {
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %s | %.2f | %.2f | %.0f %% | %s |%n",
                  kernel.benchmark(),
                  ResultTable.parameters(kernel),
                  kernel.nanosEach(),
                  nanos.getAsDouble(),
                  100 * nanos.getAsDouble() / kernel.nanosEach(),
                  limit.why()));
        }
      }
    }
    return table.isEmpty()
        ? ""
        : "| kernel | parameters | ns each | limit, ns | near it | what the limit is |\n"
            + "|---|---|---:|---:|---:|---|\n"
            + table;
  }

  private OptionalDouble nanos(Limit limit) {
    double sum = 0;
    for (Need need : limit.needs()) {
      Optional<Measured> of =
          measured.stream().filter(m -> m.is(need.benchmark(), need.with())).findFirst();
      if (of.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += need.times() * of.get().nanosEach();
    }
    return OptionalDouble.of(sum);
  }
}
