package uk.linkage.benchmarks.coverage;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What the command was asked.
 *
 * @param worlds how many worlds of each configuration
 * @param configurations the configurations
 * @param out the file of results; the tables are written beside it
 * @param commit the commit that runs, as the caller knows it
 * @param date the day
 */
record CoverageOptions(
    int worlds, List<Configuration> configurations, Path out, String commit, LocalDate date) {

  private static final int USUAL_WORLDS = 200;

  static final String USAGE =
      "usage: benchmarks/coverage [--worlds N] [--small] [--config NAME]... [--out FILE.json]";

  /** Reads a command line. */
  static CoverageOptions of(String... args) {
    int worlds = USUAL_WORLDS;
    boolean small = false;
    List<Configuration> chosen = new ArrayList<>();
    LocalDate date = LocalDate.now(ZoneOffset.UTC);
    Path out = Path.of("benchmarks/results", "coverage-" + date + ".json");
    String commit = "unknown";
    Iterator<String> left = Arrays.asList(args).iterator();
    while (left.hasNext()) {
      String option = left.next();
      switch (option) {
        case "--worlds" -> worlds = Integer.parseInt(value(option, left));
        case "--small" -> small = true;
        case "--config" -> chosen.add(named(value(option, left)));
        case "--out" -> out = Path.of(value(option, left));
        case "--commit" -> commit = value(option, left);
        default -> throw new IllegalArgumentException("unknown option " + option + "; " + USAGE);
      }
    }
    List<Configuration> configurations = chosen.isEmpty() ? Configuration.all() : chosen;
    if (small) {
      configurations = configurations.stream().filter(Configuration::isSmall).toList();
    }
    return new CoverageOptions(worlds, configurations, out, commit, date);
  }

  private static Configuration named(String name) {
    return Configuration.all().stream()
        .filter(configuration -> configuration.name().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no configuration "
                        + name
                        + "; there are "
                        + Configuration.all().stream().map(Configuration::name).toList()));
  }

  private static String value(String option, Iterator<String> left) {
    if (!left.hasNext()) {
      throw new IllegalArgumentException(option + " must have a value; " + USAGE);
    }
    return left.next();
  }

  /** Returns the file of the tables. */
  Path tables() {
    return out.resolveSibling(
        Objects.toString(out.getFileName()).replaceFirst("(\\.json)?$", ".md"));
  }
}
