package uk.linkage.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The person of every record: a number from 1, given in the order of each person's first record.
 */
public final class Persons {

  private final int[] personOf;
  private final int[] sizes;

  /** The id of each person, or nothing if its number is its id. */
  private final long[] ids;

  private Persons(int[] personOf, int[] sizes, long[] ids) {
    this.personOf = personOf;
    this.sizes = sizes;
    this.ids = ids;
  }

  /**
   * Numbers persons that are known, and have ids of their own.
   *
   * @param idOfRecord the id of each record's person
   * @return the persons
   */
  public static Persons known(long[] idOfRecord) {
    Map<Long, Integer> numbers = new HashMap<>();
    int[] personOf = new int[idOfRecord.length];
    int[] sizes = new int[idOfRecord.length];
    long[] ids = new long[idOfRecord.length];
    for (int record = 0; record < personOf.length; record++) {
      Integer known = numbers.putIfAbsent(idOfRecord[record], numbers.size() + 1);
      personOf[record] = known == null ? numbers.size() : known;
      ids[personOf[record] - 1] = idOfRecord[record];
      sizes[personOf[record] - 1]++;
    }
    return new Persons(
        personOf, Arrays.copyOf(sizes, numbers.size()), Arrays.copyOf(ids, numbers.size()));
  }

  /**
   * Numbers the sets of joined records.
   *
   * @param sets the sets
   * @return the persons
   */
  public static Persons of(UnionFind sets) {
    int[] personOf = new int[sets.size()];
    int persons = 0;
    for (int record = 0; record < personOf.length; record++) {
      int first = sets.find(record);
      // The representative is the smallest record of its set, so it has its number already.
      personOf[record] = first == record ? ++persons : personOf[first];
    }
    int[] sizes = new int[persons];
    for (int person : personOf) {
      sizes[person - 1]++;
    }
    return new Persons(personOf, sizes, new long[0]);
  }

  /**
   * Returns the person of a record.
   *
   * @param record the index of a record
   * @return 1 to {@link #count()}
   */
  public int personOf(int record) {
    return personOf[record];
  }

  /**
   * Returns the id of a person, by which outputs name it.
   *
   * @param person 1 to {@link #count()}
   * @return the id that it was known by; its number if it had none
   */
  public long idOf(int person) {
    return ids.length == 0 ? person : ids[person - 1];
  }

  /**
   * Returns the number of persons.
   *
   * @return a number of persons
   */
  public int count() {
    return sizes.length;
  }

  /**
   * Returns how many records a person has.
   *
   * @param person 1 to {@link #count()}
   * @return at least 1
   */
  public int recordsOf(int person) {
    return sizes[person - 1];
  }

  /**
   * Returns how many persons have each number of records.
   *
   * @return at index k the persons with k records; as long as the largest person and one
   */
  public long[] bySize() {
    int largest = 0;
    for (int size : sizes) {
      largest = Math.max(largest, size);
    }
    long[] persons = new long[largest + 1];
    for (int size : sizes) {
      persons[size]++;
    }
    return persons;
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 4L * personOf.length + 4L * sizes.length + 8L * ids.length;
  }
}
