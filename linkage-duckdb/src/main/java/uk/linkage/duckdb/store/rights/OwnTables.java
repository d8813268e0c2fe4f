package uk.linkage.duckdb.store.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.output.ClientRecordFiles.Told;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.audit.Carried;
import uk.linkage.duckdb.store.audit.CarriedRun;
import uk.linkage.schema.Comparison;

/**
 * What an individual is told beside what the records say: contacts, facts, uploads, recipients and
 * links, as words and counts. Of other services it tells how many, and nothing else.
 */
final class OwnTables {

  private final StoreQueries queries;
  private final List<HeldRecord> records;

  private OwnTables(StoreQueries queries, List<HeldRecord> records) {
    this.queries = queries;
    this.records = records;
  }

  static List<Told> of(StoreQueries queries, List<HeldRecord> records) {
    OwnTables own = new OwnTables(queries, records);
    return List.of(own.contacts(), own.facts(), own.uploads(), own.recipients(), own.links());
  }

  private Told contacts() {
    List<List<String>> rows = new ArrayList<>();
    for (HeldRecord record : records) {
      rows.addAll(
          queries.rows(
              "SELECT first::VARCHAR, last::VARCHAR, continuous FROM contact WHERE record = ?"
                  + " ORDER BY first, last",
              row ->
                  List.of(
                      record.provider(),
                      row.getString(1),
                      row.getString(2),
                      row.getBoolean(3) ? "in contact on all days between" : "a day of contact"),
              record.key()));
    }
    return new Told(
        "contacts",
        "When the client was in contact with the service",
        List.of("service", "first", "last", "what"),
        rows);
  }

  private Told facts() {
    List<List<String>> rows = new ArrayList<>();
    for (HeldRecord record : records) {
      rows.addAll(
          queries.rows(
              "SELECT name, value FROM fact WHERE record = ? ORDER BY name, value",
              row -> List.of(record.provider(), row.getString(1), row.getString(2)),
              record.key()));
    }
    return new Told(
        "facts", "What else is held, to count by", List.of("service", "what", "value"), rows);
  }

  private Told uploads() {
    List<List<String>> rows = new ArrayList<>();
    for (HeldRecord record : records) {
      rows.addAll(
          queries.rows(
              """
              SELECT u.day::VARCHAR,
                EXISTS (SELECT 1 FROM version v WHERE v.record = r.key AND v.upload = u.id)
                OR EXISTS (SELECT 1 FROM contact c WHERE c.record = r.key AND c.upload = u.id)
              FROM upload u JOIN record r ON r.provider = u.provider
              WHERE r.key = ? AND u.load >= r.since ORDER BY u.id
              """,
              row ->
                  List.of(
                      record.provider(),
                      row.getString(1),
                      row.getBoolean(2)
                          ? "brought what is shown above"
                          // Which of the two is not kept.
                          : "nothing new was taken: it told nothing else, or the record took no"
                              + " part then"),
              record.key()));
    }
    return new Told(
        "uploads",
        "Uploads of the service since the record came",
        List.of("service", "day", "what"),
        rows);
  }

  /** Who was given the record, or what was made of it (UK GDPR, Article 15(1)(c)). */
  private Told recipients() {
    List<List<String>> rows = new ArrayList<>();
    for (HeldRecord record : records) {
      for (CarriedRun run : Carried.ofKey(queries, record.key())) {
        CarriedRun.Output output = run.output();
        rows.add(
            List.of(
                record.provider(),
                run.made().toLocalDate().toString(),
                output.recipient(),
                output.purpose(),
                inWords(output.command())));
      }
    }
    return new Told(
        "recipients",
        "Whom the record was given to, or tables that it was counted in",
        List.of("service", "day", "recipient", "purpose", "what"),
        rows);
  }

  private static String inWords(String command) {
    return switch (command) {
      case "export-for-ndtms" ->
          "initials, date of birth, sex and the postcode without its last two letters, with no"
              + " record id (export-for-ndtms)";
      case "match" ->
          "the record was compared with those of NDTMS, for tables of how many people use both"
              + " (match)";
      case "journeys" ->
          "the record was compared with those of NDTMS, for tables of how people go from service to"
              + " service (journeys)";
      default -> command;
    };
  }

  private Told links() {
    List<Comparison> comparisons = AttributorLayout.SCHEMA.comparisons();
    List<String> columns = new ArrayList<>(List.of("service", "linked_records", "at", "by"));
    comparisons.forEach(of -> columns.add(of.name()));
    columns.add("records");
    List<List<String>> rows = new ArrayList<>();
    for (HeldRecord record : records) {
      rows.addAll(directLinks(record, comparisons));
      rows.add(person(record, comparisons.size()));
    }
    return new Told(
        "links",
        "How the record was linked: how values agree, and with how many records",
        columns,
        rows);
  }

  private List<List<String>> directLinks(HeldRecord record, List<Comparison> comparisons) {
    record Other(long word, boolean own, boolean former) {}
    Map<List<String>, Integer> counted =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (Other other :
        queries.rows(
            """
            SELECT o.word, o.provider = r.provider, l.odds > l.today
            FROM record r
            JOIN link l ON l.a = r.key OR l.b = r.key
            JOIN record o ON o.key = CASE WHEN l.a = r.key THEN l.b ELSE l.a END
            WHERE r.key = ? AND o.reason IS NULL
            """,
            row -> new Other(row.getLong(1), row.getBoolean(2), row.getBoolean(3)),
            record.key())) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  record.provider(),
                  "directly",
                  other.own() ? "this service" : "other services",
                  other.former() ? "a former value as well" : "values of today"));
      long word = java.util.Objects.requireNonNullElse(record.word(), 0L);
      for (Comparison comparison : comparisons) {
        row.add(comparison.answerName(comparison.answer(word, other.word())));
      }
      counted.merge(row, 1, Integer::sum);
    }
    List<List<String>> rows = new ArrayList<>();
    counted.forEach(
        (row, count) -> {
          List<String> counts = new ArrayList<>(row);
          counts.add(count.toString());
          rows.add(counts);
        });
    return rows;
  }

  /** How many records are held to be the same person's. */
  private List<String> person(HeldRecord record, int comparisons) {
    List<List<String>> found =
        queries.rows(
            """
            SELECT count(*) FILTER (o.provider = r.provider),
              count(*) FILTER (o.provider <> r.provider),
              count(DISTINCT o.provider) FILTER (o.provider <> r.provider)
            FROM record r JOIN record o ON o.person = r.person AND o.member AND o.key <> r.key
            WHERE r.key = ? AND r.member
            """,
            row ->
                List.of(
                    String.format(
                        Locale.ROOT,
                        "this service: %d; other services: %d at %d of them",
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3)),
                    Long.toString(row.getLong(1) + row.getLong(2))),
            record.key());
    List<String> row = new ArrayList<>();
    row.add(record.provider());
    row.add("held to be one person's, in all");
    row.add(found.get(0).get(0));
    row.add("all links together");
    for (int i = 0; i < comparisons; i++) {
      row.add("-");
    }
    row.add(found.get(0).get(1));
    return row;
  }
}
