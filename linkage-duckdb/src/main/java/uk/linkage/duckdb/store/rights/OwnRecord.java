package uk.linkage.duckdb.store.rights;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.linkage.duckdb.input.ColumnNames;
import uk.linkage.duckdb.output.ClientRecordFiles;
import uk.linkage.duckdb.output.ClientRecordFiles.Held;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.OutputFolder;
import uk.linkage.duckdb.output.OwnFile;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.link.FormerHolder;
import uk.linkage.intake.InputRefusedException;

/**
 * What the store has of an individual, for that individual: the client detailed record, and rows
 * that can be taken elsewhere. Of other services it tells how many, and nothing else.
 */
public final class OwnRecord {

  private static final List<String> CONSENT_AND_CONTACT =
      List.of("consent", "first_contact", "last_contact");

  private final StoreQueries queries;
  private final List<HeldRecord> records;
  private final Map<HeldRecord, Set<Long>> ofFormerHolders = new HashMap<>();

  private OwnRecord(StoreFile store, List<HeldRecord> records) {
    this.queries = store.queries();
    this.records = records;
    for (HeldRecord record : records) {
      Long word = record.word();
      if (word != null) {
        Set<Long> words = FormerHolder.words(store, record.key(), word);
        if (!words.isEmpty()) {
          ofFormerHolders.put(record, words);
        }
      }
    }
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
    OutputFolder.requireThere(out + ": --out", out);
    store.willWrite(out);
    try (OutputDirectory to = OutputDirectory.prepareOwnerOnly(out, /* overwrite= */ false)) {
      to.notes().forEach(answer::note);
      ClientRecordFiles.writeDetailed(
          to,
          "Client detailed record of " + request.recordId(),
          own.held(),
          OwnTables.of(own.queries, own.records),
          List.of(
              "Made on "
                  + request.now().toLocalDate()
                  + ", at the request of "
                  + request.requested()
                  + ".",
              "This is for the client and nobody else. It holds what is held of the client by the"
                  + " service named, and how it was recognised that records may be one person's.",
              "Records of other services are counted and not shown: ask each service for its own.",
              "Recipients are those of outputs that were put on record when they were made.",
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
    own.ofFormerHolders
        .keySet()
        .forEach(
            record ->
                answer.note(
                    record
                        + ": what it said before has next to nothing in common with what it says"
                        + " today, as if its id had been another client's. Those values are left"
                        + " out; days of contact, facts and recipients go by the id, so ask the"
                        + " service whose they are before you hand anything over."));
    answer.note(
        "The folder holds what is known of the client: hand it over safely, to the client alone,"
            + " and destroy it then.");
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
    store.willWrite(out);
    try (OwnFile file = OwnFile.prepare(out, "--out")) {
      file.notes().forEach(answer::note);
      List<String> facts = own.factNames();
      List<String> columns = new ArrayList<>(CONSENT_AND_CONTACT);
      columns.addAll(facts);
      ClientRecordFiles.writeUpload(
          file.path(),
          own.records.stream()
              .map(of -> new Held(of.provider(), of.recordId(), "", "", of.word()))
              .toList(),
          columns,
          own.records.stream().map(record -> own.beside(record, facts)).toList(),
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
    own.records.forEach(record -> sayWhyLittle(record, answer));
    answer.note(
        "The file holds what is known of the client: hand it over safely, and destroy it then.");
    return answer
        .receipt("export", "portability: rows that can be loaded", own.providers())
        .audited(store.head());
  }

  private static OwnRecord of(StoreFile store, RightsRequest request) {
    return new OwnRecord(store, HeldRecord.required(store.queries(), request));
  }

  private String count() {
    return Counted.of(records.size(), "record", "records");
  }

  private List<String> providers() {
    return records.stream().map(HeldRecord::provider).toList();
  }

  /** Says why a row is empty, or is not taken by who loads it. */
  private static void sayWhyLittle(HeldRecord record, Answer answer) {
    String why = "(" + Consent.words(record.reason()) + ")";
    if (record.word() == null) {
      answer.note(
          record
              + ": its row has nothing but its id, because it took no part whenever it came "
              + why
              + ": no more of it was ever held here. Its service has the rest.");
    } else if (!consent(record).equals("Y")) {
      answer.note(
          record
              + ": takes no part "
              + why
              + ", so its row doesn't say Yes to consent, and who loads it takes its id alone.");
    }
  }

  /** The facts that any of the records has, without those that are columns anyway. */
  private List<String> factNames() {
    Set<String> taken = new HashSet<>();
    ClientRecordFiles.uploadColumns(CONSENT_AND_CONTACT)
        .forEach(column -> taken.add(ColumnNames.plain(column)));
    Set<String> names = new TreeSet<>();
    records.forEach(record -> names.addAll(facts(record).keySet()));
    return names.stream().filter(name -> !taken.contains(ColumnNames.plain(name))).toList();
  }

  private Map<String, String> facts(HeldRecord record) {
    Map<String, String> facts = new HashMap<>();
    queries
        .rows(
            "SELECT name, value FROM fact WHERE record = ?",
            row -> Map.entry(row.getString(1), row.getString(2)),
            record.key())
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
    return facts;
  }

  /** What a row of an upload has beside the attributor. */
  private List<String> beside(HeldRecord record, List<String> facts) {
    List<String> cells =
        new ArrayList<>(
            queries
                .rows(
                    "SELECT coalesce(min(first)::VARCHAR, ''), coalesce(max(last)::VARCHAR, '')"
                        + " FROM contact WHERE record = ?",
                    row -> List.of(consent(record), row.getString(1), row.getString(2)),
                    record.key())
                .get(0));
    Map<String, String> known = facts(record);
    facts.forEach(name -> cells.add(known.getOrDefault(name, "")));
    return cells;
  }

  private static String consent(HeldRecord record) {
    String reason = record.reason();
    if (reason == null) {
      return "Y";
    }
    // What its individual had said before the provider withdrew it is not known any more.
    return reason.startsWith("consent_not") || reason.equals(HeldRecord.WITHDRAWN) ? "" : "N";
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
          record.takesPart()
              ? "takes part"
              : Consent.waitsForUpload(queries, record)
                  ? "takes no part: it came without consent, which is Yes now, and has to be"
                      + " uploaded again"
                  : "withheld: " + Consent.words(record.reason());
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
      Set<Long> others = ofFormerHolders.getOrDefault(record, Set.of());
      versions.stream()
          .skip(1)
          .filter(version -> !others.contains(version.word()))
          .forEach(held::add);
    }
    return held;
  }
}
