package uk.linkage.duckdb.store.load;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.KnownFacts;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.Facts;

/**
 * The facts that an upload tells of records, beside those in the store. They are staged as numbers,
 * a row a record, and the texts once: a region tells three million of them, of few kinds.
 */
final class StagedFacts {

  private final StoreQueries queries;
  private List<String> names = List.of();

  StagedFacts(StoreQueries queries) {
    this.queries = queries;
  }

  /** Puts the facts beside the store. */
  void stage(Facts facts, ClientFiles files, int records) {
    names = facts.names().stream().filter(name -> !KnownFacts.DAYS.contains(name)).toList();
    int[] columns = names.stream().mapToInt(facts::column).toArray();
    String codes =
        IntStream.range(0, columns.length)
            .mapToObj(n -> ", " + code(n) + " INTEGER")
            .collect(Collectors.joining());
    queries.stage(
        "told_fact",
        "place INTEGER" + codes,
        rows -> {
          for (int record = 0; record < records; record++) {
            rows.beginRow().append(record);
            for (int column : columns) {
              rows.append(facts.code(column, record));
            }
            rows.endRow();
          }
        });
    queries.stage(
        "told_value",
        "n INTEGER, code INTEGER, value VARCHAR",
        rows -> {
          for (int n = 0; n < columns.length; n++) {
            List<String> values = facts.values(columns[n]);
            for (int code = 1; code < values.size(); code++) {
              String label = files.codes(names.get(n)).labelOf(values.get(code));
              if (!label.isEmpty()) {
                rows.beginRow().append(n).append(code).append(label).endRow();
              }
            }
          }
        });
  }

  private static String code(int n) {
    return "code_" + n;
  }

  /** Finds the facts of the records that are {@code placed} that are otherwise; counts them. */
  long compare() {
    queries.update(
        "CREATE OR REPLACE TEMP TABLE other_fact(record INTEGER, name VARCHAR, value VARCHAR, was"
            + " VARCHAR)");
    for (int n = 0; n < names.size(); n++) {
      queries.update(
          "INSERT INTO other_fact SELECT p.record, ?, v.value, f.value FROM placed p JOIN told_fact"
              + " t ON t.place = p.place LEFT JOIN told_value v ON v.n = ? AND v.code = t."
              + code(n)
              + " LEFT JOIN (SELECT record, value FROM fact WHERE name = ?) f ON f.record ="
              + " p.record WHERE v.value IS DISTINCT FROM f.value",
          names.get(n),
          n,
          names.get(n));
    }
    return queries.number("SELECT count(*) FROM other_fact");
  }

  /** Takes in the facts that are otherwise; after the records that are {@code placed}. */
  void write() {
    compare();
    queries.update(
        "DELETE FROM fact f USING other_fact o WHERE o.record = f.record AND o.name = f.name");
    queries.update(
        "INSERT INTO fact SELECT record, name, value FROM other_fact WHERE value IS NOT NULL ORDER"
            + " BY record, name");
  }
}
