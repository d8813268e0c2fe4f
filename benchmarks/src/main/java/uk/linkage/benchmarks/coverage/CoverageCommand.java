package uk.linkage.benchmarks.coverage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.linkage.benchmarks.SuppressForbidden;
import uk.linkage.benchmarks.accuracy.ResultFile;
import uk.linkage.parallel.Workers;

/**
 * Matches generated worlds and tells how often the 95 % intervals hold the truth. Prints tables as
 * Markdown, keeps them and the figures of every world in benchmarks/results, and says on standard
 * error what it is doing.
 *
 * <pre>
 * benchmarks/coverage
 * benchmarks/coverage --worlds 20 --config 20000x25000-realistic
 * </pre>
 */
public final class CoverageCommand {

  private final CoverageOptions options;
  private final PrintStream progress;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final Map<String, List<WorldFigures>> worlds = new LinkedHashMap<>();

  private CoverageCommand(CoverageOptions options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs the command.
   *
   * @param args {@code --worlds N} of each configuration, {@code --config NAME} for that one alone,
   *     {@code --small} leaves out the large ones; {@code --out FILE} and {@code --commit HASH}
   * @throws IOException if the results can't be written
   */
  @SuppressForbidden("a command prints")
  public static void main(String[] args) throws IOException {
    CoverageOptions options = CoverageOptions.of(args);
    String tables = new CoverageCommand(options, System.err).run();
    Files.writeString(options.tables(), tables);
    System.out.print(tables);
  }

  private String run() {
    for (Configuration configuration : options.configurations()) {
      match(configuration);
    }
    return CoverageTables.of(worlds);
  }

  /** After each world, so that a run that is ended early has kept what it had. */
  private void keep() {
    ResultFile file = new ResultFile(options.out(), options.date(), options.commit(), threads);
    file.add("worlds", worlds);
    file.write();
  }

  /** As many worlds at a time as there are threads, each on one: the result is the same. */
  private void match(Configuration configuration) {
    List<WorldFigures> figures = new ArrayList<>();
    worlds.put(configuration.title(), figures);
    try (Workers workers = new Workers(threads)) {
      workers.inOrder(
          options.worlds(),
          number -> WorldFigures.of(configuration.world(number), 1),
          (WorldFigures world) -> {
            figures.add(world);
            report(configuration, world);
            keep();
          });
    }
  }

  private void report(Configuration configuration, WorldFigures world) {
    StringBuilder line = new StringBuilder();
    world
        .counts()
        .forEach(
            (count, figures) ->
                line.append(
                    String.format(
                        Locale.ROOT,
                        ", %s %+.2f ± %.2f %%%s",
                        count.label,
                        100 * figures.off(figures.estimated()),
                        100 * figures.halfWidth(),
                        figures.covered() ? "" : " MISSED")));
    progress.printf(Locale.ROOT, "%s, seed %d%s%n", configuration.title(), world.seed(), line);
  }
}
