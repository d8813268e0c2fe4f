package uk.linkage.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class SelectionTest {

  private static final OutputFormat SILENT =
      OutputFormatFactory.createFormatInstance(
          new PrintStream(
              OutputStream.nullOutputStream(), /* autoFlush= */ false, StandardCharsets.UTF_8),
          VerboseMode.SILENT);

  static Stream<Selection.Part> parts() {
    return Stream.of(Selection.DAILY, Selection.FULL).flatMap(s -> s.parts().stream());
  }

  private static Set<BenchmarkListEntry> found(String include) {
    return BenchmarkList.defaultList().find(SILENT, List.of("\\." + include), List.of());
  }

  @ParameterizedTest
  @MethodSource("parts")
  void part_ofASelection_namesBenchmarksAndTheirParameters(Selection.Part part) {
    Set<BenchmarkListEntry> benchmarks = found(part.include());
    assertThat(benchmarks).isNotEmpty();
    for (BenchmarkListEntry benchmark : benchmarks) {
      for (String parameter : part.parameters()) {
        String name = parameter.substring(0, parameter.indexOf('='));
        assertThat(benchmark.getParams().orElse(Map.of())).as(parameter).containsKey(name);
      }
    }
  }

  @Test
  void full_ofAllBenchmarks_leavesNoneOut() {
    Set<String> selected = new HashSet<>();
    for (Selection.Part part : Selection.FULL.parts()) {
      found(part.include()).forEach(benchmark -> selected.add(benchmark.getUsername()));
    }
    List<String> all = new ArrayList<>();
    found("").forEach(benchmark -> all.add(benchmark.getUsername()));
    assertThat(selected).containsExactlyInAnyOrderElementsOf(all).hasSizeGreaterThan(20);
  }
}
