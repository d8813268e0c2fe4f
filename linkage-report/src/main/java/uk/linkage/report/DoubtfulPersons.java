package uk.linkage.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import uk.linkage.LinkageResult;
import uk.linkage.cluster.Persons;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;

/** The persons and links that a run is least sure of. */
final class DoubtfulPersons {

  /** Of larger persons the first records are looked at. */
  private static final int MOST_RECORDS = 40;

  private final LinkageResult result;
  private final Scorer scorer;

  DoubtfulPersons(LinkageResult result, Scorer scorer) {
    this.result = result;
    this.scorer = scorer;
  }

  /**
   * A person, or a link, and the evidence for it.
   *
   * @param place the number of the person, or the place of the link
   * @param logOdds log2 of the odds of its weakest pair
   */
  record Doubt(int place, double logOdds) {

    /** The strongest first, so that it is the first to be left out. */
    private static final Comparator<Doubt> STRONGEST_FIRST =
        Comparator.comparingDouble(Doubt::logOdds).thenComparingInt(Doubt::place).reversed();
  }

  /** Keeps the weakest. */
  private static final class Weakest {
    private final int most;
    private final PriorityQueue<Doubt> kept = new PriorityQueue<>(Doubt.STRONGEST_FIRST);

    Weakest(int most) {
      this.most = most;
    }

    void add(int place, double logOdds) {
      if (kept.size() < most || logOdds < kept.element().logOdds()) {
        kept.add(new Doubt(place, logOdds));
        if (kept.size() > most) {
          kept.remove();
        }
      }
    }

    List<Doubt> weakestFirst() {
      List<Doubt> list = new ArrayList<>(kept);
      list.sort(Doubt.STRONGEST_FIRST.reversed());
      return list;
    }
  }

  /** The persons of three records or more whose weakest pair is weakest. */
  List<Doubt> persons(PersonMembers members, int most) {
    Weakest weakest = new Weakest(most);
    long[] records = result.intake().clients().records();
    for (int person = 1; person <= members.count(); person++) {
      if (members.recordsOf(person) < 3) {
        continue;
      }
      int[] of = members.of(person, MOST_RECORDS);
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < of.length; i++) {
        for (int k = i + 1; k < of.length; k++) {
          least = Math.min(least, scorer.logOdds(records[of[i]], records[of[k]]));
        }
      }
      weakest.add(person, least);
    }
    return weakest.weakestFirst();
  }

  /** The links that alone make a person of two records and are weakest. */
  List<Doubt> links(int most) {
    Weakest weakest = new Weakest(most);
    Links links = result.links();
    Persons persons = result.persons();
    for (int link = 0; link < links.size(); link++) {
      int person = persons.personOf(links.left(link));
      if (persons.recordsOf(person) == 2 && person == persons.personOf(links.right(link))) {
        weakest.add(link, links.logOdds(link));
      }
    }
    return weakest.weakestFirst();
  }

  /** The links between records of different persons, the strongest first. */
  List<Doubt> overruled(int most) {
    Weakest weakest = new Weakest(most);
    Links links = result.links();
    Persons persons = result.persons();
    for (int link = 0; link < links.size(); link++) {
      if (persons.personOf(links.left(link)) != persons.personOf(links.right(link))) {
        weakest.add(link, -links.logOdds(link));
      }
    }
    return weakest.weakestFirst();
  }
}
