package uk.linkage.duckdb.store.years;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.link.AllPairs;
import uk.linkage.duckdb.store.link.IdLaws;
import uk.linkage.duckdb.store.link.Partition;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.read.StorePersons;
import uk.linkage.fixtures.region.LawfulRecord;
import uk.linkage.fixtures.region.Quarter;
import uk.linkage.fixtures.region.RecordName;
import uk.linkage.fixtures.region.RegionHistory;
import uk.linkage.fixtures.region.RegionSettings;
import uk.linkage.fixtures.region.Request;
import uk.linkage.fixtures.world.WorldGenerator;

/** Takes a store through the quarters of a region, and looks at it after each. */
final class LivedRegion {

  /** After which quarter a new model is taken: in the second year. */
  private static final int NEW_MODEL = 6;

  private final Path folder;
  private final RegionHistory region;
  private final Rights rights;
  private final FreshRun.Leaving leaving;
  private static final int FEW_RECORDS = 3000;
  private final Set<Long> given = new HashSet<>();
  private final List<Map<String, Long>> reports = new ArrayList<>();

  /** The link of the last report; 0 as long as there is none. */
  private int reportedAfter;

  private Map<String, Integer> figuresBefore = Map.of();

  LivedRegion(Path folder, RegionSettings settings, Rights rights, FreshRun.Leaving leaving) {
    this.folder = folder;
    this.region = new RegionHistory(settings);
    this.rights = rights;
    this.leaving = leaving;
  }

  /** Lives through all of it; returns how many records there ever were. */
  long live() {
    StoreFile store = StoredTown.made(folder.resolve("region.db"));
    try {
      while (region.hasNext()) {
        Quarter quarter = region.next();
        upload(store, quarter);
        StoredTown.link(store, null);
        report(store);
        for (Request request : quarter.requests()) {
          store = rights.heed(store, request);
        }
        StoredTown.link(store, null);
        report(store);
        look(store, quarter);
        if (quarter.number() == NEW_MODEL) {
          StoredTown.fit(store, /* apply= */ true);
          report(store);
          look(store, quarter);
        }
      }
      return store.queries().number("SELECT count(*) FROM record");
    } finally {
      store.close();
    }
  }

  private void upload(StoreFile store, Quarter quarter) {
    Path uploads = folder.resolve("q" + quarter.number());
    WorldGenerator.writeIms(rights.loaded(quarter.rows()), quarter.open(), uploads);
    StoredTown.load(store, uploads.resolve("*.csv"), MissingRule.WITHDRAW, quarter.day());
  }

  private void look(StoreFile store, Quarter quarter) {
    String when = "quarter " + quarter.number();
    Map<String, Long> persons = Partition.persons(store);
    try (StoreFile fresh = FreshRun.of(folder, store, region, quarter, leaving)) {
      requireSame(when + ": records", persons.keySet(), lawful(quarter));
      requireSame(
          when + ": records of a fresh run", Partition.persons(fresh).keySet(), lawful(quarter));
      requireSame(when + ": links", links(store), links(fresh));
      requireSame(
          when + ": persons", Partition.of(persons), Partition.of(Partition.persons(fresh)));
      requireSame(
          when + ": figures",
          Figures.of(store, quarter.lawful()).entrySet(),
          Figures.of(fresh, quarter.lawful()).entrySet());
      Map<String, Integer> figures = Figures.of(store, quarter.lawful());
      // At the end of a year all of them: those that should be as they were, too.
      Set<String> quarters =
          Figures.quarters(figures, quarter.number() % 4 == 3 ? Map.of() : figuresBefore);
      requireSame(
          when + ": figures of past periods",
          Figures.ofPeriods(store, quarters).entrySet(),
          Figures.byQuarter(figures, quarters).entrySet());
      figuresBefore = figures;
      if (persons.size() < FEW_RECORDS && quarter.number() % 4 == 3) {
        assertThat(Partition.of(persons)).as(when).isEqualTo(AllPairs.persons(fresh, true));
      }
    }
    requireThatOldReportsCanBeRead(store, persons);
    Unlawful.requireNone(store, quarter);
  }

  /** The persons as they would be published after a link, and the laws of their ids. */
  private void report(StoreFile store) {
    Map<String, Long> persons = Partition.persons(store);
    Map<String, Long> before = reports.isEmpty() ? Map.of() : reports.get(reports.size() - 1);
    IdLaws.require(store, before, reportedAfter, persons, given);
    reports.add(persons);
    reportedAfter = IdLaws.lastRun(store);
  }

