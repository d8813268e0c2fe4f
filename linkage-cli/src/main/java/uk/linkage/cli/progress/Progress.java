package uk.linkage.cli.progress;

import java.io.PrintWriter;
import java.util.Map;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageListener;
import uk.linkage.StageReport;

/** A line on the terminal that shows the stage of a run and how far it is; or nothing at all. */
public final class Progress implements StageListener, AutoCloseable {

  private static final int WIDTH = 78;
  private static final int INTERVAL_MILLIS = 200;

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("make", "making rows"),
          Map.entry("read", "reading"),
          Map.entry("census", "counting pairs"),
          Map.entry("fit", "fitting"),
          Map.entry("values", "weighing values"),
          Map.entry("plan", "planning"),
          Map.entry("score", "comparing pairs"),
          Map.entry("link", "linking"),
          Map.entry("cluster", "grouping"),
          Map.entry("count", "counting"),
          Map.entry("activity", "reading contacts"),
          Map.entry("journeys", "following journeys"),
          Map.entry("write", "writing"),
          Map.entry("evaluate", "comparing"));

  private final @Nullable PrintWriter out;
  private @Nullable ProgressBar bar;

  private Progress(@Nullable PrintWriter out) {
    this.out = out;
  }

  /**
   * Returns a progress that shows nothing.
   *
   * @return the progress
   */
  public static Progress none() {
    return new Progress(null);
  }

  /**
   * Returns a progress that is shown.
   *
   * @param terminal where it is shown
   * @return the progress
   */
  public static Progress on(PrintWriter terminal) {
    return new Progress(terminal);
  }

  /**
   * Tells whether standard error is a terminal that somebody may be looking at.
   *
   * @return whether it is
   */
  @SuppressWarnings("SystemConsoleNull") // the launcher answers where Java can't
  public static boolean somebodyLooks() {
    return somebodyLooks(
        System.getProperty("linkage.terminal"), System.console() != null, System.getenv());
  }

  /** The launcher knows what standard error is; Java only whether there is a terminal at all. */
  static boolean somebodyLooks(
      @Nullable String launcherSays, boolean console, Map<String, String> environment) {
    boolean terminal = launcherSays == null ? console : Boolean.parseBoolean(launcherSays);
    return terminal
        && !environment.containsKey("CI")
        && !environment.containsKey("NO_COLOR")
        && !"dumb".equals(environment.get("TERM"));
  }

  @Override
  public void started(String stage, long expected) {
    clear();
    if (out != null) {
      bar = Bar.of(WORDS.getOrDefault(stage, stage), expected, out);
    }
  }

  /** Apart, so that the library of the bar is loaded only where somebody looks. */
  private static final class Bar {

    static ProgressBar of(String name, long expected, PrintWriter terminal) {
      return new ProgressBarBuilder()
          .setTaskName(name)
          .setInitialMax(expected)
          .setUpdateIntervalMillis(INTERVAL_MILLIS)
          .setStyle(ProgressBarStyle.ASCII)
          .setConsumer(new DelegatingProgressBarConsumer(line -> show(terminal, line), WIDTH))
          .build();
    }
  }

  private static void show(PrintWriter terminal, String line) {
    terminal.print("\r" + line);
    terminal.flush();
  }

  @Override
  public void progressed(long done) {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.stepTo(done);
    }
  }

  /**
   * Returns this progress as a counter of steps.
   *
   * @return told how many steps are done
   */
  public LongConsumer steps() {
    return this::progressed;
  }

  @Override
  public void finished(StageReport report) {
    clear();
  }

  private void clear() {
    ProgressBar shown = bar;
    PrintWriter terminal = out;
    if (shown != null && terminal != null) {
      shown.close();
      bar = null;
      terminal.print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.flush();
    }
  }

  /** Takes the line away. */
  @Override
  public void close() {
    clear();
  }
}
