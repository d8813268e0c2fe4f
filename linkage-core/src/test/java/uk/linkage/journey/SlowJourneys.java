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

  record Contact(int person, int record, int provider, int day, int intervention) {}

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
          if (i == there.size() || there.get(i).day() - there.get(i - 1).day() > gap) {
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
      presentation += own.get(i).day() - own.get(i - 1).day() > gap ? 1 : 0;
    }
    return new Episode(
        first.person(),
        first.provider(),
        first.day(),
        run.get(run.size() - 1).day(),
        run.size(),
        presentation,
        at == 0 ? -1 : first.day() - own.get(at - 1).day());
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
