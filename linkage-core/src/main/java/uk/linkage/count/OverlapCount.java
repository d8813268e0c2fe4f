package uk.linkage.count;

/**
 * How many persons are in both of two files.
 *
 * @param naive attributors that stand in both
 * @param linked persons of one file that were linked to one of the other
 * @param estimated persons as they are believed to be
 * @param expectedChance how many of the linked are two strangers, as expected
 * @param expectedMissed how many were not linked, as expected
 * @param chance how common attributors are between the files
 */
public record OverlapCount(
    PersonCount.Count naive,
    PersonCount.Count linked,
    Estimate estimated,
    double expectedChance,
    double expectedMissed,
    ChanceAgreement chance) {

  /** The count where there is one file only. */
  static final OverlapCount NOBODY =
      new OverlapCount(
          PersonCount.NOBODY.naive(),
          PersonCount.NOBODY.linked(),
          PersonCount.NOBODY.estimated(),
          0,
          0,
          new ChanceAgreement(0, 0, 0));

  static final String LINKED = "persons linked between files, ± chance in false and missed links";
  static final String ESTIMATED = "true pairs of records / pairs of a person linked";
  static final String BY_CHANCE = "attributors in both - chance agreement";

  // Below so many, the pairs of a linked person are taken to be those of any two persons.
  private static final double ENOUGH = 30;

  /**
   * What linking found between two files.
   *
   * @param links how many persons were linked
   * @param falseLinks how many of these are expected to be two
   * @param recordPairs how many pairs of records the linked persons have between the files
   * @param falseRecordPairs how many of these are expected to be of two persons
   * @param usualRecordPairs how many pairs of records two persons have between the files on the
   *     average
   */
  public record Linked(
      long links,
      double falseLinks,
      double recordPairs,
      double falseRecordPairs,
      double usualRecordPairs) {

    private double recordPairsOfPerson() {
      return links - falseLinks < ENOUGH
          ? Math.max(1, usualRecordPairs)
          : (recordPairs - falseRecordPairs) / (links - falseLinks);
    }
  }

  /**
   * Estimates from what linking found and what there is to find.
   *
   * @param naive attributors that stand in both files
   * @param left the attributors of the records
   * @param right those of the other file
   * @param linked what linking found
   * @param evidence how many pairs of records are one person
   * @param most there can't be more persons than this: those of the smaller file
   * @return the count
   */
  public static OverlapCount of(
      long naive,
      DatedAttributors left,
      DatedAttributors right,
      Linked linked,
      PairEvidence evidence,
      double most) {
    double pairsOfPerson = linked.recordPairsOfPerson();
    double trueRecordPairs = Math.max(0, evidence.pairs());
    double missedPairs =
        Math.max(0, trueRecordPairs - linked.recordPairs() + linked.falseRecordPairs());
    double missed = missedPairs / pairsOfPerson;
    double errors = linked.falseLinks() + missed;
    double persons = Math.min(most, trueRecordPairs / pairsOfPerson);
    // What chance itself varies by, where it was taken from the files.
    double variance =
        ModelDoubt.variance(errors, persons)
            + evidence.chance().strangers() / pairsOfPerson
            + evidence.variance() / (pairsOfPerson * pairsOfPerson);
    return new OverlapCount(
        new PersonCount.Count(naive, StratifiedOccupancy.overlap(left, right)),
        new PersonCount.Count(linked.links(), new Estimate(LINKED, linked.links(), errors, 0)),
        new Estimate(ESTIMATED, persons, variance, 0),
        linked.falseLinks(),
        missed,
        evidence.chance());
  }

  /**
   * Counts without a model: chance agreement is corrected, slips are not, unless it is known how
   * often they part a person's attributors.
   *
   * @param naive attributors that stand in both files
   * @param links how many persons were linked by them
   * @param left the attributors of the records, one for each person
   * @param right those of the other file
   * @param agreeing the chance that the attributor of one person is the same in both files; 1 if it
   *     isn't known
   * @return the count
   */
  public static OverlapCount ofAttributors(
      long naive, long links, DatedAttributors left, DatedAttributors right, double agreeing) {
    ChanceAgreement chance = ChanceAgreement.between(left, right);
    Estimate open = StratifiedOccupancy.overlap(left, right);
    double strangers = Math.min(chance.strangers(), (double) naive);
    double same = naive - strangers;
    double persons = Math.min(Math.min(left.records(), right.records()), same / agreeing);
    // A handful of strangers more or less is possible where none is expected.
    double variance =
        (strangers + 1) / (agreeing * agreeing) + ModelDoubt.variance(persons - same, persons);
    return new OverlapCount(
        new PersonCount.Count(naive, open),
        new PersonCount.Count(links, new Estimate(LINKED, (double) links, strangers, 0)),
        new Estimate(BY_CHANCE, Math.max(0, persons), variance, 0),
        strangers,
        Math.max(0, persons - same),
        chance);
  }
}
