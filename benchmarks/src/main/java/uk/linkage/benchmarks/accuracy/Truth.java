package uk.linkage.benchmarks.accuracy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.intake.Clients;

/** Which person each record of a data set is about; records that take no part have one too. */
final class Truth {

  private final Map<String, Integer> persons = new HashMap<>();
  private final Map<Object, Integer> numbers = new HashMap<>();

  /** Notes that a record is about a person. */
  void add(String provider, String recordId, Object person) {
    persons.put(key(provider, recordId), numbers.computeIfAbsent(person, p -> numbers.size()));
  }

  /** Returns how many records there are. */
  int records() {
    return persons.size();
  }

  /** Returns the person of each client, a number from 0. */
  int[] of(Clients clients) {
    int[] truth = new int[clients.size()];
    for (int client = 0; client < truth.length; client++) {
      Integer person = persons.get(key(clients, client));
      if (person == null) {
        throw new IllegalStateException("every record must have a truth, got none for a client");
      }
      truth[client] = person;
    }
    return truth;
  }

  /** Judges a grouping of the clients as one of all records: any other is found to be alone. */
  Accuracy ofAllRecords(Clients clients, int[] predicted) {
    Map<String, Integer> others = new HashMap<>(persons);
    for (int client = 0; client < predicted.length; client++) {
      others.remove(key(clients, client));
    }
    int[] truth = Arrays.copyOf(of(clients), persons.size());
    int[] grouping = Arrays.copyOf(predicted, persons.size());
    int record = predicted.length;
    int alone = Arrays.stream(predicted).max().orElse(0);
    for (int person : others.values()) {
      truth[record] = person;
      grouping[record++] = ++alone;
    }
    return Accuracy.of(grouping, truth);
  }

  private static String key(Clients clients, int client) {
    return key(clients.providerNames().get(clients.provider(client)), clients.recordId(client));
  }

  private static String key(String provider, String recordId) {
    return provider + '/' + recordId;
  }
}
