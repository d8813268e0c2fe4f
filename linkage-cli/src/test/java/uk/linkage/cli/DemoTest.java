package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {

  @TempDir private Path dir;

  @Test
  void demo_comparesTheMethodsWithTheTruth() {
    Path out = dir.resolve("demo");
    Shell.Said said = Shell.run("demo", "--out", out, "--persons", "2000").without(dir);

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .startsWith("A made-up region: 2,000 persons known to 8 services (seed 1).\n")
        .contains("excluded: consent is No")
        .contains("excluded: dummy attributor")
        .contains("  the truth ")
        .contains("  by attributor ")
        .contains("  by ladder ")
        .contains("linkage dedupe \"DIR/demo/data/ims/*.csv\" --out my-result")
        .contains("Done in ");
    for (String method : new String[] {"attributor", "ladder"}) {
      assertThat(out.resolve("by-" + method)).isDirectoryContaining("glob:**/persons.csv");
    }

    assertThat(Shell.run("demo", "--out", out, "--persons", "500", "-q"))
        .isEqualTo(new Shell.Said(ExitCode.DONE, "", ""));
  }

  @Test
  void somebodyElsesFolder_isLeftAlone() {
    Path mine = Clients.write(dir, "mine.txt", "mine");
    Shell.Said said = Shell.run("demo", "--out", dir, "--persons", "500");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .startsWith("linkage: the folder of the demo must be new")
        .hasLineCount(1);
    assertThat(mine).hasContent("mine");
  }
}
