package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SynthTest {

  @TempDir private Path dir;

  @Test
  void region_isMadeAndCounted() {
    Path out = dir.resolve("region");
    Shell.Said said =
        Shell.run("synth", "--out", out, "--persons", "300", "--seed", "4", "--care", "careless")
            .without(dir);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .startsWith("Made up (seed 4)\n")
        .contains("IMS  NDTMS")
        .contains("persons in both: ")
        .contains("Written to DIR/region: truth.csv says who is who.")
        .contains("  linkage dedupe \"DIR/region/ims/*.csv\" --out my-result\n");
    assertThat(out.resolve("truth.csv")).exists();
    assertThat(out.resolve("ims")).isNotEmptyDirectory();
    assertThat(out.resolve("ndtms")).isNotEmptyDirectory();
    assertThat(out.resolve("lookup/postcodes.csv")).isNotEmptyFile();
  }

  @Test
  void regionWithoutNdtms_atAnotherDay() {
    Path out = dir.resolve("region");
    Shell.Said said =
        Shell.run(
            "synth",
            "--out",
            out,
            "--persons",
            "200",
            "--providers",
            "3",
            "--ndtms-persons",
            "0",
            "--no-households",
            "--as-at",
            "2020-03-01");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).doesNotContain("NDTMS").contains("--as-at 2020-03-01");
    assertThat(out.resolve("ndtms")).doesNotExist();
  }

  @Test
  void sameSeed_makesTheSameRegion() throws IOException {
    for (String name : new String[] {"a", "b"}) {
      assertThat(Shell.run("synth", "--out", dir.resolve(name), "--persons", "100", "-q"))
          .isEqualTo(new Shell.Said(ExitCode.DONE, "", ""));
    }
    assertThat(Files.readString(dir.resolve("a/truth.csv")))
        .isEqualTo(Files.readString(dir.resolve("b/truth.csv")));
  }

  @Test
  void folderWithSomethingInIt_isRefused() {
    Clients.write(dir, "mine.txt", "mine");
    Shell.Said said = Shell.run("synth", "--out", dir, "--persons", "100").without(dir);
    assertThat(said)
        .isEqualTo(
            new Shell.Said(
                ExitCode.REFUSED,
                "",
                "linkage: --out must be a new or an empty folder, and 'DIR' holds something;"
                    + " choose another, or empty it\n"));
  }

  @Test
  void file_isRefused() {
    Path file = Clients.write(dir, "mine.txt", "mine");
    Shell.Said said = Shell.run("synth", "--out", file, "--persons", "100");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("is a file; choose another name");
    assertThat(file).hasContent("mine");
  }
}
