package uk.linkage.count;

import uk.linkage.cluster.Persons;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;

/**
 * What linking made of the records of one file, in pairs.
 *
 * @param records how many records there are
 * @param persons how many persons they were joined to
 * @param pairs how many pairs of records are held to be one person
 * @param falsePairs how many links within a person are expected to be false
 * @param pairsOfSplit how many pairs are lost, on the average, when a record is parted from its
 *     person; at least 1
 */
public record LinkedPairs(
    long records, long persons, double pairs, double falsePairs, double pairsOfSplit) {

  /*
   * A record that is parted from a person of r records loses r - 1 pairs if what is wrong is wrong with the
   * record, and one if it is wrong with the pair and other links hold it. The first mean is taken over
   * the records that have mates; of what is lost, two thirds are held to be of the first kind. On generated
   * regions a split cost 1.24 pairs at 20,000 persons and 1.32 at 300,000, where the two are 1 and 1.4.
   */
  private static final double OF_RECORDS = 2.0 / 3;

  /**
   * Looks at the outcome of a linkage.
   *
   * @param persons the person of each record
   * @param links the links, weighed
   * @return the figures
   */
  public static LinkedPairs of(Persons persons, Links links) {
    long[] bySize = persons.bySize();
    long records = 0;
    double pairs = 0;
    double withMates = 0;
    for (int size = 1; size < bySize.length; size++) {
      records += bySize[size] * size;
      pairs += bySize[size] * (size * (size - 1.0) / 2);
      withMates += size > 1 ? (double) bySize[size] * size : 0;
    }
    double falsePairs = 0;
    for (int link = 0; link < links.size(); link++) {
      if (persons.personOf(links.left(link)) == persons.personOf(links.right(link))) {
        falsePairs += 1 - Scorer.probability(links.logOdds(link));
      }
    }
    double mates = withMates == 0 ? 1 : 2 * pairs / withMates;
    return new LinkedPairs(
        records, persons.count(), pairs, falsePairs, 1 - OF_RECORDS + OF_RECORDS * mates);
  }

  /** The records of a person, on the average. */
  double recordsOfPerson() {
    return persons == 0 ? 1 : (double) records / persons;
  }

  /** How many persons are expected to have been joined to another. */
  double merges() {
    // Strangers who agree do so in all their records.
    return falsePairs / (recordsOfPerson() * recordsOfPerson());
  }

  /** How many pairs are expected to be one person and are not held to be. */
  double missedPairs(double truePairs) {
    return Math.max(0, truePairs - pairs + falsePairs);
  }
}