  private static Set<String> lawful(Quarter quarter) {
    Set<String> names = new TreeSet<>();
    for (LawfulRecord record : quarter.lawful()) {
      names.add(record.name().toString());
    }
    return names;
  }

  /** Says what differs, and not all that is there. */
  private static <T> void requireSame(String what, Set<T> lived, Set<T> fresh) {
    Set<T> tooMuch = new HashSet<>(lived);
    tooMuch.removeAll(fresh);
    Set<T> missing = new HashSet<>(fresh);
    missing.removeAll(lived);
    assertThat(tooMuch).as(what + " in the store alone; missing are " + missing).isEmpty();
    assertThat(missing).as(what + " that the store misses").isEmpty();
  }

  /** All links by the names of their records, with the weight to the last bit. */
  private static Set<String> links(StoreFile store) {
    return new HashSet<>(
        store
            .queries()
            .rows(
                """
                SELECT least(x, y) || ' ' || greatest(x, y) || ' ' || odds || ' ' || today FROM (
                  SELECT p.name || '/' || a.record_id AS x, q.name || '/' || b.record_id AS y, l.odds,
                    l.today
                  FROM link l JOIN record a ON a.key = l.a JOIN record b ON b.key = l.b
                  JOIN provider p ON p.id = a.provider JOIN provider q ON q.id = b.provider)
                ORDER BY 1
                """,
                row -> row.getString(1)));
  }

  /** Every person of an old report leads to where its records are. */
  private void requireThatOldReportsCanBeRead(StoreFile store, Map<String, Long> persons) {
    Set<Long> ids = new TreeSet<>();
    reports.forEach(report -> ids.addAll(report.values()));
    Set<String> led = new HashSet<>();
    StorePersons.translated(store, List.copyOf(ids), null)
        .rows()
        .forEach(of -> led.add(of.old() + " " + of.today()));
    for (Map<String, Long> report : reports) {
      report.forEach(
          (name, old) -> {
            Long now = persons.get(name);
            if (now != null) {
              assertThat(led.contains(old + " " + now))
                  .as("person %s of an old report leads to %s, where %s is", old, now, name)
                  .isTrue();
            }
          });
    }
  }

  /** What may not be used is in nothing that counts. */
  private static final class Unlawful {

    private Unlawful() {}

    static void requireNone(StoreFile store, Quarter quarter) {
      Set<String> taking =
          new HashSet<>(
              store
                  .queries()
                  .rows(
                      "SELECT p.name || '/' || r.record_id FROM record r JOIN provider p ON p.id ="
                          + " r.provider WHERE r.reason IS NULL OR r.member OR r.key IN (SELECT a"
                          + " FROM link UNION ALL SELECT b FROM link)",
                      row -> row.getString(1)));
      for (RecordName name : quarter.unlawful()) {
        assertThat(taking).doesNotContain(name.toString());
      }
      Set<String> held =
          new HashSet<>(
              store
                  .queries()
                  .rows(
                      "SELECT p.name || '/' || r.record_id FROM record r JOIN provider p ON p.id ="
                          + " r.provider",
                      row -> row.getString(1)));
      for (RecordName name : quarter.erased()) {
        assertThat(held).doesNotContain(name.toString());
      }
      requireNoStrayRows(store);
    }

    /** No table refers to a record that is not there. */
    private static void requireNoStrayRows(StoreFile store) {
      record Column(String table, String name) {}
      List<Column> columns =
          store
              .queries()
              .rows(
                  "SELECT table_name, column_name FROM information_schema.columns WHERE"
                      + " table_schema = 'main' AND table_catalog <> 'temp' AND (column_name ="
                      + " 'record' OR table_name = 'link' AND column_name IN ('a', 'b'))",
                  row -> new Column(row.getString(1), row.getString(2)));
      assertThat(columns).hasSizeGreaterThanOrEqualTo(4);
      for (Column column : columns) {
        assertThat(
                store
                    .queries()
                    .number(
                        "SELECT count(*) FROM "
                            + column.table()
                            + " WHERE "
                            + column.name()
                            + " NOT IN (SELECT key FROM record)"))
            .as(column.table() + "." + column.name())
            .isZero();
      }
    }
  }
}
