package uk.linkage.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names of any length in lines that people read. */
final class LongNamesTest {

  @Test
  void nameThatFillsMoreThanALine_isCutAndItsSentenceIsNot() {
    String id = "Oak/" + "Q".repeat(500);
    String sentence = Printable.shortWords("1 record joins: Oak/7, " + id + " and 3 more.");
    assertThat(sentence)
        .startsWith("1 record joins: Oak/7, Oak/QQQ")
        .endsWith("Q... and 3 more.")
        .hasSizeLessThan(140);
    assertThat(Printable.id("8f14e45f-ceea-467f-a0e6-5b3f5a7c1d2e"))
        .isEqualTo("8f14e45f-ceea-467f-a0e6-5b3f5a7c1d2e");
    assertThat(Printable.id("Q".repeat(500))).hasSize(40).startsWith("QQQ").endsWith("Q...");
  }
}
