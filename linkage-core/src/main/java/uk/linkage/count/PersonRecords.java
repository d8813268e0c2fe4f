package uk.linkage.count;

/** The records of every person, person by person. */
final class PersonRecords {

  private final int[] starts;
  private final int[] records;

  /**
   * Sorts records by their person.
   *
   * @param persons how many persons there are
   * @param personOfRecord 1 to that number, or 0 for a record that isn't counted
   */
  PersonRecords(int persons, int[] personOfRecord) {
    starts = new int[persons + 2];
    for (int person : personOfRecord) {
      if (person < 0 || person > persons) {
        throw new IllegalArgumentException(
            "persons must be numbered 0 to " + persons + ", got " + person);
      }
      starts[person]++;
    }
    int end = 0;
    for (int person = 0; person < starts.length; person++) {
      end += starts[person];
      starts[person] = end;
    }
    records = new int[personOfRecord.length];
    for (int record = personOfRecord.length - 1; record >= 0; record--) {
      records[--starts[personOfRecord[record]]] = record;
    }
  }

  /** Where the records of a person begin, from 1 on. */
  int start(int person) {
    return starts[person];
  }

  /** Where they end. */
  int end(int person) {
    return starts[person + 1];
  }

  /** A record of a person. */
  int record(int at) {
    return records[at];
  }
}
