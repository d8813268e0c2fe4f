package uk.linkage.duckdb.store.link;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.linkage.duckdb.store.StoreFile;

/** The persons of a store as sets of records, named PROVIDER/RECORD_ID. */
public final class Partition {

  private Partition() {}

  /** The person of each record that takes part. */
  public static Map<String, Long> persons(StoreFile store) {
    Map<String, Long> persons = new TreeMap<>();
    store
        .queries()
        .rows(
            "SELECT p.name || '/' || r.record_id, r.person FROM record r JOIN provider p ON p.id ="
                + " r.provider WHERE r.member",
            row -> persons.put(row.getString(1), row.getLong(2)));
    return persons;
  }

  /** The sets alone, for what they are called says nothing. */
  public static Set<Set<String>> of(Map<String, Long> persons) {
    return new HashSet<>(byPerson(persons).values());
  }

  /** The records of each person. */
  public static Map<Long, Set<String>> byPerson(Map<String, Long> persons) {
    Map<Long, Set<String>> by = new TreeMap<>();
    persons.forEach((name, id) -> by.computeIfAbsent(id, key -> new TreeSet<>()).add(name));
    return by;
  }
}
