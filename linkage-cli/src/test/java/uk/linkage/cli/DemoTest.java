package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Arrays;
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
        .contains(" take part; the others are screened out.")
        .contains("  the truth ")
        .contains("  by probabilistic ")
        .contains("  by attributor ")
        .contains("  by ladder ")
        .contains("linkage dedupe \"DIR/demo/data/ims/*.csv\" --out my-result")
        .containsPattern("  linkage explain DIR/demo/by-probabilistic \\S+ \\S+\n")
        .contains("Done in ");
    for (String method : new String[] {"probabilistic", "attributor", "ladder"}) {
      assertThat(out.resolve("by-" + method)).isDirectoryContaining("glob:**/persons.csv");
    }

    assertThat(Shell.run("demo", "--out", out, "--persons", "500", "-q"))
        .isEqualTo(new Shell.Said(ExitCode.DONE, "", ""));
  }

  @Test
  void demo_showsThatTheModelKnowsItsErrors() {
    Shell.Said said = Shell.run("demo", "--out", dir.resolve("known"), "--persons", "5000");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    double[] pairs = figures(said.out(), "pairs of records of one person");
    assertThat(pairs[0]).isCloseTo(pairs[1], withinPercentage(5));
    double[] precision = figures(said.out(), "precision of the links");
    assertThat(precision[0]).isCloseTo(precision[1], within(.02));
    double[] recall = figures(said.out(), "recall of the links");
    assertThat(recall[0]).isCloseTo(recall[1], within(.04));
    double[] persons = figures(said.out(), "persons, as found");
    assertThat(persons[0]).isCloseTo(persons[1], withinPercentage(3));
  }

  /** The estimate and the truth in a line of the report. */
  private static double[] figures(String report, String row) {
    String line = report.lines().filter(l -> l.startsWith("  " + row)).findFirst().orElseThrow();
    return Arrays.stream(line.substring(row.length() + 2).strip().replace(",", "").split(" +"))
        .mapToDouble(Double::parseDouble)
        .toArray();
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
