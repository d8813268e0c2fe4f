package uk.linkage.duckdb.store.period;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBReadableVector;
import uk.linkage.cluster.Persons;
import uk.linkage.count.ContactSpells;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * When the persons of a period were in contact until its end: by all records that take part today,
 * also those that were in contact only before the period, of any provider. Records are numbered in
 * the order of provider and id.
 */
public final class PersonsHistory {

  private final Period period;
  private int[] keys = new int[1 << 10];
  private int[] persons = new int[1 << 10];
  private int[] providers = new int[1 << 10];
  private int size;
  private final ContactSpells spells;

  private PersonsHistory(StoreQueries queries, Period period, Persons of) {
    this.period = period;
    Map<Long, Integer> numbers = new HashMap<>();
    for (int person = 1; person <= of.count(); person++) {
      numbers.put(of.idOf(person), person);
    }
    queries.columns(
        "SELECT r.key, r.person, p.place FROM record r"
            + " JOIN period_provider p ON p.id = r.provider"
            + " WHERE r.member AND r.reason IS NULL AND r.key IN (SELECT record FROM contact)"
            + " ORDER BY p.place, r.record_id",
        chunk -> {
          DuckDBReadableVector key = chunk.vector(0);
          DuckDBReadableVector person = chunk.vector(1);
          DuckDBReadableVector place = chunk.vector(2);
          for (long row = 0; row < chunk.rowCount(); row++) {
            Integer number = numbers.get(person.getLong(row));
            if (number != null) {
              add(key.getInt(row), number, place.getInt(row));
            }
          }
        });
    queries.stage(
        "of_history",
        "n INTEGER, record INTEGER",
        rows -> {
          for (int n = 0; n < size; n++) {
            rows.beginRow().append(n).append(keys[n]).endRow();
          }
        });
    this.spells = new SpellRows(queries, "of_history", size).within(new Period(null, period.to()));
  }

  /** Reads it; after the records of the period. */
  static PersonsHistory read(StoreQueries queries, Period period, Persons of) {
    return new PersonsHistory(queries, period, of);
  }

  private void add(int key, int person, int provider) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      persons = Arrays.copyOf(persons, size * 2);
      providers = Arrays.copyOf(providers, size * 2);
    }
    keys[size] = key;
    persons[size] = person;
    providers[size++] = provider;
  }

  /**
   * Returns the first day of the period.
   *
   * @return the day; one before all others if the period has none
   */
  public LocalDate from() {
    return period.first();
  }

  /**
   * Returns the person of each record.
   *
   * @return numbers of the persons of the period, as many as there are records
   */
  public int[] personOfRecord() {
    return Arrays.copyOf(persons, size);
  }

  /**
   * Returns the provider of each record.
   *
   * @return numbers of providers, not falling
   */
  public int[] providerOfRecord() {
    return Arrays.copyOf(providers, size);
  }

  /**
   * Returns when each record was in contact.
   *
   * @return spells, none after the period
   */
  public ContactSpells spells() {
    return spells;
  }
}
