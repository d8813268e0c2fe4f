package uk.linkage.cli;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreUse;

/** A process that has a store open, says so, and waits to be killed. */
final class StoreHeld {

  private StoreHeld() {}

  /**
   * Opens it.
   *
   * @param args the file of the store
   */
  public static void main(String[] args) throws Exception {
    try (StoreFile store =
        StoreFile.open(
            Path.of(args[0]),
            new StoreFile.Machine(1, 1L << 28),
            new StoreUse("store load", told -> {}))) {
      System.out.println("open " + store.path().getFileName());
      System.out.flush();
      Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }
  }

  static Process start(Path store) throws java.io.IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                StoreHeld.class.getName(),
                store.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.getInputStream().read() != 'o') {
      process.destroyForcibly();
      throw new IllegalStateException("the process must have opened the store");
    }
    return process;
  }
}
