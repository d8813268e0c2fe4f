package uk.linkage.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class TerminalTest {

  private static String printed(boolean styled, Consumer<Terminal> report) {
    StringWriter text = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(text), styled);
    report.accept(terminal);
    terminal.flush();
    return text.toString().replace("\r\n", "\n");
  }

  @Test
  void longSentence_isWrapped() {
    String text = printed(false, out -> out.note("word ".repeat(60).strip()));
    assertThat(text.lines()).hasSize(4).allMatch(line -> line.length() <= 80);
    assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("  word"));
    assertThat(text.replaceAll("\\s+", " ").strip())
        .isEqualTo("Note: " + "word ".repeat(60).strip());
  }

  @Test
  void longWord_staysWhole() {
    String path = "/a".repeat(100);
    assertThat(printed(false, out -> out.line("see " + path + " there")))
        .isEqualTo("see\n  " + path + "\n  there\n");
    assertThat(printed(false, out -> out.command("linkage " + path)))
        .isEqualTo("  linkage " + path + "\n");
  }

  @Test
  void codesOfAFile_neverArrive() {
    String hostile = "\u001b[31mred\u0007\u009b1m\u202ereversed\u2028\rline";
    for (boolean styled : new boolean[] {false, true}) {
      String text =
          printed(
              styled,
              out -> {
                out.line(hostile);
                out.command(hostile);
                new TextTable().rowWithRemark(hostile, hostile, hostile).print(out);
              });
      assertThat(text.replaceAll("\u001b\\[[012]m", ""))
          .contains("?[31mred??1m?reversed??line")
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}&&[^\n]]");
    }
  }

  @Test
  void styles_onlyWhereTheyAreShown() {
    Consumer<Terminal> report =
        out -> {
          out.heading("Heading");
          out.warning("warning");
          new TextTable().heading("", "a").strongRow("why", "row", "1").print(out);
        };
    String plain = printed(false, report);
    assertThat(plain).isEqualTo("Heading\n  ! warning\n       a\n  row  1  why\n");
    String styled = printed(true, report);
    assertThat(styled)
        .contains("\u001b[1mHeading\u001b[0m\n")
        .contains("\u001b[33m  ! warning\u001b[0m\n");
    assertThat(styled.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
  }

  @Test
  void longFirstColumn_isCutToFit() {
    String text =
        printed(
            false,
            out ->
                new TextTable()
                    .row("n".repeat(100), "1,234,567")
                    .rowWithRemark("r".repeat(50) + " " + "s".repeat(20), "short", "1")
                    .print(out));
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text).contains("n...  1,234,567\n").contains("\n    " + "r".repeat(50));
  }

  @Test
  void cut_neverSplitsACharacter() {
    assertThat(Printable.cut("\ud83d\ude00".repeat(10), 5))
        .isEqualTo("\ud83d\ude00\ud83d\ude00...");
    assertThat(Printable.cut("short", 5)).isEqualTo("short");
  }
}
