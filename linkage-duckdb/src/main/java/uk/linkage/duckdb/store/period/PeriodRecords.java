package uk.linkage.duckdb.store.period;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.duckdb.DuckDBReadableVector;
import uk.linkage.cluster.Persons;
import uk.linkage.count.ContactSpells;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.Facts;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.KnownClients;
import uk.linkage.match.Links;

/** Reads the records of a period out of a store, numbered in the order of provider and id. */
final class PeriodRecords {

  private final StoreQueries queries;
  private final Period period;
  private int[] keys = new int[1 << 10];
  private long[] persons = new long[1 << 10];
  private int size;

  PeriodRecords(StoreQueries queries, Period period) {
    this.queries = queries;
    this.period = period;
  }

  /** Reads the records; the first thing to do. */
  IntakeResult clients(List<String> facts) {
    List<String> names = providers();
    KnownClients clients = new KnownClients(names);
    queries.update("CREATE OR REPLACE TEMP TABLE in_contact(record INTEGER)");
    queries.update(
        "INSERT INTO in_contact SELECT DISTINCT record FROM contact WHERE first <= ? AND last >= ?",
        period.last(),
        period.first());
    queries.columns(
        "SELECT p.place, r.key, r.word, r.person, r.record_id FROM record r"
            + " JOIN period_provider p ON p.id = r.provider"
            + " WHERE r.member AND r.reason IS NULL"
            + (period.isAlways() ? "" : " AND r.key IN (SELECT record FROM in_contact)")
            + " ORDER BY p.place, r.record_id",
        chunk -> {
          DuckDBReadableVector place = chunk.vector(0);
          DuckDBReadableVector key = chunk.vector(1);
          DuckDBReadableVector word = chunk.vector(2);
          DuckDBReadableVector person = chunk.vector(3);
          DuckDBReadableVector id = chunk.vector(4);
          for (long row = 0; row < chunk.rowCount(); row++) {
            clients.add(place.getInt(row), id.getString(row).getBytes(UTF_8), word.getLong(row));
            add(key.getInt(row), person.getLong(row));
          }
        });
    queries.stage(
        "of_period",
        "n INTEGER, record INTEGER",
        rows -> {
          for (int n = 0; n < size; n++) {
            rows.beginRow().append(n).append(keys[n]).endRow();
          }
        });
    return clients.finish(facts(facts));
  }

  private List<String> providers() {
    record Provider(int id, String name) {}
    List<Provider> providers =
        new ArrayList<>(
            queries.rows(
                "SELECT id, name FROM provider",
                row -> new Provider(row.getInt(1), row.getString(2))));
    providers.sort(Comparator.comparing(Provider::name));
    queries.stage(
        "period_provider",
        "id INTEGER, place INTEGER",
        rows -> {
          for (int place = 0; place < providers.size(); place++) {
            rows.beginRow().append(providers.get(place).id()).append(place).endRow();
          }
        });
    return providers.stream().map(Provider::name).toList();
  }

  private void add(int key, long person) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      persons = Arrays.copyOf(persons, size * 2);
    }
    keys[size] = key;
    persons[size++] = person;
  }

  private Facts facts(List<String> names) {
    char[][] codes = new char[names.size()][size];
    List<List<String>> values = new ArrayList<>();
    for (int column = 0; column < codes.length; column++) {
      queries.update("CREATE OR REPLACE TEMP TABLE period_fact(n INTEGER, value VARCHAR)");
      queries.update(
          "INSERT INTO period_fact SELECT o.n, f.value FROM fact f JOIN of_period o ON o.record ="
              + " f.record WHERE f.name = ?",
          names.get(column));
      List<String> texts = new ArrayList<>(List.of(""));
      texts.addAll(
          queries.rows(
              "SELECT DISTINCT value FROM period_fact ORDER BY value", row -> row.getString(1)));
      char[] of = codes[column];
      queries.columns(
          "SELECT n, (dense_rank() OVER (ORDER BY value))::INTEGER FROM period_fact",
          chunk -> {
            DuckDBReadableVector n = chunk.vector(0);
            DuckDBReadableVector code = chunk.vector(1);
            for (long row = 0; row < chunk.rowCount(); row++) {
              of[n.getInt(row)] = (char) code.getInt(row);
            }
          });
      values.add(texts);
    }
    return Facts.ofCodes(names, codes, values);
  }

  /** The persons of the records, by their lasting ids. */
  Persons persons() {
    return Persons.known(Arrays.copyOf(persons, size));
  }

  /** The links between the records, by what they ever had or by what they have today. */
  Links links(boolean formerToo, double threshold) {
    int[] numbers = new int[Arrays.stream(keys, 0, size).max().orElse(0) + 1];
    Arrays.fill(numbers, -1);
    for (int n = 0; n < size; n++) {
      numbers[keys[n]] = n;
    }
    int most = (int) queries.number("SELECT count(*) FROM link");
    int[] left = new int[most];
    int[] right = new int[most];
    double[] weights = new double[most];
    int[] count = {0};
    queries.columns(
        "SELECT a, b, " + (formerToo ? "odds" : "today") + " FROM link",
        chunk -> {
          DuckDBReadableVector a = chunk.vector(0);
          DuckDBReadableVector b = chunk.vector(1);
          DuckDBReadableVector odds = chunk.vector(2);
          for (long row = 0; row < chunk.rowCount(); row++) {
            int one = a.getInt(row) < numbers.length ? numbers[a.getInt(row)] : -1;
            int other = b.getInt(row) < numbers.length ? numbers[b.getInt(row)] : -1;
            if (one >= 0 && other >= 0 && odds.getDouble(row) >= threshold) {
              left[count[0]] = Math.min(one, other);
              right[count[0]] = Math.max(one, other);
              weights[count[0]++] = odds.getDouble(row);
            }
          }
        });
    return Links.of(
        Arrays.copyOf(left, count[0]),
        Arrays.copyOf(right, count[0]),
        Arrays.copyOf(weights, count[0]));
  }

  /** When the records were in contact, within the period. */
  ContactSpells spells() {
    ContactSpells spells = new SpellRows(queries, "of_period", size).within(period);
    return period.from() == null || period.to() == null
        ? spells
        : spells.ofRange(
            SpellRows.packed((int) period.first().toEpochDay()),
            SpellRows.packed((int) period.last().toEpochDay()));
  }
}
