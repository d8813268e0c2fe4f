package uk.linkage.benchmarks.accuracy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import uk.linkage.LinkageMethod;
import uk.linkage.benchmarks.SuppressForbidden;
import uk.linkage.fixtures.world.Care;

/**
 * Makes the tables of docs/accuracy.md: every method on every data set. Prints them as Markdown,
 * keeps them and all figures in benchmarks/results, and says on standard error what it is doing.
 *
 * <pre>
 * benchmarks/accuracy
 * benchmarks/accuracy --sceptic
 * </pre>
 */
public final class AccuracyCommand {

  private static final List<LinkageMethod> METHODS =
      List.of(LinkageMethod.ATTRIBUTOR, LinkageMethod.LADDER, LinkageMethod.PROBABILISTIC);

  /** Worlds up to this size are looked at pair by pair. */
  private static final int MOST_PERSONS_PAIR_BY_PAIR = 14_000;

  private static final long SEEDS = 3;

  private final AccuracyOptions options;
  private final PrintStream progress;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, LostPairs> lost = new LinkedHashMap<>();
  private final Map<String, BetweenFiles> betweenFiles = new LinkedHashMap<>();

  private AccuracyCommand(AccuracyOptions options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs the command.
   *
   * @param args {@code --small} leaves out the worlds of a million records; {@code --sceptic} looks
   *     for where the model is wrong instead; {@code --data DIR}, {@code --out FILE} and {@code
   *     --commit HASH}
   * @throws IOException if the results can't be written
   */
  @SuppressForbidden("a command prints")
  public static void main(String[] args) throws IOException {
    AccuracyOptions options = AccuracyOptions.of(args);
    AccuracyCommand command = new AccuracyCommand(options, System.err);
    String tables = command.run();
    Files.writeString(options.tables(), tables);
    System.out.print(tables);
  }

  private String run() {
    ResultFile file = new ResultFile(options.out(), options.date(), options.commit(), threads);
    StringBuilder tables = new StringBuilder();
    try (PublicData data = new PublicData(options.data(), threads)) {
      if (options.sceptic()) {
        Sceptic sceptic = new Sceptic(data, threads, progress);
        tables.append(sceptic.tables());
        file.addTrials(sceptic.rows());
      } else {
        worlds();
        publicData(data);
        tables.append(allTables());
        file.addTrials(rows);
        file.add("pairs_lost", lost);
        file.add("between_files", betweenFiles);
      }
    }
    file.write();
    return tables.toString();
  }

  private void worlds() {
    List<Integer> sizes =
        options.small()
            ? List.of(MOST_PERSONS_PAIR_BY_PAIR, 70_000)
            : List.of(MOST_PERSONS_PAIR_BY_PAIR, 70_000, 700_000);
    for (int persons : sizes) {
      for (Care care : List.of(Care.CAREFUL, Care.REALISTIC, Care.CARELESS)) {
        long seeds = care == Care.REALISTIC ? 1 : SEEDS;
        for (long seed = 1; seed <= seeds; seed++) {
          world(persons, care, seed);
        }
      }
    }
  }

  private void world(int persons, Care care, long seed) {
    DataSet world = Worlds.of(persons, care, seed);
    for (LinkageMethod method : METHODS) {
      Trial trial = run(world, method);
      rows.add(Row.of(trial));
      if (method == LinkageMethod.PROBABILISTIC && persons <= MOST_PERSONS_PAIR_BY_PAIR) {
        lost.put(world.group() + ", seed " + seed, LostPairs.of(trial, threads));
      }
    }
  }

  private void publicData(PublicData data) {
    present(PublicData.H50K, data::h50k)
        .ifPresent(
            h50k -> {
              for (LinkageMethod method : METHODS) {
                Trial trial = run(h50k, method);
                rows.add(Row.of(trial));
                rows.add(Row.ofAllRecords(trial));
              }
            });
    present(PublicData.ONS, data::ons)
        .ifPresent(
            ons -> {
              for (LinkageMethod method : METHODS) {
                Trial trial = run(ons, method);
                rows.add(Row.of(trial));
                betweenFiles.put(method.label(), BetweenFiles.of(trial));
              }
            });
  }

  private Optional<DataSet> present(String name, Supplier<Optional<DataSet>> data) {
    Optional<DataSet> found = data.get();
    if (found.isEmpty()) {
      progress.println(name + " is not in " + options.data() + " (--data DIR): left out");
    }
    return found;
  }

  private Trial run(DataSet data, LinkageMethod method) {
    Trial trial = Trial.run(data, method, threads);
    progress.printf(
        Locale.ROOT,
        "%s, seed %d, %s: F1 %s, %s%n",
        data.group(),
        data.seed(),
        method.label(),
        Figures.share(trial.persons().f1()),
        Figures.seconds(trial.seconds()));
    return trial;
  }

  private String allTables() {
    return "### What the model believes\n\n"
        + AccuracyTables.beliefs(rows)
        + "\n### Persons\n\n"
        + AccuracyTables.persons(rows)
        + "\n### Between the files of the ONS exercise\n\n"
        + AccuracyTables.betweenFiles(betweenFiles)
        + "\n### Pairs lost\n\n"
        + AccuracyTables.lost(lost);
  }
}
