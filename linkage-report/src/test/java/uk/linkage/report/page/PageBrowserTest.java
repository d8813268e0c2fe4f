package uk.linkage.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.browser.Browser;
import uk.linkage.browser.OpenPage;
import uk.linkage.browser.PrintedPage;
import uk.linkage.browser.Viewport;

@Tag("browser")
class PageBrowserTest {

  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir private static Path dir;
  private static Browser browser;
  private static Path sample;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.start(dir);
    sample = dir.resolve("sample.html");
    PageFile.write(SamplePage.page(), sample);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void sample_onADesk_hasNoFault() {
    OpenPage page = browser.open(sample, Viewport.DESKTOP);
    page.screenshot(PICTURES.resolve("desktop.png"));
    assertThat(page.faults()).isEmpty();
    page.unfold();
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void sample_onAPhone_hasNoFault() {
    OpenPage page = browser.open(sample, Viewport.PHONE);
    page.screenshot(PICTURES.resolve("phone.png"));
    assertThat(page.faults()).isEmpty();
    page.unfold();
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void sample_printed_isA4AndWhole() {
    OpenPage page = browser.open(sample, Viewport.DESKTOP);
    PrintedPage printed = page.print(PICTURES.resolve("print.pdf"));
    assertThat(printed.isA4()).isTrue();
    assertThat(printed.sheets()).isBetween(5, 14);
  }
}
