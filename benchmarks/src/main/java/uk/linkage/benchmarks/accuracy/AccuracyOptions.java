package uk.linkage.benchmarks.accuracy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;

/**
 * What the command was asked.
 *
 * @param small whether worlds of a million records are left out
 * @param sceptic whether to look for where the model is wrong, and nothing else
 * @param data the folder of public data
 * @param out the file of results; the tables are written beside it
 * @param commit the commit that runs, as the caller knows it
 * @param date the day
 */
record AccuracyOptions(
    boolean small, boolean sceptic, Path data, Path out, String commit, LocalDate date) {

  static final String USAGE =
      "usage: benchmarks/accuracy [--small] [--sceptic] [--data DIR] [--out FILE.json]";

  /** Reads a command line; the folders are relative to where it was called. */
  static AccuracyOptions of(String... args) {
    boolean small = false;
    boolean sceptic = false;
    Path data = Path.of("../shared/data");
    Path out = null;
    String commit = "unknown";
    LocalDate date = LocalDate.now(ZoneOffset.UTC);
    Iterator<String> left = Arrays.asList(args).iterator();
    while (left.hasNext()) {
      String option = left.next();
      switch (option) {
        case "--small" -> small = true;
        case "--sceptic" -> sceptic = true;
        case "--data" -> data = Path.of(value(option, left));
        case "--out" -> out = Path.of(value(option, left));
        case "--commit" -> commit = value(option, left);
        default -> throw new IllegalArgumentException("unknown option " + option + "; " + USAGE);
      }
    }
    if (out == null) {
      String name = sceptic ? "sceptic-" : "accuracy-";
      out = Path.of("benchmarks/results", name + date + ".json");
    }
    return new AccuracyOptions(small, sceptic, data, out, commit, date);
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
        java.util.Objects.toString(out.getFileName()).replaceFirst("(\\.json)?$", ".md"));
  }
}
