package uk.linkage.duckdb.store.years;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.fixtures.region.LawfulRecord;
import uk.linkage.fixtures.region.Quarter;
import uk.linkage.fixtures.region.RegionHistory;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;

/** A store that knows nothing but what may be used, and the model that another one has pinned. */
final class FreshRun {

  private FreshRun() {}

  /** Makes it, links it, and leaves it open. */
  static StoreFile of(
      Path folder, StoreFile lived, RegionHistory region, Quarter quarter, Leaving leaving) {
    Path file = folder.resolve("fresh.db");
    remove(file);
    StoreFile fresh = StoredTown.copied(folder.resolve("empty.db"), file);
    try {
      copyModel(lived, fresh);
      List<LawfulRecord> lawful = quarter.lawful().stream().map(leaving::of).toList();
      int layer = 0;
      for (List<WorldRecord> rows : region.asUploads(lawful, /* everyContact= */ false)) {
        Path uploads = folder.resolve("fresh-" + quarter.number() + "-" + layer++);
        List<String> providers = rows.stream().map(WorldRecord::provider).distinct().toList();
        WorldGenerator.writeIms(rows, providers, uploads);
        // Of the first words come only records that have several, which are all otherwise next.
        StoredTown.loadAccount(fresh, uploads.resolve("*.csv"), quarter.day());
      }
      StoredTown.link(fresh, null);
      return fresh;
    } catch (RuntimeException | AssertionError e) {
      fresh.close();
      throw e;
    }
  }

  /** What of a lawful record is left out, to see that it is missed. */
  @FunctionalInterface
  interface Leaving {

    Leaving NOTHING = record -> record;

    /** As if nobody had ever moved or been corrected. */
    Leaving FORMER_VALUES =
        record -> new LawfulRecord(record.name(), List.of(), record.now(), record.contacts());

    LawfulRecord of(LawfulRecord record);
  }

  private static void remove(Path file) {
    try (Stream<Path> left = Files.list(file.getParent())) {
      for (Path path : left.sorted(Comparator.naturalOrder()).toList()) {
        if (path.getFileName().toString().startsWith(file.getFileName().toString())) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that is pinned, as it is. */
  private static void copyModel(StoreFile from, StoreFile to) {
    record Model(int id, java.time.LocalDate day, int records, double threshold, String json) {}
    List<Model> models =
        from.queries()
            .rows(
                "SELECT id, day, records, threshold, json FROM model ORDER BY id DESC LIMIT 1",
                row ->
                    new Model(
                        row.getInt(1),
                        row.getObject(2, java.time.LocalDate.class),
                        row.getInt(3),
                        row.getDouble(4),
                        row.getString(5)));
    to.queries()
        .inTransaction(
            () -> {
              for (Model model : models) {
                to.queries()
                    .update(
                        "INSERT INTO model VALUES (?, ?, ?, ?, ?)",
                        model.id(),
                        model.day(),
                        model.records(),
                        model.threshold(),
                        model.json());
              }
              copy(from, to, "model_pattern", "SELECT pattern, pairs FROM model_pattern");
              copy(from, to, "model_mask", "SELECT mask, mean, alpha FROM model_mask");
              copy(from, to, "model_value", "SELECT mask, value, individuals FROM model_value");
            });
  }

  private static void copy(StoreFile from, StoreFile to, String table, String query) {
    List<List<Object>> rows =
        from.queries()
            .rows(
                query,
                row -> {
                  List<Object> values = new ArrayList<>();
                  for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getObject(i));
                  }
                  return values;
                });
    to.queries()
        .append(
            table,
            appender -> {
              for (List<Object> row : rows) {
                appender.beginRow();
                for (Object value : row) {
                  append(appender, value);
                }
                appender.endRow();
              }
            });
  }

  private static void append(DuckDBAppender to, Object value) throws java.sql.SQLException {
    if (value instanceof Integer number) {
      to.append(number.intValue());
    } else if (value instanceof Long number) {
      to.append(number.longValue());
    } else {
      to.append(((Double) value).doubleValue());
    }
  }
}
