package uk.linkage.duckdb.store.rights;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/** What individuals were granted in a newer store, brought into an older one: a backup. */
public final class CarriedRights {

  private CarriedRights() {}

  /**
   * Brings erasures, own words on consent, rectifications and retrospective consent into a store,
   * within a transaction. Persons are brought up to date by the next link; {@link
   * StoreFile#rewrite} is to follow if something was erased.
   *
   * @param newer where they were granted
   * @param store what was restored
   * @return how many records were erased again
   */
  public static long bring(StoreFile newer, StoreFile store) {
    Tombstones.copy(newer, store);
    long erased = Tombstones.applyTo(store);
    StoreQueries queries = store.queries();
    KnownByIdAlone.add(newer.queries(), queries);
    Map<String, HeldRecord> held = new HashMap<>();
    HeldRecord.all(queries).forEach(record -> held.put(name(record), record));
    ownWords(newer.queries(), queries, held);
    putRight(newer.queries(), queries, held);
    joinedWithout(newer, store, held);
    return erased;
  }

  /** As a key: no provider can be taken for another. */
  private static String name(HeldRecord record) {
    String provider = record.provider();
    return provider.codePointCount(0, provider.length())
        + ":"
        + record.provider()
        + record.recordId();
  }

  private static void ownWords(
      StoreQueries newer, StoreQueries queries, Map<String, HeldRecord> held) {
    record Said(String name, boolean consent, LocalDate given) {}
    for (Said said :
        newer.rows(
            "SELECT length(p.name) || ':' || p.name || r.record_id, o.consent, o.given FROM"
                + " own_word o JOIN record r ON r.key = o.record JOIN provider p ON p.id ="
                + " r.provider",
            row ->
                new Said(row.getString(1), row.getBoolean(2), row.getObject(3, LocalDate.class)))) {
      HeldRecord record = held.get(said.name());
      if (record != null) {
        queries.update("DELETE FROM own_word WHERE record = ?", record.key());
        queries.update(
            "INSERT INTO own_word VALUES (?, ?, ?)", record.key(), said.consent(), said.given());
        if (said.consent()) {
          queries.update("DELETE FROM not_asked WHERE record = ?", record.key());
          queries.update(
              "UPDATE record SET reason = NULL, dirty = true WHERE key = ? AND word IS NOT NULL AND"
                  + " reason IN (?, ?)",
              record.key(),
              Consent.OBJECTED,
              RetrospectiveConsent.NOT_ASKED);
        } else {
          queries.update(
              "UPDATE record SET reason = ?, dirty = true WHERE key = ? AND reason IS NULL",
              Consent.OBJECTED,
              record.key());
        }
      }
    }
  }

  private static void putRight(
      StoreQueries newer, StoreQueries queries, Map<String, HeldRecord> held) {
    record Right(String name, long wrong, boolean kept, long word) {}
    for (Right right :
        newer.rows(
            "SELECT length(p.name) || ':' || p.name || r.record_id, o.word, o.kept, r.word FROM"
                + " put_right o JOIN record r ON r.key = o.record JOIN provider p ON p.id ="
                + " r.provider ORDER BY r.key, o.word",
            row ->
                new Right(row.getString(1), row.getLong(2), row.getBoolean(3), row.getLong(4)))) {
      HeldRecord record = held.get(right.name());
      if (record != null) {
        Rectification.keep(queries, record, right.wrong(), right.kept(), right.word());
      }
    }
    partsRight(newer, queries, held);
  }

  private static void partsRight(
      StoreQueries newer, StoreQueries queries, Map<String, HeldRecord> held) {
    Map<Integer, List<PartRules.Rule>> all = PartRules.all(newer);
    for (HeldRecord of : HeldRecord.all(newer)) {
      List<PartRules.Rule> rules = all.get(of.key());
      HeldRecord record = held.get(name(of));
      if (rules != null && record != null) {
        for (PartRules.Rule rule : rules) {
          PartRules.add(queries, record.key(), List.of(rule));
        }
        long today = queries.number("SELECT word FROM record WHERE key = ?", record.key());
        Rectification.putFormerRight(
            queries, record, today, rules.stream().filter(rule -> !rule.kept()).toList());
      }
    }
  }

  /**
   * Rules on providers: what was said last holds. That one was taken back can be told only of a
   * store that the older one is a copy of.
   */
  private static void joinedWithout(
      StoreFile newer, StoreFile store, Map<String, HeldRecord> held) {
    StoreQueries queries = store.queries();
    Map<String, LocalDate> said = rules(newer.queries());
    Map<String, LocalDate> older = rules(queries);
    boolean isCopy =
        newer.queries().number("SELECT count(*) FROM audit WHERE sha256 = ?", store.head().sha256())
            > 0;
    for (String provider : older.keySet()) {
      if (isCopy && !said.containsKey(provider)) {
        RetrospectiveConsent.takeBack(queries, provider);
      }
    }
    said.forEach(
        (provider, before) -> {
          if (!before.equals(older.get(provider))) {
            RetrospectiveConsent.takeBack(queries, provider);
            queries.update(
                "INSERT INTO joined_without SELECT id, ?, (SELECT coalesce(max(id), 0) FROM load)"
                    + " FROM provider WHERE name = ?",
                before,
                provider);
          }
        });
    notAsked(newer.queries(), queries, held);
    long unused = RetrospectiveConsent.apply(queries);
  }

  /** Whom the rules reach of those that came since: their days of contact aren't known here. */
  private static void notAsked(
      StoreQueries newer, StoreQueries queries, Map<String, HeldRecord> held) {
    for (String name :
        newer.rows(
            "SELECT length(p.name) || ':' || p.name || r.record_id FROM not_asked n JOIN record r"
                + " ON r.key = n.record JOIN provider p ON p.id = r.provider",
            row -> row.getString(1))) {
      HeldRecord record = held.get(name);
      if (record != null && record.word() == null) {
        queries.update("DELETE FROM not_asked WHERE record = ?", record.key());
        queries.update("INSERT INTO not_asked VALUES (?)", record.key());
      }
    }
  }

  /** For each provider that joined without retrospective consent, when it joined. */
  private static Map<String, LocalDate> rules(StoreQueries queries) {
    Map<String, LocalDate> rules = new TreeMap<>();
    queries
        .rows(
            "SELECT p.name, j.before FROM joined_without j JOIN provider p ON p.id = j.provider",
            row -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
        .forEach(rule -> rules.put(rule.getKey(), rule.getValue()));
    return rules;
  }
}
