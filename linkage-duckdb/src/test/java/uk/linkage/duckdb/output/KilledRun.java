package uk.linkage.duckdb.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that writes something it must not leave behind, and is ended in its midst.
 */
final class KilledRun {

  static final String SECRET = "QZ,1911-11-13,F,EC1A 1BB\n".repeat(10_000);

  private KilledRun() {}

  /** Writes into the folder that is asked for, says so, and waits to be ended. */
  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[1]);
    switch (args[0]) {
      case "private" -> Files.writeString(PrivateFolder.beside(target).file("work.csv"), SECRET);
      case "output" ->
          Files.writeString(OutputDirectory.prepare(target, true).file("persons.csv"), SECRET);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("written");
    System.out.flush();
    Thread.sleep(TimeUnit.MINUTES.toMillis(5));
  }

  /** Starts such a process, and returns when it has written. */
  static Process start(String what, Path target) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                what,
                target.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (!"written".equals(line)) {
      process.destroyForcibly();
      throw new IllegalStateException("the process must have written, and said " + line);
    }
    return process;
  }

  /** Kills it as kill -9 does: it can do nothing any more. */
  static void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, as Ctrl-C and a system that shuts down do. */
  static void end(Process process) throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
