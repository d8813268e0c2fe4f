package uk.linkage.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;

/** What an ephemeral match leaves on the disk, when it ends and when it is killed. */
final class EphemeralMatchTest {

  private static final WorldSettings WORLD = WorldSettings.of(5, 1_000);
  private static final int NO_STAGE = 1_000;

  @TempDir static Path shared;

  @TempDir private Path dir;

  private static Path world = Path.of("");

  /** Dates and postcodes as the files write them: nothing else in them is as telling. */
  private static final Set<String> values = new HashSet<>();

  @BeforeAll
  static void makeWorld() {
    world = shared.resolve("world");
    WorldGenerator.write(WORLD, world, rows -> {});
    for (WorldRecord record : WorldGenerator.records(WORLD)) {
      if (record.birthDate().length() >= 8 && record.takesPart()) {
        values.add(record.birthDate());
      }
      if (record.postcode().length() >= 6 && !record.postcode().startsWith("ZZ")) {
        values.add(record.postcode());
      }
    }
    assertThat(values).hasSizeGreaterThan(1_000);
  }

  /** Killed where a stage begins: reading, census, fit, plan and all the others, of both files. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 7, 9, 11, 14, 17, 19, 21})
  void killedMatch_leavesNoAttributor(int stage) throws Exception {
    Process process = start(stage);
    try {
      assertThat(firstLine(process)).startsWith(KilledMatch.STOPPED);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(dir.resolve("result")).doesNotExist();
    assertThat(filesWithValues()).isEmpty();

    // The next one sweeps away whatever there is.
    Process next = start(NO_STAGE);
    assertThat(firstLine(next)).isEqualTo(KilledMatch.DONE);
    next.waitFor();
    assertThat(names(dir.resolve("out"))).containsExactly("result");
    assertThat(dir.resolve("out").resolve("result").resolve("certificate.json"))
        .content()
        .contains(".result.partial-" + process.pid());
  }

  @Test
  void match_leavesTablesAndACertificateAlone() throws Exception {
    Process process = start(NO_STAGE);
    assertThat(firstLine(process)).isEqualTo(KilledMatch.DONE);
    process.waitFor();
    assertThat(names(dir.resolve("out").resolve("result")))
        .containsExactlyInAnyOrder(
            "certificate.json", "counts.csv", "report.html", "run.json", "summary.json");
    assertThat(filesWithValues()).isEmpty();
    assertThat(dir.resolve("out").resolve("result").resolve("certificate.json"))
        .content()
        .contains("No attributor was written to any file.", "\"role\": \"ndtms\"", "counts.csv");
  }

  @Test
  void search_findsAnAttributor() throws IOException {
    Files.createDirectories(dir.resolve("tmp"));
    Files.writeString(dir.resolve("tmp").resolve("spill"), "x" + values.iterator().next() + "y");
    assertThat(filesWithValues()).hasSize(1);
  }

  private Process start(int stage) throws IOException {
    Path tmp = Files.createDirectories(dir.resolve("tmp"));
    Path out = Files.createDirectories(dir.resolve("out"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + tmp,
            "-cp",
            System.getProperty("java.class.path"),
            KilledMatch.class.getName(),
            world.toString(),
            out.resolve("result").toString(),
            Integer.toString(stage))
        .directory(tmp.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return String.valueOf(said.readLine());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** Every file of the result, beside it and of the temporary folder that holds a value. */
  private List<Path> filesWithValues() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // Programs and their libraries hold digits of every kind.
        boolean isLibrary = file.toString().endsWith(".so") || file.toString().endsWith(".dll");
        String text =
            isLibrary ? "" : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (values.stream().anyMatch(text::contains)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
