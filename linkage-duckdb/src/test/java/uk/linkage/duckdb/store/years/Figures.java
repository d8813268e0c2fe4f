package uk.linkage.duckdb.store.years;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.linkage.KnownPersons;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.period.Period;
import uk.linkage.duckdb.store.period.StoredClients;
import uk.linkage.duckdb.store.read.StorePersons;
import uk.linkage.fixtures.region.LawfulRecord;
import uk.linkage.intake.Clients;

/** Persons by provider, by quarter of contact, and by both: what a region is asked for. */
final class Figures {

  private Figures() {}

  /**
   * Counts the persons of a store.
   *
   * <p>Days of contact are those that may be used, and not those that the store knows.
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

  /**
   * Counts the persons in contact in each quarter as the store does itself: by its own days of
   * contact and the consents of today.
   *
   * @param quarters such as {@code 2024 Q1}
   */
  static Map<String, Integer> ofPeriods(StoreFile store, Set<String> quarters) {
    Map<String, Integer> figures = new TreeMap<>();
    for (String quarter : quarters) {
      int month = 3 * Integer.parseInt(quarter.substring(6)) - 2;
      LocalDate from = LocalDate.of(Integer.parseInt(quarter.substring(0, 4)), month, 1);
      Period period = new Period(from, from.plusMonths(3).minusDays(1));
      KnownPersons known = StoredClients.open(store, period, List.of()).persons();
      figures.put(quarter, known.persons().count());
      Map<String, Set<Integer>> cells = new TreeMap<>();
      Clients clients = known.intake().clients();
      for (int record = 0; record < clients.size(); record++) {
        String provider = clients.providerNames().get(clients.provider(record));
        cells
            .computeIfAbsent(provider + " " + quarter, key -> new TreeSet<>())
            .add(known.persons().personOf(record));
      }
      cells.forEach((cell, persons) -> figures.put(cell, persons.size()));
    }
    return figures;
  }

  /** The quarters of which a figure is otherwise than before. */
  static Set<String> quarters(Map<String, Integer> figures, Map<String, Integer> before) {
    Map<String, Integer> cells = new TreeMap<>(before);
    cells.putAll(figures);
    Set<String> quarters = new TreeSet<>();
    for (String cell : cells.keySet()) {
      if (isOfQuarter(cell) && !Objects.equals(figures.get(cell), before.get(cell))) {
        quarters.add(quarterOf(cell));
      }
    }
    quarters.retainAll(figures.keySet());
    return quarters;
  }

  /** The figures of some quarters alone. */
  static Map<String, Integer> byQuarter(Map<String, Integer> figures, Set<String> quarters) {
    Map<String, Integer> of = new TreeMap<>(figures);
    of.keySet().removeIf(cell -> !isOfQuarter(cell) || !quarters.contains(quarterOf(cell)));
    return of;
  }

  private static boolean isOfQuarter(String cell) {
    return cell.matches("(?s).*\\d{4} Q[1-4]");
  }

  private static String quarterOf(String cell) {
    return cell.substring(cell.length() - "2024 Q1".length());
  }

  private static String quarter(LocalDate day) {
    return day.getYear() + " Q" + day.get(IsoFields.QUARTER_OF_YEAR);
  }
}
