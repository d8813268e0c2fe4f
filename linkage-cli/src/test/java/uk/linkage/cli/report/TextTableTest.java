package uk.linkage.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TextTableTest {

  private static final String LONG = "A service whose name is longer than what is left of the row";
  private static final String WORDS = "twenty-five characters...";

  private static String printed(TextTable table) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    table.heading("", WORDS, WORDS).row("Elm", "1", "2").row(LONG, "3", "4");
    table.print(new Terminal(out, /* isStyled= */ false));
    out.flush();
    return text.toString();
  }

  @Test
  void nameThatIsTooLong_isCut_orStandsAbove() {
    assertThat(printed(new TextTable()).lines())
        .hasSize(3)
        .allMatch(line -> line.length() <= Terminal.WIDTH)
        .last()
        .asString()
        .startsWith("  A service whose name ... ");
    String whole = printed(new TextTable().namesAbove());
    assertThat(whole.lines()).hasSize(4).allMatch(line -> line.length() <= Terminal.WIDTH);
    assertThat(whole).contains("\n  " + LONG + "\n ").contains("\n  Elm ");
  }
}
