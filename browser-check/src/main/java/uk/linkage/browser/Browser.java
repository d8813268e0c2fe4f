package uk.linkage.browser;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser without a window. A test starts one, opens pages in it, and closes it. */
public final class Browser implements AutoCloseable {

  private final ChromeDriver driver;
  private final Path downloads;

  private Browser(ChromeDriver driver, Path downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  /**
   * Starts the browser of this machine.
   *
   * @param downloads the folder in which files are saved
   * @return the browser
   * @throws org.opentest4j.TestAbortedException if there is none, so that the test is skipped and
   *     says how to get one
   * @throws AssertionError if there is none and one is required, by {@code
   *     -Dlinkage.browser.required=true} or by LINKAGE_BROWSER_REQUIRED=true in the environment
   */
  public static Browser start(Path downloads) {
    InstalledBrowser installed = InstalledBrowser.find();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installed.program().toFile());
    options.addArguments(
        "--headless=new",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--lang=en-GB");
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
    }
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "download.default_directory",
            downloads.toAbsolutePath().toString(),
            "download.prompt_for_download",
            false,
            "profile.default_content_setting_values.automatic_downloads",
            1));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed.driver().toFile())
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options), downloads);
  }

  /**
   * Opens a page.
   *
   * @param file an HTML file
   * @param viewport how large the window is
   * @return the page, in place of the one that was open
   */
  public OpenPage open(Path file, Viewport viewport) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            viewport.width(),
            "height",
            viewport.height(),
            "deviceScaleFactor",
            1,
            "mobile",
            viewport.isPhone()));
    driver.get(file.toUri().toString());
    return new OpenPage(driver, viewport, downloads);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
