package uk.linkage.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import uk.linkage.count.PersonCells.Contact;

/** The slow twin of {@link PersonCells}: for each cell the set of its persons, by definition. */
final class SlowCells {

  private final int[] personOf;
  private final boolean[] ndtms;
  private final List<Dimension> dimensions;
  private final Collection<Integer> persons;

  SlowCells(int[] personOf, boolean[] ndtms, List<Dimension> dimensions) {
    this.personOf = personOf;
    this.ndtms = ndtms;
    this.dimensions = dimensions;
    this.persons = new HashSet<>(IntStream.of(personOf).filter(p -> p > 0).boxed().toList());
  }

  /** The persons of a cell in contact with these sources. */
  Set<Integer> persons(int[] places, Contact contact) {
    Set<Integer> found = new HashSet<>();
    for (int person : persons) {
      if (isIn(person, places) && contact == contactOf(person, places)) {
        found.add(person);
      }
    }
    return found;
  }

  private boolean isIn(int person, int[] places) {
    for (int i = 0; i < places.length; i++) {
      Dimension dimension = dimensions.get(i);
      if (dimension.rule() == Dimension.Rule.SETTLED
          && places[i] < dimension.labels().size()
          && settled(person, dimension) != places[i]) {
        return false;
      }
    }
    return records(person).stream().anyMatch(record -> isIn(record, places, false));
  }

  /** Whether a record has the places of a cell in the dimensions of many values. */
  private boolean isIn(int record, int[] places, boolean onlyRestricting) {
    for (int i = 0; i < places.length; i++) {
      Dimension dimension = dimensions.get(i);
      if (dimension.rule() == Dimension.Rule.SETTLED
          || (onlyRestricting && !dimension.restricts())) {
        continue;
      }
      Set<Integer> own = places(record, dimension);
      boolean total = places[i] == dimension.labels().size();
      if (total ? own.isEmpty() : !own.contains(places[i])) {
        return false;
      }
    }
    return true;
  }

  private Contact contactOf(int person, int[] places) {
    List<Integer> looked =
        records(person).stream().filter(record -> isIn(record, places, true)).toList();
    boolean treated = looked.stream().anyMatch(record -> ndtms[record]);
    boolean seen = looked.stream().anyMatch(record -> !ndtms[record]);
    return treated && seen ? Contact.BOTH : treated ? Contact.NDTMS_ONLY : Contact.IMS_ONLY;
  }

  private List<Integer> records(int person) {
    return IntStream.range(0, personOf.length).filter(r -> personOf[r] == person).boxed().toList();
  }

  static Set<Integer> places(int record, Dimension dimension) {
    Set<Integer> places = new HashSet<>();
    for (Spans spans : dimension.spans()) {
      if (spans.from(record) >= 0) {
        IntStream.rangeClosed(spans.from(record), spans.to(record)).forEach(places::add);
      }
    }
    return places;
  }

  private int settled(int person, Dimension dimension) {
    Map<Integer, List<Integer>> daysByPlace = new TreeMap<>();
    for (int record : records(person)) {
      for (int place : places(record, dimension)) {
        daysByPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(dimension.day(record));
      }
    }
    // In order of place, so that the first of equals is the first in order of the labels.
    int best = -1;
    for (int place : daysByPlace.keySet()) {
      if (best < 0 || isMore(daysByPlace.get(place), daysByPlace.get(best))) {
        best = place;
      }
    }
    return best < 0 ? dimension.labels().indexOf(Dimension.NOT_KNOWN) : best;
  }

  private static boolean isMore(List<Integer> days, List<Integer> than) {
    if (days.size() != than.size()) {
      return days.size() > than.size();
    }
    return java.util.Collections.max(days) > java.util.Collections.max(than);
  }
}
