package uk.linkage.duckdb.store.years;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.read.StorePersons;
import uk.linkage.fixtures.region.LawfulRecord;

/** Persons by provider, by quarter of contact, and by both: what a region is asked for. */
final class Figures {

  private Figures() {}

  /**
   * Counts the persons of a store.
   *
   * <p>Days of contact are those that may be used. Once a store is counted by period itself, that
   * count belongs here, beside this one.
   */
  static Map<String, Integer> of(StoreFile store, List<LawfulRecord> lawful) {
    Map<String, LawfulRecord> known = new TreeMap<>();
    lawful.forEach(record -> known.put(record.name().toString(), record));
    Map<String, Set<Long>> cells = new TreeMap<>();
    StorePersons.of(store)
        .forEach(
            of -> {
              Set<String> its = new TreeSet<>();
              its.add("all");
              its.add(of.provider());
              LawfulRecord record = known.get(of.provider() + "/" + of.recordId());
              if (record == null) {
                its.add("unlawful");
              } else {
                for (LocalDate day : record.contacts()) {
                  its.add(quarter(day));
                  its.add(of.provider() + " " + quarter(day));
                }
              }
              its.forEach(
                  cell -> cells.computeIfAbsent(cell, key -> new TreeSet<>()).add(of.person()));
            });
    Map<String, Integer> figures = new TreeMap<>();
    cells.forEach((cell, persons) -> figures.put(cell, persons.size()));
    return figures;
  }

  private static String quarter(LocalDate day) {
    return day.getYear() + " Q" + day.get(IsoFields.QUARTER_OF_YEAR);
  }
}
