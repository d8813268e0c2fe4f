package uk.linkage.duckdb.store.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import uk.linkage.KnownPersons;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.ModelSettings;
import uk.linkage.cluster.Persons;
import uk.linkage.count.CodeList;
import uk.linkage.count.ContactSpells;
import uk.linkage.disclosure.ProtectedTable;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.KnownFacts;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.duckdb.input.StoreUsed;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.link.PinnedModels;
import uk.linkage.duckdb.store.read.StorePersons;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.match.Links;

/**
 * The clients of a store that were in contact in a period: those that take part today, with the
 * persons of today. Nothing is written to the store.
 */
public final class StoredClients implements ReadClients {

  private final StoreFile store;
  private final StoreQueries queries;
  private final Period period;
  private final List<String> facts;
  private final boolean byDay;
  private final Set<String> known;
  private final StoreUsed used;
  private final PinnedModels.@Nullable Numbered model;
  private final PeriodRecords records;

  private StoredClients(StoreFile store, Period asked, List<String> facts) {
    this.store = store;
    this.queries = store.queries();
    LocalDate dataDay = day("SELECT max(day) FROM load HAVING count(*) > 0");
    this.period = asked.endingBy(dataDay);
    this.facts = facts.stream().filter(fact -> !KnownFacts.DAYS.contains(fact)).toList();
    this.byDay = this.facts.size() < facts.size();
    this.known =
        new HashSet<>(queries.rows("SELECT DISTINCT name FROM fact", row -> row.getString(1)));
    this.model = PinnedModels.current(store);
    this.records = new PeriodRecords(queries, period);
    this.used =
        new StoreUsed(
            store.path(),
            Integer.parseInt(store.setting("format")),
            dataDay,
            day("SELECT day FROM run ORDER BY id DESC LIMIT 1"),
            model == null ? 0 : model.id(),
            period.from(),
            period.to(),
            queries.rows(
                "SELECT f.name, l.day, f.rows, f.sha256 FROM load_file f JOIN load l ON l.id ="
                    + " f.load ORDER BY f.load, f.name, f.sha256",
                row ->
                    new StoreUsed.Load(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3),
                        row.getString(4))));
  }

  /**
   * Looks into a store.
   *
   * @param store the store; must stay open as long as these are used
   * @param period in which they were in contact; it ends by the day of the data if it has a first
   *     day and no last one
   * @param facts what else is to be known of each record, by name; days of contact among them tell
   *     that what is counted depends on them, also without a period
   * @return the clients, ready to be read
   * @throws uk.linkage.intake.InputRefusedException if records changed since the last link, or the
   *     period begins after the day of the data
   */
  public static StoredClients open(StoreFile store, Period period, List<String> facts) {
    StorePersons.requireLinked(store);
    return new StoredClients(store, period, facts);
  }

  private @Nullable LocalDate day(String sql) {
    List<LocalDate> days = queries.rows(sql, row -> row.getObject(1, LocalDate.class));
    return days.isEmpty() ? null : days.get(0);
  }

  /**
   * Returns the day as at which the records are looked at: ages are those of it.
   *
   * @return the last day of the period, or else the day of the data
   */
  public LocalDate asAt() {
    if (period.to() != null) {
      return period.to();
    }
    return used.day() == null ? LocalDate.parse(store.setting("created")) : used.day();
  }

  /**
   * Returns as which these records are counted.
   *
   * @param threads how many threads work
   * @param memoryBytes how much memory there is
   * @return the settings of the pinned model
   */
  public LinkageSettings settings(int threads, long memoryBytes) {
    return new LinkageSettings(
        IntakeSettings.standard(asAt()).withFacts(facts),
        LinkageMethod.PROBABILISTIC,
        model == null
            ? ModelSettings.USUAL
            : new ModelSettings(model.model().threshold(), model.model().model(), Set.of()),
        threads,
        memoryBytes);
  }

  /**
   * Reads the records, their persons and their links.
   *
   * @return all that is known of who they are
   */
  public KnownPersons persons() {
    IntakeResult intake = records.clients(facts);
    boolean formerToo = store.setting("historical").equals("yes");
    Links links = model == null ? Links.none() : records.links(formerToo, model.model().logOdds());
    return new KnownPersons(
        intake,
        records.persons(),
        links,
        model == null ? null : model.model(),
        notes(intake.clients().size()));
  }

  /** What is to be said of the records that are read. */
  private List<String> notes(int taking) {
    List<String> said = new ArrayList<>();
    if (queries.number("SELECT count(*) FROM record WHERE reason IS NOT NULL") > 0) {
      said.add(
          "consents are those of today: records that take no part at present are left out, whenever"
              + " they were in contact");
    }
    if (taking == 0) {
      said.add(
          period.isAlways()
              ? "no record of the store takes part"
              : "no record that takes part was in contact in this period");
    }
    return said;
  }

  /**
   * Reads when the records were in contact; after their persons.
   *
   * @return the spells of each within the period
   */
  public ContactSpells spells() {
    return records.spells();
  }

  /**
   * Reads when persons were in contact until the end of the period; after {@link #persons()}.
   *
   * @param persons those of the period, with the ids of the store
   * @return their contacts, those before the period among them
   */
  public PersonsHistory history(Persons persons) {
    return PersonsHistory.read(queries, period, persons);
  }

  @Override
  public List<InputFile> files() {
    return List.of();
  }

  @Override
  public StoreUsed store() {
    return used;
  }

  @Override
  public List<String> notes() {
    return notes(Long::valueOf);
  }

  @Override
  public List<String> notes(LongFunction<@Nullable Long> shown) {
    List<String> said = new ArrayList<>();
    if (!period.isAlways()) {
      sayWhoHasNoDay(shown, said);
    }
    if ((byDay || !period.isAlways()) && hasUnknownDays()) {
      said.add(
          "days of contact are the first and last ones that uploads told; who was in contact"
              + " between them is counted on these days only, so figures of periods shorter than"
              + " the time between two uploads, and of those before the first upload, are too low");
    }
    return said;
  }

  private void sayWhoHasNoDay(LongFunction<@Nullable Long> shown, List<String> said) {
    long without =
        queries.number(
            "SELECT count(*) FROM record WHERE member AND reason IS NULL AND key NOT IN (SELECT"
                + " record FROM contact)");
    if (without == 0) {
      return;
    }
    Long number = shown.apply(without);
    String several = "records that take part have no known day of contact and are";
    said.add(
        (number == null
                ? ProtectedTable.SUPPRESSED + " " + several
                : Counted.of(
                    number, "record that takes part has no known day of contact and is", several))
            + " in no period; the store learns days from columns such as first_contact and"
            + " last_contact when files are loaded");
  }

  /**
   * Tells whether a record that takes part has days in the period of which nobody knows whether it
   * was in contact, since uploads told a day before and one after. A treatment has none: it lasts.
   *
   * @return whether there is one
   */
  public boolean hasUnknownDays() {
    return queries.number(
            """
            SELECT count(*) FROM (
              SELECT c.first, lead(c.first) OVER (PARTITION BY c.record ORDER BY c.first) AS later
              FROM contact c JOIN record r ON r.key = c.record
              WHERE r.member AND r.reason IS NULL AND NOT c.continuous)
            WHERE later - first > 1 AND first < ? AND later > ?
            """,
            period.last(),
            period.first())
        > 0;
  }

  @Override
  public List<String> unusedColumns() {
    return List.of();
  }

  @Override
  public boolean hasFact(String fact) {
    return known.contains(fact);
  }

  @Override
  public CodeList codes(String fact) {
    return KnownFacts.codes(fact);
  }

  @Override
  public String shownName(int file) {
    throw noFile(file);
  }

  @Override
  public String columnName(int file, ClientField field) {
    throw noFile(file);
  }

  @Override
  public long lineOf(int file, int row) {
    throw noFile(file);
  }

  private static IndexOutOfBoundsException noFile(int file) {
    return new IndexOutOfBoundsException("a store has no file " + file);
  }
}
