package uk.linkage.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import uk.linkage.journey.SlowJourneys.Contact;

/** Contacts of a few persons with records at a few providers. */
final class RandomContacts {

  static final int PROVIDERS = 4;
  static final int PERSONS = 12;

  private static final int RECORDS_OF_PROVIDER = 10;
  private static final int RECORDS = PROVIDERS * RECORDS_OF_PROVIDER;
  private static final int FIRST_DAY = 19_000;

  private RandomContacts() {}

  private static int provider(int record) {
    return record / RECORDS_OF_PROVIDER;
  }

  private static int person(int record) {
    return 1 + record * 7 % PERSONS;
  }

  /** Draws contacts; a quarter of them last, if any do. */
  static List<Contact> of(long seed, int contacts, int days, int longest) {
    Random random = new Random(seed);
    Map<List<Integer>, Integer> lasts = new HashMap<>();
    List<Contact> all = new ArrayList<>();
    for (int i = 0; i < contacts; i++) {
      int record = random.nextInt(RECORDS);
      int day = FIRST_DAY + random.nextInt(days);
      int intervention = random.nextInt(2);
      int last = day;
      if (longest > 0) {
        int drawn = random.nextInt(4) == 0 ? day + random.nextInt(longest) : day;
        intervention = 0;
        last = lasts.computeIfAbsent(List.of(record, day), of -> drawn);
      }
      all.add(new Contact(person(record), record, provider(record), day, last, intervention));
    }
    return all;
  }

  static Contacts ordered(List<Contact> all) {
    int[] persons = new int[RECORDS];
    int[] providers = new int[RECORDS];
    for (int record = 0; record < RECORDS; record++) {
      persons[record] = person(record);
      providers[record] = provider(record);
    }
    Contacts.Builder builder = new Contacts.Builder();
    for (Contact contact : all) {
      if (contact.intervention() > 0) {
        builder.add(contact.record(), contact.day(), contact.intervention());
      } else {
        builder.addLasting(contact.record(), contact.day(), contact.last());
      }
    }
    return builder.build(PERSONS, persons, providers, PROVIDERS);
  }
}
