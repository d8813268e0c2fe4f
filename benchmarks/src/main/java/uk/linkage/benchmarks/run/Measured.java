package uk.linkage.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What came of one benchmark with one set of parameters, in one unit: things per second.
 *
 * @param benchmark class and method
 * @param parameters by name
 * @param things what was counted, such as {@code pairs}
 * @param perSecond how many of them a second
 * @param error half the 99.9 % interval of it, as a share of it; not a number if unknown
 * @param milliseconds how long an operation takes
 * @param bytes how many bytes an operation allocates; not a number if nobody looked
 */
record Measured(
    String benchmark,
    Map<String, String> parameters,
    String things,
    double perSecond,
    double error,
    double milliseconds,
    double bytes) {

  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double MILLIS = 1e3;
  private static final double NANOS = 1e9;

  static Measured of(RunResult run) {
    BenchmarkParams params = run.getParams();
    String name = params.getBenchmark();
    int method = name.lastIndexOf('.');
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String key : params.getParamsKeys()) {
      parameters.put(key, params.getParam(key));
    }
    String things = "operations";
    Result<?> counted = run.getPrimaryResult();
    double bytes = Double.NaN;
    for (String secondary : run.getSecondaryResults().keySet()) {
      Result<?> result = run.getSecondaryResults().get(secondary);
      if (secondary.equals(ALLOCATED)) {
        bytes = result.getScore();
      } else if (!secondary.startsWith("gc.")) {
        // The last one, where several things are counted: all of them tell the same time.
        things = secondary;
        counted = result;
      }
    }
    return new Measured(
        name.substring(name.lastIndexOf('.', method - 1) + 1),
        parameters,
        things,
        counted.getScore(),
        counted.getScoreError() / counted.getScore(),
        MILLIS / run.getPrimaryResult().getScore(),
        bytes);
  }

  /** How long one of the things takes. */
  double nanosEach() {
    return NANOS / perSecond;
  }

  /** Tells whether this is a benchmark with some parameters, each as {@code name=value}. */
  boolean is(String name, List<String> with) {
    boolean same = benchmark.equals(name);
    for (String parameter : with) {
      String[] nameAndValue = parameter.split("=", 2);
      same &= nameAndValue[1].equals(parameters.get(nameAndValue[0]));
    }
    return same;
  }
}
