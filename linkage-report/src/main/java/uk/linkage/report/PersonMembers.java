package uk.linkage.report;

import uk.linkage.cluster.Persons;

/** The records of every person. */
final class PersonMembers {

  private final Persons persons;
  private final int[] starts;
  private final int[] records;

  PersonMembers(Persons persons, int size) {
    this.persons = persons;
    this.starts = new int[persons.count() + 1];
    for (int person = 1; person <= persons.count(); person++) {
      starts[person] = starts[person - 1] + persons.recordsOf(person);
    }
    this.records = new int[size];
    int[] next = starts.clone();
    for (int record = 0; record < size; record++) {
      records[next[persons.personOf(record) - 1]++] = record;
    }
  }

  /** The first records of a person, in their order. */
  int[] of(int person, int most) {
    int from = starts[person - 1];
    int to = Math.min(starts[person], from + most);
    return java.util.Arrays.copyOfRange(records, from, to);
  }

  int count() {
    return persons.count();
  }

  int recordsOf(int person) {
    return persons.recordsOf(person);
  }
}
