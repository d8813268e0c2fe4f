package uk.linkage.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small generated region, and matches of it. */
final class MatchWorld {

  /** The groups of a table, in its order. */
  static final List<String> CONTACTS = List.of("IMS only", "NDTMS only", "both", "any level");

  private final Path folder;

  private MatchWorld(Path folder) {
    this.folder = folder;
  }

  /** Makes a region. */
  static MatchWorld make(Path folder, int persons, int ndtmsPersons, int seed) {
    Shell.Said said =
        Shell.run(
            "synth",
            "--out",
            folder,
            "--persons",
            persons,
            "--ndtms-persons",
            ndtmsPersons,
            "--seed",
            seed,
            "--as-at",
            "2026-03-31",
            "--quiet");
    if (said.exitCode() != ExitCode.DONE) {
      throw new IllegalStateException(said.err());
    }
    return new MatchWorld(folder);
  }

  String ims() {
    return folder + "/ims/*.csv";
  }

  /** The one file of NDTMS. */
  Path ndtms() {
    try (Stream<Path> files = Files.list(folder.resolve("ndtms"))) {
      return files.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path lookup() {
    return folder.resolve("lookup/postcodes.csv");
  }

  /** Matches the region. */
  Shell.Said match(Path out, Object... options) {
    return matchOf(ims(), ndtms(), out, options);
  }

  /** Matches any files, as at the date of the regions. */
  static Shell.Said matchOf(Object ims, Object ndtms, Path out, Object... options) {
    List<Object> args = new ArrayList<>(List.of("match", "--ims", ims, "--ndtms", ndtms));
    args.addAll(List.of("--out", out, "--as-at", "2026-03-31"));
    args.addAll(Arrays.asList(options));
    return Shell.run(args.toArray());
  }

  /** Counts some files, as at the same date. */
  static Shell.Said countOf(Object files, Path out, Object... options) {
    List<Object> args = new ArrayList<>(List.of("count", files, "--out", out));
    args.addAll(List.of("--as-at", "2026-03-31"));
    args.addAll(Arrays.asList(options));
    return Shell.run(args.toArray());
  }

  /** How many persons there are by contact, as truth.csv says. */
  Map<String, Long> truth() {
    Map<String, Set<String>> sources = new HashMap<>();
    for (String line : lines(folder.resolve("truth.csv"))) {
      String[] cells = line.split(",", -1);
      sources.computeIfAbsent(cells[3], person -> new TreeSet<>()).add(cells[0]);
    }
    sources.remove("person_id");
    Map<String, Long> truth = new HashMap<>();
    truth.put("any level", (long) sources.size());
    truth.put("both", sources.values().stream().filter(of -> of.size() == 2).count());
    return truth;
  }

  /** What identifies somebody: the whole cells of dates of birth and postcodes of both files. */
  Set<String> values() {
    Set<String> values = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder.resolve("ims"))) {
      files.forEach(file -> addColumns(file, Set.of("dob", "postcode"), values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    addColumns(ndtms(), Set.of("\"DOB\"", "\"PC\""), values);
    return values;
  }

  private static void addColumns(Path file, Set<String> names, Set<String> to) {
    List<String> lines = lines(file);
    String[] heading = lines.get(0).split(",", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      for (int column = 0; column < heading.length; column++) {
        String value = cells[column].replace("\"", "").strip();
        // Shorter ones are words of their own: NA, U, 0.
        if (names.contains(heading[column]) && value.length() >= 4) {
          to.add(value);
        }
      }
    }
  }

  /** The text of all files of a folder, each behind its name. */
  static String textOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .map(file -> file.getFileName() + "\n" + bytes(file))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As letters, Parquet as well: what is searched for is in ASCII. */
  private static String bytes(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> namesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
