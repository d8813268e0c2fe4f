package uk.linkage.duckdb.store.rights;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.linkage.StageListener;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.link.StoreLink;

/** Asks a store for what individuals have a right to. */
final class Rights {

  static final LocalDateTime NOW = LocalDateTime.of(2026, 4, 9, 10, 11, 12);
  static final StoreLink.Settings LINK = new StoreLink.Settings(2, 1L << 28, NOW);

  private Rights() {}

  static RightsRequest of(String recordId, String provider) {
    return new RightsRequest(recordId, provider, false, LocalDate.of(2026, 4, 1), NOW);
  }

  static RightsRequest ofAll(String recordId) {
    return new RightsRequest(recordId, null, true, LocalDate.of(2026, 4, 1), NOW);
  }

  static Receipt consent(StoreFile store, RightsRequest request, boolean consent) {
    return Consent.set(store, request, consent, LINK, StageListener.SILENT);
  }

  /** Each record that takes part with its person. */
  static Map<String, Long> persons(StoreFile store) {
    Map<String, Long> persons = new TreeMap<>();
    store
        .queries()
        .rows(
            "SELECT p.name || '/' || r.record_id, r.person FROM record r JOIN provider p ON p.id ="
                + " r.provider WHERE r.member",
            row -> persons.put(row.getString(1), row.getLong(2)));
    return persons;
  }

  static Map<Long, List<String>> parts(Map<String, Long> persons) {
    Map<Long, List<String>> parts = new TreeMap<>();
    persons.forEach(
        (name, person) ->
            parts.computeIfAbsent(person, id -> new java.util.ArrayList<>()).add(name));
    return parts;
  }

  /** A record of a person of several, and what it belongs to. */
  static String linked(StoreFile store) {
    return parts(persons(store)).values().stream()
        .filter(names -> names.size() > 2)
        .findFirst()
        .orElseThrow()
        .get(1);
  }

  static RightsRequest of(String name) {
    int slash = name.indexOf('/');
    return of(name.substring(slash + 1), name.substring(0, slash));
  }
}
