package uk.linkage.journey;

import java.util.Arrays;

/**
 * Episodes as columns that grow: of each person in order of the first day, persons one after the
 * other. An object for each would take several times the memory.
 */
final class EpisodeColumns {

  int[] providers = new int[1 << 8];
  int[] firstDays = new int[1 << 8];
  int[] lastDays = new int[1 << 8];
  int[] contacts = new int[1 << 8];
  int[] presentations = new int[1 << 8];
  int[] since = new int[1 << 8];

  /** The provider of the person's episode before. */
  int[] cameFrom = new int[1 << 8];

  /** Which episode of the person it is, from 1. */
  int[] numbers = new int[1 << 8];

  private int size;

  int size() {
    return size;
  }

  /** Begins an episode; {@code days} since the last contact say whether it is a person's first. */
  void begin(int provider, int day, int lastDay, int presentation, int days) {
    if (size == providers.length) {
      int larger = Math.addExact(size, size >> 1);
      providers = Arrays.copyOf(providers, larger);
      firstDays = Arrays.copyOf(firstDays, larger);
      lastDays = Arrays.copyOf(lastDays, larger);
      contacts = Arrays.copyOf(contacts, larger);
      presentations = Arrays.copyOf(presentations, larger);
      since = Arrays.copyOf(since, larger);
      cameFrom = Arrays.copyOf(cameFrom, larger);
      numbers = Arrays.copyOf(numbers, larger);
    }
    boolean isFirst = days == Journeys.NONE;
    providers[size] = provider;
    firstDays[size] = day;
    lastDays[size] = lastDay;
    contacts[size] = 1;
    presentations[size] = presentation;
    since[size] = days;
    cameFrom[size] = isFirst ? Journeys.NONE : providers[size - 1];
    numbers[size] = isFirst ? 1 : numbers[size - 1] + 1;
    size++;
  }

  /** Adds a contact to an episode. */
  void goOn(int episode, int lastDay) {
    lastDays[episode] = Math.max(lastDays[episode], lastDay);
    contacts[episode]++;
  }

  /** Drops the episodes from a place on that end before a day; the others keep their order. */
  void keepReaching(int day, int from) {
    int kept = from;
    for (int episode = from; episode < size; episode++) {
      if (lastDays[episode] >= day) {
        providers[kept] = providers[episode];
        firstDays[kept] = firstDays[episode];
        lastDays[kept] = lastDays[episode];
        contacts[kept] = contacts[episode];
        presentations[kept] = presentations[episode];
        since[kept] = since[episode];
        cameFrom[kept] = cameFrom[episode];
        numbers[kept] = numbers[episode];
        kept++;
      }
    }
    size = kept;
  }
}
