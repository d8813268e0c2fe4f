package uk.linkage.benchmarks.run;

import java.util.List;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Which benchmarks are run, with which parameters, and how long.
 *
 * @param name what it is called in results
 * @param parts the benchmarks
 * @param warmups warm-up iterations
 * @param warmup how long each takes
 * @param measurements measured iterations
 * @param measurement how long each takes
 */
record Selection(
    String name,
    List<Part> parts,
    int warmups,
    TimeValue warmup,
    int measurements,
    TimeValue measurement) {

  /*
   * One fork each: what differs between forks (where code and arrays come to lie) is seen less
   * well, and all of it takes twelve minutes and not half an hour. The classes themselves ask for
   * three.
   */
  private static final TimeValue HALF_A_SECOND = TimeValue.milliseconds(500);

  Selection {
    parts = List.copyOf(parts);
  }

  /** One minute: the machine, and one size of each kernel. */
  static final Selection DAILY =
      new Selection(
          "one minute",
          List.of(
              part("MachineMemoryBenchmark.(gather|scatter|chase)", "kilobytes=1024"),
              part("MachineMemoryBenchmark.copy", "kilobytes=64"),
              part("MachineCoreBenchmark.clock"),
              part("PackingBenchmark.packed$"),
              part("SortBenchmark", "contestant=ROW_SORTER", "rows=100000", "bits=29"),
              part("BlockingIndexBenchmark", "mask=ATTRIBUTOR", "rows=100000"),
              part("PairEmissionBenchmark", "mask=BIRTH_DATE", "rows=100000"),
              part("PatternBenchmark.batches", "candidates=OF_THE_PLAN"),
              part("ScoringBenchmark", "contestant=BATCHES", "rows=100000"),
              part("CensusBenchmark", "rows=100000", "threads=1"),
              part("ValuesBenchmark", "contestant=TABLES", "rows=100000"),
              part("ClusteringBenchmark", "contestant=UNION_FIND", "rows=100000")),
          2,
          HALF_A_SECOND,
          5,
          TimeValue.milliseconds(300));

  /** Everything, contestants at sizes at which they end: twelve minutes on two cores. */
  static final Selection FULL =
      new Selection(
          "full",
          List.of(
              part("MachineMemoryBenchmark", "kilobytes=1024,8192,65536"),
              part("MachineMemoryBenchmark.copy", "kilobytes=64"),
              part("MachineCoreBenchmark"),
              part("ParsingBenchmark"),
              part("PackingBenchmark"),
              part("SortBenchmark", "contestant=ROW_SORTER", "rows=100000,1000000"),
              part(
                  "SortBenchmark",
                  "contestant=ARRAYS_SORT,PARALLEL_SORT,INDEX_SORT",
                  "rows=1000000",
                  "bits=29"),
              part("BlockingIndexBenchmark", "rows=1000000"),
              part("PairEmissionBenchmark", "mask=BIRTH_DATE,INITIALS_AND_YEAR", "rows=1000000"),
              part("BlockingBenchmark", "contestant=INDEX,HASH_MAP,SQL_JOIN", "rows=100000"),
              part(
                  "BlockingBenchmark",
                  "contestant=INDEX,SQL_JOIN",
                  "mask=BIRTH_DATE",
                  "rows=1000000"),
              part(
                  "BlockingBenchmark",
                  "contestant=INDEX,NESTED_LOOP",
                  "mask=BIRTH_DATE",
                  "rows=10000"),
              part("PatternBenchmark", "candidates=OF_THE_PLAN"),
              part("PatternBenchmark.batches", "candidates=DRAWN"),
              part("ScoringBenchmark", "contestant=BATCHES", "rows=100000"),
              part("ScoringBenchmark", "contestant=BATCHES", "rows=1000000", "threads=1,2"),
              part("ScoringBenchmark", "contestant=PAIR_BY_PAIR", "rows=100000"),
              part("ScoringBenchmark", "contestant=EVERY_PAIR", "rows=10000"),
              part("CensusBenchmark", "rows=10000,100000", "threads=1"),
              part("CensusBenchmark", "rows=1000000"),
              part("CensusBenchmark", "contestant=EVERY_PAIR", "rows=10000", "threads=1"),
              part("FitBenchmark.(fit|independent)", "rows=100000"),
              part("FitBenchmark.(independent|textbook)", "rows=1000"),
              part("ValuesBenchmark", "contestant=TABLES"),
              part("ValuesBenchmark", "contestant=HASH_MAPS", "rows=100000"),
              part("ClusteringBenchmark", "rows=1000000"),
              part("PipelineBenchmark", "method=PROBABILISTIC", "rows=1000000"),
              part("PipelineBenchmark", "method=ATTRIBUTOR", "rows=1000000", "threads=2"),
              part("FilesBenchmark")),
          3,
          HALF_A_SECOND,
          5,
          TimeValue.milliseconds(800));

  /**
   * Some benchmarks, with parameters.
   *
   * @param include a regular expression for their names
   * @param parameters each as {@code name=value,value}; others are as the class has them
   */
  record Part(String include, List<String> parameters) {

    Part {
      parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
      return parameters.isEmpty() ? include : include + ' ' + String.join(" ", parameters);
    }
  }

  private static Part part(String include, String... parameters) {
    return new Part(include, List.of(parameters));
  }

  /** JMH's options for a part. */
  ChainedOptionsBuilder options(Part part) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + part.include())
            .forks(1)
            .warmupIterations(warmups)
            .warmupTime(warmup)
            .measurementIterations(measurements)
            .measurementTime(measurement);
    for (String parameter : part.parameters()) {
      String[] nameAndValues = parameter.split("=", 2);
      options.param(nameAndValues[0], nameAndValues[1].split(",", -1));
    }
    return options;
  }

  /** What JMH is told, in words. */
  String settings() {
    return "1 fork, "
        + warmups
        + " x "
        + warmup
        + " warm-up, "
        + measurements
        + " x "
        + measurement
        + " measured";
  }
}
