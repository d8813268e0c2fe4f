package uk.linkage.duckdb.store.rights;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.output.ClientRecordFiles;
import uk.linkage.duckdb.output.ClientRecordFiles.Held;
import uk.linkage.duckdb.output.ClientRecordFiles.Told;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.OwnFile;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.schema.Comparison;

/**
 * What the store has of an individual, for that individual: the client detailed record, and rows
 * that can be taken elsewhere. Of other services it tells how many, and nothing else.
 */
public final class OwnRecord {

  private final StoreQueries queries;
  private final List<HeldRecord> records;

  private OwnRecord(StoreQueries queries, List<HeldRecord> records) {
    this.queries = queries;
    this.records = records;
  }

  /**
   * Writes the client detailed record.
   *
   * @param store the store
   * @param request whose
   * @param out a folder that isn't there yet, for its owner alone
   * @return what was done
   * @throws uk.linkage.intake.InputRefusedException if there is no such record, or it can't be
   *     written
   */
  public static Receipt access(StoreFile store, RightsRequest request, Path out) {
    OwnRecord own = of(store, request);
    Answer answer = new Answer(store, request);
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputRefusedException(
          out + ": --out must not exist, got one that does; choose another name");
    }
    try (OutputDirectory to = OutputDirectory.prepareOwnerOnly(out, /* overwrite= */ false)) {
      to.notes().forEach(answer::note);
      ClientRecordFiles.writeDetailed(
          to,
          "Client detailed record of " + request.recordId(),
          own.held(),
          List.of(own.contacts(), own.facts(), own.uploads(), own.links()),
          List.of(
              "Made on "
                  + request.now().toLocalDate()
                  + ", at the request of "
                  + request.requested()
                  + ".",
              "This is for the client and nobody else. It holds what is held of the client by the"
                  + " service named, and how it was recognised that records may be one person's.",
              "Records of other services are counted and not shown: ask each service for its own.",
              "Nothing in it is a judgement or a score of the client, and no decision is made by"
                  + " it."),
          own.latestYear());
      // Who was given attributors is on record, or they are not given.
      store.change(
          "store access",
          act -> {
            own.records.forEach(record -> act.record(record.provider(), record.recordId()));
            act.outcome("client detailed record written");
            to.commit();
          });
    }
    answer.found(
        own.count()
            + " written to '"
            + out
            + "' with what it says and said of the client, for the owner of the folder alone.");
    answer.note(
        "The folder holds initials, date of birth, sex and postcode: hand it over safely, to the"
            + " client alone, and destroy it then.");
    return answer
        .receipt("access", "access: the client detailed record", own.providers())
        .audited(store.head());
  }

  /**
   * Writes the rows of an individual as an upload has them.
   *
   * @param store the store
   * @param request whose
   * @param out a CSV file that isn't there yet, for its owner alone
   * @return what was done
   * @throws uk.linkage.intake.InputRefusedException if there is no such record, or it can't be
   *     written
   */
  public static Receipt export(StoreFile store, RightsRequest request, Path out) {
    OwnRecord own = of(store, request);
    Answer answer = new Answer(store, request);
    try (OwnFile file = OwnFile.prepare(out, "--out")) {
      ClientRecordFiles.writeUpload(
          file.path(),
          own.records.stream()
              .map(of -> new Held(of.provider(), of.recordId(), "", "", of.word()))
              .toList(),
          own.records.stream().map(own::consentAndContact).toList(),
          own.latestYear());
      store.change(
          "store export",
          act -> {
            own.records.forEach(record -> act.record(record.provider(), record.recordId()));
            act.outcome("rows written");
            file.commit();
          });
    }
    answer.found(
        own.count() + " written to '" + out + "', as an upload has it, for its owner alone.");
    answer.note(
        "The file holds initials, date of birth, sex and postcode: hand it over safely, and destroy"
            + " it then.");
    return answer
        .receipt("export", "portability: rows that can be loaded", own.providers())
        .audited(store.head());
  }

  private static OwnRecord of(StoreFile store, RightsRequest request) {
    return new OwnRecord(store.queries(), HeldRecord.required(store.queries(), request));
  }

  private String count() {
    return records.size() == 1 ? "1 record" : records.size() + " records";
  }

  private List<String> providers() {
    return records.stream().map(HeldRecord::provider).toList();
  }

  private List<String> consentAndContact(HeldRecord record) {
    return queries
        .rows(
            "SELECT coalesce(min(first)::VARCHAR, ''), coalesce(max(last)::VARCHAR, '')"
                + " FROM contact WHERE record = ?",
            row -> List.of(consent(record), row.getString(1), row.getString(2)),
            record.key())
        .get(0);
  }

  private static String consent(HeldRecord record) {
    String reason = record.reason();
    if (reason == null || reason.equals("withdrawn")) {
      return "Y";
    }
    return reason.startsWith("consent_not") ? "" : "N";
  }

  /** The year of the latest data: nobody in the store was born after it. */
  private int latestYear() {
    return queries
        .rows("SELECT max(day) FROM load", row -> row.getObject(1, LocalDate.class))
        .get(0)
        .getYear();
  }

  private List<Held> held() {
    List<Held> held = new ArrayList<>();
    for (HeldRecord record : records) {
      String state =
          record.takesPart() ? "takes part" : "withheld: " + Consent.words(record.reason());
      Long word = record.word();
      List<Held> versions =
          queries.rows(
              """
              SELECT v.word, coalesce(u.day::VARCHAR, ''),
                EXISTS (
                  SELECT 1 FROM put_right p
                  WHERE p.record = v.record AND p.word = v.word AND NOT p.kept)
              FROM version v LEFT JOIN upload u ON u.id = v.upload
              WHERE v.record = ? ORDER BY v.n DESC
              """,
              row ->
                  new Held(
                      record.provider(),
                      record.recordId(),
                      row.getString(2),
                      row.getBoolean(3) ? "before, and was put right" : "before",
                      row.getLong(1)),
              record.key());
      String day = versions.isEmpty() ? "" : versions.get(0).day();
      held.add(new Held(record.provider(), record.recordId(), day, "today, " + state, word));
      // The last version is what stands today.
      held.addAll(versions.subList(Math.min(1, versions.size()), versions.size()));
    }
    return held;
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
              SELECT u.day::VARCHAR, EXISTS (
                SELECT 1 FROM version v WHERE v.record = r.key AND v.upload = u.id)
              FROM upload u JOIN record r ON r.provider = u.provider
              WHERE r.key = ? AND u.load >= r.since ORDER BY u.id
              """,
              row ->
                  List.of(
                      record.provider(),
                      row.getString(1),
                      row.getBoolean(2) ? "brought what is shown above" : "brought nothing new"),
              record.key()));
    }
    return new Told(
        "uploads",
        "Uploads of the service since the record came",
        List.of("service", "day", "what"),
        rows);
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
