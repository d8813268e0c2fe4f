package uk.linkage.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The browser of this machine and its driver. They are looked for on the PATH, or are where {@code
 * -Dlinkage.chromium=FILE} and {@code -Dlinkage.chromedriver=FILE} say.
 *
 * @param program the browser
 * @param driver what steers it
 */
record InstalledBrowser(Path program, Path driver) {

  private static final String ADVICE =
      "no test in a browser can run: Chromium and chromedriver must be on the PATH (on Debian: "
          + "apt-get install chromium chromium-driver), or be named by -Dlinkage.chromium=FILE and "
          + "-Dlinkage.chromedriver=FILE";

  /**
   * Finds the browser.
   *
   * @return the browser
   * @throws TestAbortedException if there is none, so that the test is skipped
   * @throws AssertionError if there is none and one is required, by {@code
   *     -Dlinkage.browser.required=true} or by LINKAGE_BROWSER_REQUIRED=true in the environment
   */
  static InstalledBrowser find() {
    Optional<Path> program =
        found(
            "linkage.chromium",
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"));
    Optional<Path> driver = found("linkage.chromedriver", List.of("chromedriver"));
    if (program.isPresent() && driver.isPresent()) {
      return new InstalledBrowser(program.get(), driver.get());
    }
    if (Boolean.getBoolean("linkage.browser.required")
        || "true".equals(System.getenv("LINKAGE_BROWSER_REQUIRED"))) {
      throw new AssertionError(ADVICE);
    }
    throw new TestAbortedException(ADVICE);
  }

  private static Optional<Path> found(String property, List<String> names) {
    String named = System.getProperty(property);
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return names.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
