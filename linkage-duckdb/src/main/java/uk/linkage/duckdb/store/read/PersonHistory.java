package uk.linkage.duckdb.store.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.GivenIds;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.InputRefusedException;

/**
 * The story of a person: which records came and went, and what became of its id.
 *
 * @param person its id
 * @param records the records it has today, as PROVIDER/RECORD_ID, in order
 * @param away how many more it has that take no part at present
 * @param waiting how many of its records wait to be linked: they are told as of the last link
 * @param became the id that it became, or null if it was never retired
 * @param today the persons of today that hold the records that it ever had
 * @param events what happened, in order
 */
public record PersonHistory(
    long person,
    List<String> records,
    long away,
    long waiting,
    @Nullable Long became,
    List<Long> today,
    List<Event> events) {

  private static final int NAMED = 10;

  public PersonHistory {
    records = List.copyOf(records);
    today = List.copyOf(today);
    events = List.copyOf(events);
  }

  /**
   * Something that happened.
   *
   * @param day the day of the data
   * @param run the link that brought it
   * @param what a sentence that names records and persons
   */
  public record Event(LocalDate day, int run, String what) {}

  /** Records that went one way in a run. */
  private record Flow(
      int run, LocalDate day, @Nullable Long from, @Nullable Long to, long records, String names) {}

  /**
   * Tells the story of a person.
   *
   * @param store the store
   * @param person an id
   * @return its story
   * @throws InputRefusedException if it was never given
   */
  public static PersonHistory of(StoreFile store, long person) {
    StoreQueries queries = store.queries();
    List<Long> became =
        queries.rows(
            "SELECT coalesce(became, 0) FROM person WHERE id = ?", row -> row.getLong(1), person);
    if (became.isEmpty() && person > 0 && person <= GivenIds.greatest(queries)) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: person %d was given by a store that was replaced by a backup since (store"
                  + " restore), and nobody can tell here what became of it; ask the replaced file",
              store.path(),
              person));
    }
    if (became.isEmpty()) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: a person must be an id that was given, got %d; 'linkage store persons' writes"
                  + " them",
              store.path(),
              person));
    }
    List<Event> events = new ArrayList<>();
    for (Flow flow : flows(queries, person)) {
      events.add(new Event(flow.day(), flow.run(), sentence(flow, person)));
    }
    if (became.get(0) != 0) {
      events.addAll(
          queries.rows(
              "SELECT r.day, r.id, p.became FROM person p JOIN run r ON r.id = p.retired WHERE p.id"
                  + " = ?",
              row ->
                  new Event(
                      row.getObject(1, LocalDate.class),
                      row.getInt(2),
                      "the id is retired: it became person " + row.getLong(3) + "."),
              person));
    }
    return new PersonHistory(
        person,
        queries.rows(
            "SELECT p.name || '/' || r.record_id FROM record r JOIN provider p ON p.id = r.provider"
                + " WHERE r.member AND r.person = ? ORDER BY p.name, r.record_id",
            row -> row.getString(1),
            person),
        queries.number("SELECT count(*) FROM record WHERE NOT member AND person = ?", person),
        queries.number("SELECT count(*) FROM record WHERE dirty AND person = ?", person),
        became.get(0) == 0 ? null : became.get(0),
        List.copyOf(Succession.of(store).today(List.of(person)).values().iterator().next()),
        events);
  }

  /**
   * Finds the person of a record.
   *
   * @param store the store
   * @param record PROVIDER/RECORD_ID
   * @return its person, today or when it last took part
   * @throws InputRefusedException if there is no such record, or it never took part
   */
  public static long personOf(StoreFile store, String record) {
    List<Long> found =
        store
            .queries()
            .rows(
                "SELECT coalesce(r.person, 0) FROM record r JOIN provider p ON p.id = r.provider"
                    + " WHERE p.name || '/' || r.record_id = ?",
                row -> row.getLong(1),
                record);
    if (found.isEmpty()) {
      throw new InputRefusedException(
          store.path()
              + ": a record must be one that was loaded, as PROVIDER/RECORD_ID, got '"
              + record
              + "'; 'linkage store status' lists the providers");
    }
    if (found.get(0) == 0) {
      throw new InputRefusedException(
          "record '"
              + record
              + "' must have been linked once, and never was: it takes no part, or waits for"
              + " 'linkage store link'");
    }
    return found.get(0);
  }

  private static List<Flow> flows(StoreQueries queries, long person) {
    return queries.rows(
        """
        SELECT s.run, u.day, s.source, s.target, count(*),
          string_agg(p.name || '/' || r.record_id, ', ' ORDER BY p.name, r.record_id)
            FILTER (place <= ?)
        FROM (
          SELECT *, row_number() OVER (PARTITION BY run, source, target ORDER BY record) AS place
          FROM step WHERE source = ? OR target = ?) s
        JOIN run u ON u.id = s.run
        JOIN record r ON r.key = s.record
        JOIN provider p ON p.id = r.provider
        GROUP BY s.run, u.day, s.source, s.target
        ORDER BY s.run, s.source NULLS FIRST, s.target NULLS LAST
        """,
        row ->
            new Flow(
                row.getInt(1),
                row.getObject(2, LocalDate.class),
                row.getObject(3, Long.class),
                row.getObject(4, Long.class),
                row.getLong(5),
                row.getString(6)),
        NAMED,
        person,
        person);
  }

  private static String sentence(Flow flow, long person) {
    boolean one = flow.records() == 1;
    String more =
        flow.records() > NAMED
            ? String.format(Locale.ROOT, " and %,d more", flow.records() - NAMED)
            : "";
    String what = String.format(Locale.ROOT, "%,d %s", flow.records(), one ? "record" : "records");
    String names = ": " + flow.names() + more + ".";
    Long from = flow.from();
    Long to = flow.to();
    if (to == null) {
      return what + (one ? " leaves: it takes" : " leave: they take") + " no part any more" + names;
    }
    if (from == null) {
      return what + (one ? " joins" : " join") + names;
    }
    return to == person
        ? what + (one ? " comes" : " come") + " from person " + from + names
        : what + (one ? " goes" : " go") + " to person " + to + names;
  }
}
