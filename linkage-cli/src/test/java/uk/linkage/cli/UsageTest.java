package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of wrong usage. */
final class UsageTest {

  @TempDir private Path dir;

  @Test
  void noCommand_showsUsage() {
    Shell.Said said = Shell.run();
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("Usage: linkage");
  }

  @Test
  void unknownCommand_suggests() {
    Shell.Said said = Shell.run("dedup");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .isEqualTo(
            "linkage: there is no command 'dedup' here: did you mean 'dedupe' or 'demo'? See"
                + " 'linkage --help'\n");
  }

  @Test
  void unknownOption_suggests() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir, "--metod", "ladder");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .startsWith("linkage: there is no option '--metod' here: did you mean '--method'")
        .endsWith("See 'linkage dedupe --help'\n");
  }

  @Test
  void missingOptions_areNamed() {
    Shell.Said said = Shell.run("evaluate", "--persons", "p.csv");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .isEqualTo(
            "linkage: missing required option: '--truth=FILE'; see 'linkage evaluate --help'\n");
  }

  @Test
  void unknownChoice_listsTheChoices() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir, "--format", "xlsx");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .isEqualTo(
            "linkage: invalid value for option '--format': must be one of csv, parquet, got"
                + " 'xlsx'; see 'linkage dedupe --help'\n");
  }

  @Test
  void threads_outOfRange() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir.resolve("r"), "--threads", "0");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--threads must be from 1 to 1024, got 0");
  }

  @Test
  void memory_moreThanJavaHas() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir.resolve("r"), "--memory", "90t");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--memory must be at most").contains("LINKAGE_JAVA_OPTS=-Xmx");
  }

  @Test
  void memory_tooLittleForAnything() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir.resolve("r"), "--memory", "2m");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--memory must be at least 256m");
  }

  @Test
  void persons_outOfRange() {
    Shell.Said said = Shell.run("demo", "--out", dir.resolve("d"), "--persons", "0");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("linkage: --persons must be in [1, 10000000], got 0");
  }

  @Test
  void ndtmsPersons_fewerThanTheOverlap() {
    Shell.Said said =
        Shell.run("synth", "--out", dir.resolve("w"), "--persons", "1000", "--ndtms-persons", "10");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--ndtms-persons must be 0 or at least --overlap");
  }
}
