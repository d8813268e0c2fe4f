package uk.linkage.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FiguresTest {

  @Test
  void numbers_areReadable() {
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.count(1, "row", "rows")).isEqualTo("1 row");
    assertThat(Figures.count(0, "row", "rows")).isEqualTo("0 rows");
    assertThat(Figures.percent(1, 8)).isEqualTo("12.5 %");
    assertThat(Figures.percent(1, 0)).isEqualTo("-");
    assertThat(Figures.signedPercent(-.034)).isEqualTo("-3.4 %");
    assertThat(Figures.share(.98765)).isEqualTo("0.9877");
  }

  @Test
  void times_areReadable() {
    assertThat(Figures.time(Duration.ofMillis(2_340))).isEqualTo("2.3 s");
    assertThat(Figures.time(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
  }

  @Test
  void table_alignsNumbersToTheRight() {
    StringWriter text = new StringWriter();
    new TextTable()
        .row("", "links", "true")
        .rowWithRemark("so", "one key", "12,345", "1")
        .row("other", "1")
        .print(new Terminal(new PrintWriter(text, true), false));
    assertThat(text.toString().lines())
        .containsExactly(
            "            links  true", "  one key  12,345     1  so", "  other         1");
  }
}
