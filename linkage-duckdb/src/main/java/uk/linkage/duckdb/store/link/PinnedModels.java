package uk.linkage.duckdb.store.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.PinnedModel;
import uk.linkage.census.PatternCounts;
import uk.linkage.duckdb.model.ModelText;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.match.PinnedValues;
import uk.linkage.model.LinkageModel;

/** The pinned model of a store, and what is left of those before it. */
public final class PinnedModels {

  private PinnedModels() {}

  /**
   * A model and its number.
   *
   * @param id from 1
   * @param day the day of the data that it was fitted to
   * @param model the model
   */
  public record Numbered(int id, LocalDate day, PinnedModel model) {}

  /**
   * Reads the model that links are weighed by.
   *
   * @param store the store
   * @return the model; null if none was ever fitted
   */
  public static @Nullable Numbered current(StoreFile store) {
    record Row(int id, LocalDate day, int records, double threshold, String json) {}
    StoreQueries queries = store.queries();
    List<Row> rows =
        queries.rows(
            "SELECT id, day, records, threshold, json FROM model ORDER BY id DESC LIMIT 1",
            row ->
                new Row(
                    row.getInt(1),
                    row.getObject(2, LocalDate.class),
                    row.getInt(3),
                    row.getDouble(4),
                    row.getString(5)));
    if (rows.isEmpty()) {
      return null;
    }
    Row row = rows.get(0);
    LinkageModel model = ModelText.read(row.json(), store.path());
    long[] pairs = new long[model.lattice().patternCount()];
    queries
        .rows(
            "SELECT pattern, pairs FROM model_pattern",
            pattern -> new long[] {pattern.getLong(1), pattern.getLong(2)})
        .forEach(pattern -> pairs[(int) pattern[0]] = pattern[1]);
    PinnedModel pinned =
        new PinnedModel(
            model,
            new PatternCounts(model.lattice(), pairs),
            values(queries),
            row.threshold(),
            row.records());
    return new Numbered(row.id(), row.day(), pinned);
  }

  private static PinnedValues values(StoreQueries queries) {
    record Mask(double mean, double alpha) {}
    Map<Long, Mask> masks = new LinkedHashMap<>();
    queries
        .rows(
            "SELECT mask, mean, alpha FROM model_mask",
            row -> Map.entry(row.getLong(1), new Mask(row.getDouble(2), row.getDouble(3))))
        .forEach(mask -> masks.put(mask.getKey(), mask.getValue()));
    NumberColumns columns =
        NumberColumns.of(
            queries, "SELECT mask, value, individuals FROM model_value ORDER BY mask, value");
    List<PinnedValues.Table> tables = new ArrayList<>();
    int from = 0;
    Map<Long, PinnedValues.Table> filled = new LinkedHashMap<>();
    while (from < columns.size()) {
      long mask = columns.get(0, from);
      int to = from;
      while (to < columns.size() && columns.get(0, to) == mask) {
        to++;
      }
      long[] values = new long[to - from];
      int[] individuals = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = columns.get(1, from + i);
        individuals[i] = (int) columns.get(2, from + i);
      }
      Mask of = java.util.Objects.requireNonNull(masks.get(mask));
      filled.put(mask, new PinnedValues.Table(mask, of.mean(), of.alpha(), values, individuals));
      from = to;
    }
    masks.forEach(
        (mask, of) ->
            tables.add(
                filled.getOrDefault(
                    mask,
                    new PinnedValues.Table(mask, of.mean(), of.alpha(), new long[0], new int[0]))));
    return new PinnedValues(tables);
  }

  /** Tells whether two models are one in all that is kept of a model: pairs weigh the same then. */
  static boolean areSame(PinnedModel one, PinnedModel other) {
    return one.threshold() == other.threshold()
        && one.records() == other.records()
        && ModelText.of(one.model()).equals(ModelText.of(other.model()))
        && patterns(one.census()).equals(patterns(other.census()))
        && values(one).equals(values(other));
  }

  private static List<Long> patterns(PatternCounts census) {
    return IntStream.range(0, census.lattice().patternCount()).mapToObj(census::count).toList();
  }

  private static Map<Long, ValuesOfMask> values(PinnedModel model) {
    Map<Long, ValuesOfMask> values = new HashMap<>();
    for (PinnedValues.Table table : model.values().tables()) {
      Map<Long, Integer> individuals = new HashMap<>();
      for (int i = 0; i < table.size(); i++) {
        individuals.put(table.value(i), table.individuals(i));
      }
      values.put(table.mask(), new ValuesOfMask(table.mean(), table.alpha(), individuals));
    }
    return values;
  }

  private record ValuesOfMask(double mean, double alpha, Map<Long, Integer> individuals) {}

  /** Makes a model the one that links are weighed by; returns its number. */
  static int pin(StoreQueries queries, PinnedModel model, LocalDate day) {
    int id = (int) queries.number("SELECT coalesce(max(id), 0) + 1 FROM model");
    queries.update(
        "INSERT INTO model VALUES (?, ?, ?, ?, ?)",
        id,
        day,
        model.records(),
        model.threshold(),
        ModelText.of(model.model()));
    queries.update("DELETE FROM model_pattern");
    queries.update("DELETE FROM model_mask");
    queries.update("DELETE FROM model_value");
    queries.append(
        "model_pattern",
        rows -> {
          for (int pattern = 0; pattern < model.census().lattice().patternCount(); pattern++) {
            if (model.census().count(pattern) > 0) {
              rows.beginRow().append(pattern).append(model.census().count(pattern)).endRow();
            }
          }
        });
    queries.append(
        "model_mask",
        rows -> {
          for (PinnedValues.Table table : model.values().tables()) {
            rows.beginRow()
                .append(table.mask())
                .append(table.mean())
                .append(table.alpha())
                .endRow();
          }
        });
    queries.append(
        "model_value",
        rows -> {
          for (PinnedValues.Table table : model.values().tables()) {
            for (int i = 0; i < table.size(); i++) {
              rows.beginRow()
                  .append(table.mask())
                  .append(table.value(i))
                  .append(table.individuals(i))
                  .endRow();
            }
          }
        });
    return id;
  }
}
