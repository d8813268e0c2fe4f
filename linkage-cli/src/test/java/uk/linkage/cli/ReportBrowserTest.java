package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.browser.Browser;
import uk.linkage.browser.OpenPage;
import uk.linkage.browser.PrintedPage;
import uk.linkage.browser.Viewport;

/** The pages of real runs, as a person sees them. */
@Tag("browser")
class ReportBrowserTest {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int MOST_BYTES = 2_000_000;
  private static final int MOST_SHEETS = 60;

  @TempDir private static Path dir;
  private static Browser browser;
  private static MatchWorld world;

  @BeforeAll
  static void open() {
    browser = Browser.start(dir);
    world = MatchWorld.make(dir.resolve("region"), 2_000, 2_500, 11);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void requireFaultless(String name, Path page) throws IOException {
    assertThat(Files.size(page)).isLessThan(MOST_BYTES);
    for (Viewport viewport : List.of(Viewport.DESKTOP, Viewport.PHONE)) {
      OpenPage open = browser.open(page, viewport);
      open.screenshot(PICTURES.resolve(name + (viewport.isPhone() ? "-phone.png" : ".png")));
      assertThat(open.faults()).as(name).isEmpty();
      open.unfold();
      assertThat(open.faults()).as(name + ", unfolded").isEmpty();
    }
    PrintedPage printed =
        browser.open(page, Viewport.DESKTOP).print(PICTURES.resolve(name + ".pdf"));
    assertThat(printed.isA4()).isTrue();
    assertThat(printed.sheets()).isBetween(1, MOST_SHEETS);
  }

  private static Path done(Path out, Object... command) {
    Shell.Said said = Shell.run(command);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    return out;
  }

  @Test
  void dedupe() throws IOException {
    Path out = dir.resolve("dedupe");
    done(out, "dedupe", world.ims(), "--out", out, "-q");
    requireFaultless("dedupe", out.resolve("report.html"));
  }

  @Test
  void count() throws IOException {
    Path out = dir.resolve("count");
    done(out, "count", world.ims(), "--out", out, "--by", "month", "--by", "sex", "-q");
    requireFaultless("count", out.resolve("report.html"));
  }

  @Test
  void match() throws IOException {
    Path out = dir.resolve("match");
    done(out, "match", "--ims", world.ims(), "--ndtms", world.ndtms(), "--out", out, "-q");
    requireFaultless("match", out.resolve("report.html"));
  }

  @Test
  void journeys() throws IOException {
    Path out = dir.resolve("journeys");
    Path activity = dir.resolve("region/activity.csv");
    done(out, "journeys", world.ims(), "--activity", activity, "--out", out, "-q");
    requireFaultless("journeys", out.resolve("report.html"));
  }

  @Test
  void profile() throws IOException {
    Path page = dir.resolve("profile.html");
    done(page, "profile", world.ims(), "--html", page, "-q");
    requireFaultless("profile", page);
  }
}
