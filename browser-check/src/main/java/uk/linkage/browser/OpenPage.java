package uk.linkage.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** A page that is open in a browser: what is wrong with it, and what a reader can do with it. */
public final class OpenPage {

  /** A browser draws no more than this at once. */
  private static final long HIGHEST_PICTURE = 16_000;

  private static final Duration LONGEST_DOWNLOAD = Duration.ofSeconds(20);

  private final ChromeDriver driver;
  private final Viewport viewport;
  private final Path downloads;

  OpenPage(ChromeDriver driver, Viewport viewport, Path downloads) {
    this.driver = driver;
    this.viewport = viewport;
    this.downloads = downloads;
  }

  /**
   * Looks for all that any page must not have: complaints of the browser, serious findings of the
   * accessibility checker, charts that aren't drawn, and parts that stand out to the right.
   *
   * @return what is wrong, in words; empty if nothing is
   */
  public List<String> faults() {
    List<String> faults = new ArrayList<>(complaints());
    faults.addAll(accessibilityFindings());
    faults.addAll(undrawnCharts());
    faults.addAll(overflow());
    return faults;
  }

  /**
   * Returns the errors in the browser's console since it was last asked, refusals by the content
   * security policy among them.
   *
   * @return the messages
   */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> "console: " + entry.getMessage())
        .toList();
  }

  /**
   * Asks axe-core about the page as it stands.
   *
   * @return its serious and critical findings, each with the first elements it means
   */
  public List<String> accessibilityFindings() {
    driver.executeScript(axe());
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            axe.run(document, { resultTypes: ["violations"] }).then(
              (all) => done(all.violations
                .filter((one) => one.impact === "serious" || one.impact === "critical")
                .map((one) => `axe: ${one.id} (${one.impact}): ${one.help}: `
                  + one.nodes.slice(0, 3).map((node) =>
                      node.target + " " + node.any.map((it) => it.message).join("; ")).join(" | "))),
              (fault) => done(["axe: " + fault]));
            """);
    return strings(found);
  }

  /**
   * Looks for places of charts without a drawing.
   *
   * @return a message for each
   */
  public List<String> undrawnCharts() {
    return strings(
        driver.executeScript(
            """
            return Array.from(document.querySelectorAll(".drawing"))
              .filter((place) => place.querySelectorAll("svg path, svg text").length < 3)
              .map((place) => "not drawn: " + place.closest(".figure").id);
            """));
  }

  /**
   * Looks for parts that make the page wider than its window.
   *
   * @return a message for each of the first of them
   */
  public List<String> overflow() {
    return strings(
        driver.executeScript(
            """
            const room = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= room) return [];
            return Array.from(document.querySelectorAll("body *"))
              .filter((part) => part.getBoundingClientRect().right > room + 1
                && !part.closest(".scroll, .drawing"))
              .slice(0, 5)
              .map((part) => `wider than the window: ${part.tagName}.${part.className}`)
              .concat("the page is " + document.documentElement.scrollWidth + " wide, the window " + room);
            """));
  }

  /** Opens all that is folded. */
  public void unfold() {
    driver.executeScript(
        "document.querySelectorAll('details').forEach((it) => { it.open = true; });");
  }

  /**
   * Runs a script in the page.
   *
   * @param script the body of a function
   * @param arguments what it is given
   * @return what it returns, as text
   */
  public String ask(String script, Object... arguments) {
    return String.valueOf(driver.executeScript(script, arguments));
  }

  /**
   * Finds an element.
   *
   * @param selector a CSS selector
   * @return the first that it fits
   */
  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /**
   * Returns the texts of elements, in order.
   *
   * @param selector a CSS selector
   * @return the text of each that it fits, as it stands in the document
   */
  public List<String> texts(String selector) {
    return strings(
        driver.executeScript(
            "return Array.from(document.querySelectorAll(arguments[0]), (it) => it.textContent);",
            selector));
  }

  /**
   * Clicks a button that saves a file, and waits for it.
   *
   * @param selector the button, as a CSS selector
   * @param name the file's name
   * @return its content
   */
  public byte[] download(String selector, String name) {
    Path file = downloads.resolve(name);
    driver.executeScript("document.querySelector(arguments[0]).click();", selector);
    long end = System.nanoTime() + LONGEST_DOWNLOAD.toNanos();
    while (!Files.exists(file)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("'" + name + "' must have been saved, and was not");
      }
      driver.executeAsyncScript("setTimeout(arguments[0], 50);");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps a picture of the page, its first 16,000 pixels, for people to look at.
   *
   * @param file the PNG file
   */
  public void screenshot(Path file) {
    long height = Long.parseLong(ask("return Math.ceil(document.documentElement.scrollHeight);"));
    height = Math.min(height, HIGHEST_PICTURE);
    Map<String, Object> clip =
        Map.of("x", 0, "y", 0, "width", viewport.width(), "height", height, "scale", 1);
    Map<String, Object> picture =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    keep(file, picture);
  }

  /**
   * Prints the page on paper of the size that it asks for.
   *
   * @param file the PDF file
   * @return what was printed
   */
  public PrintedPage print(Path file) {
    Map<String, Object> printed =
        driver.executeCdpCommand(
            "Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true));
    return PrintedPage.of(keep(file, printed));
  }

  private static byte[] keep(Path file, Map<String, Object> answer) {
    byte[] content = Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }

  private static List<String> strings(@Nullable Object found) {
    return found instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static String axe() {
    try (InputStream in = OpenPage.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
