package uk.linkage.benchmarks.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the command was asked.
 *
 * @param selection what to run
 * @param out the file of results, the table is written beside it; null to keep nothing
 * @param commit the commit that runs, as the caller knows it
 */
record JmhOptions(Selection selection, @Nullable Path out, String commit) {

  static final String USAGE = "usage: benchmarks/jmh [--full] [--out FILE.json]";

  /** Reads a command line; a full run is kept even if nobody says where. */
  static JmhOptions of(String... args) {
    Selection selection = Selection.DAILY;
    Path out = null;
    String commit = "unknown";
    Iterator<String> left = Arrays.asList(args).iterator();
    while (left.hasNext()) {
      String option = left.next();
      switch (option) {
        case "--full" -> selection = Selection.FULL;
        case "--out" -> out = Path.of(value(option, left));
        case "--commit" -> commit = value(option, left);
        default -> throw new IllegalArgumentException("unknown option " + option + "; " + USAGE);
      }
    }
    if (out == null && selection.equals(Selection.FULL)) {
      out = Path.of("benchmarks/results", "jmh-" + RunFacts.today() + ".json");
    }
    return new JmhOptions(selection, out, commit);
  }

  private static String value(String option, Iterator<String> left) {
    if (!left.hasNext()) {
      throw new IllegalArgumentException(option + " must have a value; " + USAGE);
    }
    return left.next();
  }

  /** Returns the file of the table that belongs to a file of results. */
  static Path table(Path results) {
    String name = Objects.toString(results.getFileName());
    return results.resolveSibling(name.replaceFirst("(\\.json)?$", ".md"));
  }
}
