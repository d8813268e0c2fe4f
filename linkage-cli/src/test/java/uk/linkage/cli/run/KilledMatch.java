package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;
import uk.linkage.StageListener;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.RunInfo;

/** An ephemeral match that stops at a stage, says so, and waits to be killed. */
final class KilledMatch {

  static final String STOPPED = "stopped";
  static final String DONE = "done";

  private KilledMatch() {}

  /**
   * Runs it.
   *
   * @param args the folder of a world, the folder of the result, and the number of the stage to
   *     stop at; a number that no stage has lets it end
   */
  public static void main(String[] args) {
    Path world = Path.of(args[0]);
    int stop = Integer.parseInt(args[2]);
    match(world, Path.of(args[1])).run(new Stopping(stop));
    System.out.println(DONE);
  }

  private static Match match(Path world, Path out) {
    return new Match(
        new RecordsAsked.OfFiles(
            reading(world.resolve("ims") + "/*.csv", "ims"),
            MethodAsked.usual(LinkageMethod.PROBABILISTIC)),
        reading(world.resolve("ndtms") + "/*.csv", "ndtms"),
        /* dataSet= */ null,
        MethodAsked.usual(LinkageMethod.PROBABILISTIC),
        new CountingAsked(
            List.of("sex"),
            List.of(),
            world.resolve("lookup").resolve("postcodes.csv"),
            Map.of(),
            DisclosureMode.SUPPRESS5,
            /* against= */ null),
        Machine.whole(),
        out,
        /* overwrite= */ false,
        new Match.Leaving(/* ephemeral= */ true, /* links= */ null),
        new RunInfo("match", List.of(), "0", Instant.EPOCH, /* seed= */ null));
  }

  @SuppressWarnings("NullAway") // loses the @Nullable of a nested type behind a compact constructor
  private static ReadOptions reading(String pattern, String profile) {
    return new ReadOptions(
        List.of(pattern),
        profile,
        Map.of(),
        Set.of(),
        "utf-8",
        null,
        false,
        List.of(),
        null,
        LocalDate.of(2026, 11, 22),
        null);
  }

  /** Stops when a stage begins, and when a file is being read. */
  private static final class Stopping implements StageListener {
    private final int stop;
    private int stage;
    private @Nullable String latest;

    Stopping(int stop) {
      this.stop = stop;
    }

    @Override
    public void started(String name, long expected) {
      latest = name;
      if (stage++ == stop) {
        waitForTheEnd();
      }
    }

    private void waitForTheEnd() {
      System.out.println(STOPPED + " at " + latest);
      System.out.flush();
      try {
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
