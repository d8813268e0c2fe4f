package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

final class ColourTest {

  private static final String ESCAPE = "\u001b";

  @TempDir private Path dir;

  @Test
  void usual_followsTheConventions() {
    assertThat(Colour.usual("true", Map.of())).isEqualTo(Ansi.ON);
    assertThat(Colour.usual("false", Map.of())).isEqualTo(Ansi.OFF);
    assertThat(Colour.usual(null, Map.of())).isEqualTo(Ansi.AUTO);
    assertThat(Colour.usual("true", Map.of("NO_COLOR", "1"))).isEqualTo(Ansi.OFF);
    assertThat(Colour.usual("true", Map.of("NO_COLOR", ""))).isEqualTo(Ansi.ON);
    assertThat(Colour.usual("true", Map.of("TERM", "dumb"))).isEqualTo(Ansi.OFF);
    assertThat(Colour.usual("true", Map.of("CLICOLOR", "0"))).isEqualTo(Ansi.OFF);
    assertThat(Colour.usual("false", Map.of("CLICOLOR_FORCE", "1"))).isEqualTo(Ansi.ON);
    assertThat(Colour.usual("false", Map.of("CLICOLOR_FORCE", "0"))).isEqualTo(Ansi.OFF);
    assertThat(Colour.usual("false", Map.of("FORCE_COLOR", "3"))).isEqualTo(Ansi.ON);
    assertThat(Colour.usual("false", Map.of("FORCE_COLOR", "1", "NO_COLOR", "1")))
        .isEqualTo(Ansi.OFF);
  }

  @Test
  void reports_haveColourWhereItIsAskedFor_andSayTheSameWithout() {
    Path few = Clients.write(dir, "few.csv", Clients.REGION);
    Shell.Said plain = Shell.run("profile", few);
    assertThat(plain.out()).isNotEmpty().doesNotContain(ESCAPE);
    Shell.Said coloured = Shell.run("profile", few, "--color", "always");
    assertThat(coloured.out()).contains(ESCAPE + "[1m5 records of 2 providers");
    assertThat(coloured.out().replaceAll(ESCAPE + "\\[\\d+m", "")).isEqualTo(plain.out());
    assertThat(Shell.run("profile", few, "--colour", "never").out()).isEqualTo(plain.out());
  }

  @Test
  void help_andErrors_followToo() {
    assertThat(Shell.run("profile", "--help", "--colour", "always").out()).contains(ESCAPE);
    assertThat(Shell.run("profile", "--help").out()).doesNotContain(ESCAPE);
    assertThat(Shell.run("profile", dir.resolve("no.csv"), "--colour", "always").err())
        .contains(ESCAPE);
    assertThat(Shell.run("profile", "x", "--colour", "red").err())
        .contains("must be one of auto, always, never, got 'red'");
  }
}
