package uk.linkage.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static Measured measured(String benchmark, Map<String, String> with, double perSecond) {
    return new Measured(benchmark, with, "things", perSecond, 0.01, 1, Double.NaN);
  }

  @Test
  void table_kernelAndItsMachine_saysHowNear() {
    Measured clock = measured("MachineCoreBenchmark.clock", Map.of(), 3e9);
    Measured patterns =
        measured("PatternBenchmark.batches", Map.of("candidates", "OF_THE_PLAN"), 200e6);
    assertThat(new Limits(List.of(clock, patterns)).table())
        .contains("| PatternBenchmark.batches | candidates=OF_THE_PLAN | 5.00 | 2.50 | 50 % |");
  }

  @Test
  void table_machineOfAnotherSize_saysNothing() {
    Measured scatter =
        measured("MachineMemoryBenchmark.scatter", Map.of("kilobytes", "1024"), 500e6);
    Map<String, String> million =
        Map.of("contestant", "ROW_SORTER", "bits", "29", "rows", "1000000");
    Measured sort = measured("SortBenchmark.sort", million, 100e6);
    assertThat(new Limits(List.of(scatter, sort)).table()).isEmpty();
  }
}
