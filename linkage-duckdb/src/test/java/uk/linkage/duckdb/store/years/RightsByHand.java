package uk.linkage.duckdb.store.years;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.DateFormats;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.fixtures.region.PartsPutRight;
import uk.linkage.fixtures.region.RecordName;
import uk.linkage.fixtures.world.ImsContact;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.Written;

/**
 * The rights as somebody would give them who has the tables of a store, and alters each upload
 * before it is loaded. It shows what a store must do, and holds the account of the region against
 * something that works.
 */
final class RightsByHand implements Rights {

  private static final String OF =
      " WHERE record_id = ? AND provider = (SELECT id FROM provider WHERE name = ?)";

  private static final List<Long> PARTS =
      List.of(
          AttributorLayout.FIRST_INITIAL.mask(),
          AttributorLayout.LAST_INITIAL.mask(),
          AttributorLayout.BIRTH_DATE_MASK,
          AttributorLayout.SEX.mask(),
          AttributorLayout.UNIT_MASK);

  private final Path folder;
  private final Map<RecordName, WorldRecord> last = new HashMap<>();
  private final Set<RecordName> no = new HashSet<>();
  private final Set<RecordName> erased = new HashSet<>();
  private final Map<RecordName, PartsPutRight> rights = new HashMap<>();
  private final Map<String, Integer> joined = new HashMap<>();
  private final DateFormats dates = new DateFormats(LocalDate.of(2030, 1, 1));
  private int files;

  RightsByHand(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<WorldRecord> loaded(List<WorldRecord> rows) {
    List<WorldRecord> loaded = new ArrayList<>();
    for (WorldRecord row : rows) {
      RecordName name = new RecordName(row.provider(), row.recordId());
      last.put(name, row);
      if (firstContact(row) < joined.getOrDefault(row.provider(), 0)) {
        no.add(name);
      }
      if (!erased.contains(name)) {
        Written written = written(row);
        Written right = rights.getOrDefault(name, new PartsPutRight()).read(written);
        loaded.add(with(row, right, no.contains(name) ? "N" : row.consent()));
      }
    }
    return loaded;
  }

  @Override
  public void consentNo(StoreFile store, RecordName record) {
    no.add(record);
    withhold(store, record);
  }

  private static void withhold(StoreFile store, RecordName record) {
    store
        .queries()
        .update(
            "UPDATE record SET dirty = dirty OR reason IS NULL, reason = 'consent_no'" + OF,
            record.recordId(),
            record.provider());
  }

  @Override
  public void consentYes(StoreFile store, RecordName record) {
    no.remove(record);
    store
        .queries()
        .update(
            "UPDATE record SET dirty = word IS NOT NULL, reason = CASE WHEN word IS NULL THEN"
                + " reason END"
                + OF,
            record.recordId(),
            record.provider());
  }

  @Override
  public void rectify(StoreFile store, RecordName record, Written right) {
    StoreQueries queries = store.queries();
    WorldRecord row = last.get(record);
    PartsPutRight rules = rights.computeIfAbsent(record, name -> new PartsPutRight());
    rules.add(rules.read(written(row)), right);
    int key = (int) queries.number("SELECT key FROM record" + OF, of(record));
    long before = queries.number("SELECT word FROM record WHERE key = ?", key);
    Path upload = folder.resolve("right-" + files++);
    WorldGenerator.writeIms(List.of(with(row, right, "Y")), List.of(record.provider()), upload);
    LocalDate last =
        queries
            .rows("SELECT max(day) FROM load", found -> found.getObject(1, LocalDate.class))
            .get(0);
    StoredTown.load(store, upload.resolve("*.csv"), MissingRule.KEEP, last);
    queries.update("DELETE FROM version WHERE record = ? AND word = ?", key, before);
    long after = queries.number("SELECT word FROM record WHERE key = ?", key);
    for (long part : PARTS) {
      if ((before & part) != (after & part)) {
        queries.update(
            "UPDATE version SET word = xor(word, ?) WHERE record = ? AND word & ? = ?",
            (before ^ after) & part,
            key,
            part,
            before & part);
      }
    }
  }

  private static Object[] of(RecordName record) {
    return new Object[] {record.recordId(), record.provider()};
  }

  @Override
  public StoreFile erase(StoreFile store, RecordName record) {
    erased.add(record);
    StoreQueries queries = store.queries();
    int key = (int) queries.number("SELECT key FROM record" + OF, of(record));
    queries.update(
        "UPDATE record SET dirty = true WHERE reason IS NULL AND key <> ? AND person IN (SELECT"
            + " person FROM record WHERE key = ?)",
        key,
        key);
    for (String table : List.of("version", "step", "contact", "fact")) {
      queries.update("DELETE FROM " + table + " WHERE record = ?", key);
    }
    queries.update("DELETE FROM link WHERE a = ? OR b = ?", key, key);
    queries.update("DELETE FROM record WHERE key = ?", key);
    return store;
  }

  @Override
  public void joinsWithoutRetrospectiveConsent(StoreFile store, String provider, LocalDate before) {
    int day = DateFormats.pack(before.getYear(), before.getMonthValue(), before.getDayOfMonth());
    joined.put(provider, day);
    last.keySet().stream()
        .filter(name -> name.provider().equals(provider))
        .filter(name -> firstContact(last.get(name)) < day)
        .forEach(
            name -> {
              no.add(name);
              withhold(store, name);
            });
  }

  private int firstContact(WorldRecord row) {
    byte[] text = ((ImsContact) row.contact()).firstContact().getBytes(StandardCharsets.UTF_8);
    return dates.parse(text, 0, text.length);
  }

  private static Written written(WorldRecord row) {
    return new Written(
        row.firstInitial(), row.lastInitial(), row.birthDate(), row.sex(), row.postcode());
  }

  private static WorldRecord with(WorldRecord row, Written written, String consent) {
    return new WorldRecord(
        row.source(),
        row.provider(),
        row.recordId(),
        row.person(),
        written.firstInitial(),
        written.lastInitial(),
        written.birthDate(),
        written.sex(),
        written.postcode(),
        consent,
        row.participation(),
        row.errors(),
        row.contact());
  }
}
