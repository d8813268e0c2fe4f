package uk.linkage.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
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
  void hostileTexts_inAllPlaces_doNothing() throws IOException {
    Path hostile = dir.resolve("hostile.html");
    PageFile.write(HostilePage.page(), hostile);
    for (Viewport viewport : List.of(Viewport.DESKTOP, Viewport.PHONE)) {
      OpenPage page = browser.open(hostile, viewport);
      page.unfold();
      page.screenshot(PICTURES.resolve(viewport.isPhone() ? "hostile-phone.png" : "hostile.png"));
      assertThat(page.complaints()).isEmpty();
      assertThat(page.undrawnCharts()).isEmpty();
      assertThat(page.overflow()).isEmpty();
      if (viewport.isPhone()) {
        assertThat(page.accessibilityFindings()).isEmpty();
      }
      assertThat(page.ask("return typeof window.harmed;")).isEqualTo("undefined");
      assertThat(page.ask("return document.querySelectorAll('img, iframe').length;"))
          .isEqualTo("0");
    }
  }

  @Test
  void charts_areDrawnOnceForEachFigureAndSayWhatTheyShow() {
    OpenPage page = browser.open(sample, Viewport.DESKTOP);
    assertThat(page.texts(".canvas svg")).hasSize(8);
    assertThat(page.ask("return document.querySelectorAll('.drawing').length;")).isEqualTo("8");
    assertThat(page.find("#by-authority .canvas").getDomAttribute("role")).isEqualTo("img");
    assertThat(page.find("#by-authority .canvas").getDomAttribute("aria-label"))
        .startsWith("9,120 of 31,482 individuals live in Liverpool");
    assertThat(page.texts("#by-authority .canvas")).first().asString().contains("9,120");
  }

  @Test
  void slider_movedByKeys_tellsWhatTheThresholdCosts() {
    OpenPage page = browser.open(sample, Viewport.DESKTOP);
    WebElement slider = page.find("#threshold-threshold");
    String output = "#threshold output";
    assertThat(page.find(output).getText())
        .contains("match weight of 0")
        .contains("50 %")
        .contains("15,000 links")
        .contains("This is the threshold of this run.");
    String drawn = page.ask("return document.querySelector('#threshold svg').innerHTML;");
    slider.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    assertThat(page.find(output).getText())
        .contains("match weight of 1 ")
        .contains("66.7 %")
        .contains("14,776 links")
        .contains("Against this run (0): 224 fewer links, 42 fewer false, 41 more missed.");
    assertThat(page.texts("#threshold dd")).containsExactly("1", "66.7 %", "14,776", "133", "246");
    assertThat(slider.getDomAttribute("aria-valuetext")).isEqualTo("match weight 1");
    assertThat(page.ask("return document.querySelector('#threshold svg').innerHTML;"))
        .isNotEqualTo(drawn)
        .contains("moved to 1");
    page.find("#threshold .threshold-controls button").sendKeys(Keys.ENTER);
    assertThat(page.find(output).getText()).contains("This is the threshold of this run.");
    assertThat(slider.getDomProperty("value")).isEqualTo("20");
  }

  @Test
  void tables_sortedByKeys_standInTheOrderOfTheirNumbers() {
    OpenPage page = browser.open(sample, Viewport.DESKTOP);
    WebElement header = page.find("#by-authority th:nth-child(2)");
    WebElement button = page.find("#by-authority th:nth-child(2) button");
    assertThat(header.getDomAttribute("aria-sort")).isNull();
    button.sendKeys(Keys.SPACE);
    assertThat(header.getDomAttribute("aria-sort")).isEqualTo("descending");
    button.sendKeys(Keys.ENTER);
    assertThat(header.getDomAttribute("aria-sort")).isEqualTo("ascending");
    // 1,182 before 9,120, and what is withheld after all.
    assertThat(page.texts("#by-authority td:nth-child(2)"))
        .startsWith("1,182", "1,740")
        .endsWith("9,120", "*");
    page.find("#by-authority th:nth-child(1) button").sendKeys(Keys.ENTER);
    assertThat(header.getDomAttribute("aria-sort")).isNull();
    assertThat(page.texts("#by-authority tbody th"))
        .startsWith("Cheshire East", "Cheshire West and Chester");
  }

  @Test
  void tables_savedAsCsv_holdRawNumbersAndNoFormula() {
    OpenPage page = browser.open(sample, Viewport.DESKTOP);
    byte[] screened = page.download("#screened .save", "screened.csv");
    assertThat(new String(screened, StandardCharsets.UTF_8).split("\r\n", -1))
        .containsExactly(
            "\uFEFF\"Reason\",\"Records\"",
            "\"no consent\",1012",
            "\"consent unknown\",188",
            "\"dummy attributor\",\"*\"",
            "\"'=SUM(A1:A9)\",4",
            "");
    byte[] threshold = page.download("#threshold .save", "threshold.csv");
    assertThat(new String(threshold, StandardCharsets.UTF_8))
        .contains("\r\n-5,0.030303030303030304,16000,700,90\r\n");
  }

  @Test
  void sample_withoutScripts_isStillRead() throws IOException {
    Path still = dir.resolve("still.html");
    String html = Files.readString(sample);
    Files.writeString(still, html.replaceAll("(?s)<script>.*?</script>", ""));
    OpenPage page = browser.open(still, Viewport.DESKTOP);
    page.screenshot(PICTURES.resolve("without-scripts.png"));
    assertThat(page.find("#by-authority table").isDisplayed()).isTrue();
    assertThat(page.find("#threshold-threshold").isDisplayed()).isFalse();
    assertThat(page.find("#by-authority .drawing").isDisplayed()).isFalse();
    assertThat(page.overflow()).isEmpty();
  }

  @Test
  void sample_printed_isA4AndWhole() {
    OpenPage page = browser.open(sample, Viewport.DESKTOP);
    PrintedPage printed = page.print(PICTURES.resolve("print.pdf"));
    assertThat(printed.isA4()).isTrue();
    assertThat(printed.sheets()).isBetween(5, 14);
    // What was opened for the paper is folded again, and the heads of tables are buttons again.
    assertThat(page.ask("return document.querySelectorAll('details[open]').length;"))
        .isEqualTo("0");
    assertThat(page.texts("#by-authority thead th button bdi")).contains("Individuals");
    assertThat(page.faults()).isEmpty();
  }
}
