package uk.linkage.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Journeys of plain objects, as the guide defines them. */
final class SlowJourneys {

  record Contact(int person, int record, int provider, int day, int last, int intervention) {}

  record Episode(
      int person, int provider, int first, int last, int contacts, int presentation, int since) {}

  private SlowJourneys() {}

  static Map<Integer, List<Contact>> byPerson(List<Contact> contacts) {
    Map<Integer, List<Contact>> byPerson = new TreeMap<>();
    for (Contact contact : new LinkedHashSet<>(contacts)) {
      byPerson.computeIfAbsent(contact.person(), key -> new ArrayList<>()).add(contact);
    }
    for (List<Contact> own : byPerson.values()) {
      own.sort(
          Comparator.comparingInt(Contact::day)
              .thenComparingInt(Contact::provider)
              .thenComparingInt(Contact::record)
              .thenComparingInt(Contact::intervention));
    }
    return byPerson;
  }

  static List<Episode> episodes(List<Contact> contacts, int gap) {
    List<Episode> episodes = new ArrayList<>();
    for (List<Contact> own : byPerson(contacts).values()) {
      List<Episode> ofPerson = new ArrayList<>();
      for (int provider : providers(own)) {
        List<Contact> there = own.stream().filter(c -> c.provider() == provider).toList();
        int begin = 0;
        for (int i = 1; i <= there.size(); i++) {
          if (i == there.size() || there.get(i).day() - last(there.subList(begin, i)) > gap) {
            ofPerson.add(episode(own, there.subList(begin, i), gap));
            begin = i;
          }
        }
      }
      ofPerson.sort(Comparator.comparingInt(Episode::first).thenComparingInt(Episode::provider));
      episodes.addAll(ofPerson);
    }
    return episodes;
  }

  private static Set<Integer> providers(List<Contact> contacts) {
    Set<Integer> providers = new LinkedHashSet<>();
    contacts.forEach(contact -> providers.add(contact.provider()));
    return providers;
  }

  private static Episode episode(List<Contact> own, List<Contact> run, int gap) {
    Contact first = run.get(0);
    int at = own.indexOf(first);
    int presentation = 1;
    for (int i = 1; i <= at; i++) {
      presentation += presents(own, i, gap) ? 1 : 0;
    }
    return new Episode(
        first.person(),
        first.provider(),
        first.day(),
        last(run),
        run.size(),
        presentation,
        at == 0 ? -1 : Math.max(0, first.day() - last(own.subList(0, at))));
  }

  private static int last(List<Contact> contacts) {
    return contacts.stream().mapToInt(Contact::last).max().orElseThrow();
  }

  private static boolean presents(List<Contact> own, int contact, int gap) {
    return contact == 0 || own.get(contact).day() - last(own.subList(0, contact)) > gap;
  }

  /** How many persons were in contact from a day to a day: new, returning and continuing. */
  static List<Long> kinds(List<Contact> contacts, int gap, int from, int to) {
    long[] kinds = new long[3];
    for (List<Contact> own : byPerson(contacts).values()) {
      if (own.stream().noneMatch(contact -> contact.day() <= to && contact.last() >= from)) {
        continue;
      }
      int kind = 2;
      for (int i = 0; i < own.size(); i++) {
        boolean within = own.get(i).day() >= from && own.get(i).day() <= to;
        if (within && presents(own, i, gap)) {
          kind = Math.min(kind, i == 0 ? 0 : 1);
        }
      }
      kinds[kind]++;
    }
    return List.of(kinds[0], kinds[1], kinds[2]);
  }

  /** How many persons have two episodes beside each other at these providers. */
  static long moved(List<Contact> contacts, int gap, int from, int to) {
    List<Episode> all = episodes(contacts, gap);
    Set<Integer> persons = new LinkedHashSet<>();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).person() == all.get(i - 1).person()
          && all.get(i - 1).provider() == from
          && all.get(i).provider() == to) {
        persons.add(all.get(i).person());
      }
    }
    return persons.size();
  }
}
