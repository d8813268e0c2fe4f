package uk.linkage.benchmarks.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;

/** Public data with known truth, in a folder that is no part of the project. */
final class PublicData implements AutoCloseable {

  /** The name of the historical persons. */
  static final String H50K = "h50k";

  /** The name of the exercise of the Office for National Statistics. */
  static final String ONS = "ONS exercise";

  private static final long DATABASE_BYTES = 1L << 30;

  /** The worlds are looked at on this day too. */
  private static final LocalDate AS_AT = LocalDate.of(2026, 11, 22);

  private static final List<String> ONS_DATES =
      List.of("dd/MM/yy", "dd-MM-yy", "d MMMM yyyy", "dd-MMM-yy");

  private final Path folder;
  private final DuckDb db;

  PublicData(Path folder, int threads) {
    this.folder = folder;
    this.db = DuckDb.inMemory(threads, DATABASE_BYTES);
  }

  /** Historical persons, if the file is there. */
  Optional<DataSet> h50k() {
    Path file = folder.resolve("h50k_initials.csv");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Truth truth = new Truth();
    for (String[] row : rows(file)) {
      truth.add("h50k_initials", row[0], row[6]);
    }
    return Optional.of(dataSet(H50K, truth, List.of(), file));
  }

  /** The two files of the exercise, if they are there. */
  Optional<DataSet> ons() {
    Path exercise = folder.resolve("ons_working_linkage_exercise");
    Path a = exercise.resolve("initials_a.csv");
    Path b = exercise.resolve("initials_b.csv");
    Path pairs = exercise.resolve("truth.csv");
    if (!Stream.of(a, b, pairs).allMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    Map<String, String> inA = new HashMap<>();
    for (String[] pair : rows(pairs)) {
      inA.put(pair[1], pair[0]);
    }
    Truth truth = new Truth();
    rows(a).forEach(row -> truth.add("initials_a", row[0], row[0]));
    rows(b).forEach(row -> truth.add("initials_b", row[0], inA.getOrDefault(row[0], row[0])));
    return Optional.of(dataSet(ONS, truth, ONS_DATES, a, b));
  }

  private DataSet dataSet(String name, Truth truth, List<String> dateFormats, Path... files) {
    ClientFiles clients =
        ClientFiles.open(
            db,
            new ReadOptions(
                Stream.of(files).map(Path::toString).toList(),
                "ims",
                Map.of(),
                Set.of(),
                "utf-8",
                /* provider= */ null,
                /* consentHeld= */ true,
                dateFormats,
                Postcode.Kind.FULL,
                AS_AT,
                /* greatestAge= */ null));
    return new DataSet(name, /* seed= */ 0, clients, clients.intakeSettings(), truth);
  }

  /** The rows of a file without quotes, the header left out. */
  private static List<String[]> rows(Path file) {
    List<String[]> rows = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      lines.skip(1).forEach(line -> rows.add(line.split(",", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  @Override
  public void close() {
    db.close();
  }
}
