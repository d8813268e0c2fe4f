package uk.linkage.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.linkage.StageReport;

final class ProgressTest {

  private static final Map<String, String> PLAIN = Map.of("TERM", "xterm");

  @Test
  void somebodyLooks_atATerminalOnly() {
    assertThat(Progress.somebodyLooks("true", false, PLAIN)).isTrue();
    assertThat(Progress.somebodyLooks("false", true, PLAIN)).isFalse();
    assertThat(Progress.somebodyLooks(null, true, PLAIN)).isTrue();
    assertThat(Progress.somebodyLooks(null, false, PLAIN)).isFalse();
  }

  @Test
  void nobodyLooks_whereTheEnvironmentSaysSo() {
    assertThat(Progress.somebodyLooks("true", true, Map.of("CI", "true"))).isFalse();
    assertThat(Progress.somebodyLooks("true", true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Progress.somebodyLooks("true", true, Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void shownProgress_isTakenAwayAtTheEnd() throws InterruptedException {
    StringWriter terminal = new StringWriter();
    try (Progress progress = Progress.on(new PrintWriter(terminal))) {
      progress.started("read", 1_000);
      progress.progressed(500);
      Thread.sleep(500);
      progress.finished(new StageReport("read", 1_000, 900, "rows", 1, 1));
      progress.started("write", -1);
    }
    assertThat(terminal.toString()).contains("reading").contains("50%").contains("writing");
    assertThat(terminal.toString()).endsWith("\r" + " ".repeat(78) + "\r").doesNotContain("\n");
  }

  @Test
  void hiddenProgress_saysNothing() {
    try (Progress progress = Progress.none()) {
      progress.started("read", 10);
      progress.progressed(5);
      progress.finished(new StageReport("read", 10, 9, "rows", 1, 1));
    }
  }
}
