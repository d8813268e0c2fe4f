package uk.linkage.count;

/**
 * How many persons there are in one file.
 *
 * @param naive different attributors
 * @param linked persons as they were linked; its interval allows for chance in linking, and not for
 *     that it errs more in one direction than in the other
 * @param estimated persons as they are believed to be
 * @param expectedChance how many persons were joined to a stranger, as expected
 * @param expectedMissed how many times a person was counted once too often, as expected
 */
public record PersonCount(
    Count naive, Count linked, Estimate estimated, double expectedChance, double expectedMissed) {

  private static final Estimate NO_PERSON = new Estimate("nobody", 0, 0, 0);

  /** The count of an empty file. */
  static final PersonCount NOBODY =
      new PersonCount(new Count(0, NO_PERSON), new Count(0, NO_PERSON), NO_PERSON, 0, 0);

  static final String LINKED = "persons linked, ± chance in false and missed links";
  static final String ESTIMATED = "persons linked + false merges - missed merges";

  /**
   * A number that was counted, and what its own error leaves open.
   *
   * @param counted the number
   * @param open what it stands for, with an interval
   */
  public record Count(long counted, Estimate open) {}

  /**
   * Estimates from what linking found and what there is to find.
   *
   * @param distinct the number of different attributors
   * @param attributors those of the records
   * @param linked what linking found
   * @param evidence how many pairs of records are one person
   * @return the count
   */
  public static PersonCount of(
      long distinct, DatedAttributors attributors, LinkedPairs linked, PairEvidence evidence) {
    double merges = linked.merges();
    double splits = linked.missedPairs(evidence.pairs()) / linked.pairsOfSplit();
    double persons = linked.persons() + merges - splits;
    double least = attributors.records() == 0 ? 0 : 1;
    double within = Math.min(attributors.records(), Math.max(least, persons));
    double chance = merges + splits;
    return new PersonCount(
        new Count(distinct, StratifiedOccupancy.persons(attributors)),
        new Count(linked.persons(), new Estimate(LINKED, linked.persons(), chance, least)),
        new Estimate(
            ESTIMATED,
            within,
            ModelDoubt.variance(chance, within)
                + evidence.variance() / (linked.pairsOfSplit() * linked.pairsOfSplit()),
            least),
        merges,
        splits);
  }

  /**
   * Counts persons that were not weighed by a model: chance agreement is corrected, slips are not.
   *
   * @param distinct the number of different attributors
   * @param attributors those of the records
   * @param persons how many persons they were joined to
   * @return the count
   */
  public static PersonCount ofAttributors(
      long distinct, DatedAttributors attributors, long persons) {
    Estimate open = StratifiedOccupancy.persons(attributors);
    double chance = Math.max(0, open.value() - distinct);
    return new PersonCount(
        new Count(distinct, open),
        new Count(persons, new Estimate(LINKED, persons, chance, 0)),
        open,
        chance,
        0);
  }
}
