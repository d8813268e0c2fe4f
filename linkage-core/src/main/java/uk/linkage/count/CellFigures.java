package uk.linkage.count;

import uk.linkage.count.ContactTotals.Group;

/**
 * The figures of the cells of a table: each cell's own counts, and its share in what is estimated
 * of the whole.
 *
 * <p>A cell is too small for a model of its own. Its linked persons are multiplied by what the
 * whole is believed to be over what was linked of the whole, separately for those in IMS only, in
 * NDTMS only and in both: a synthetic ratio estimate. The cell of the total is the whole.
 */
public final class CellFigures {

  /*
   * Synthetic estimation: Gonzalez 1973; Rao & Molina 2015, Small Area Estimation, section 3.2. With s the
   * cell's share of the whole, the error of the whole is shared (s^2 Var), and which cells the single errors of
   * linking fall into varies besides, as a binomial variable does (e s (1 - s) for e errors). Rates differ
   * between cells too, for some services write more carefully than others: in a cell they are taken to be off
   * by half of what they are on the average, less the nearer the cell comes to the whole.
   */
  private static final double RATES_DIFFER = 0.5;

  static final String FORMULA = "linked x estimated of all / linked of all";

  private static final Group[] PARTS = {Group.IMS_ONLY, Group.NDTMS_ONLY, Group.BOTH};

  private final PersonCells linked;
  private final PersonCells naive;
  private final ContactTotals totals;

  /**
   * Figures of a table.
   *
   * @param linked persons as they were linked
   * @param naive attributors, by the same dimensions
   * @param totals what is believed of the whole
   */
  public CellFigures(PersonCells linked, PersonCells naive, ContactTotals totals) {
    if (linked.cells() != naive.cells()) {
      throw new IllegalArgumentException("both tables must have the same cells");
    }
    this.linked = linked;
    this.naive = naive;
    this.totals = totals;
  }

  /**
   * Returns the table of persons as they were linked.
   *
   * @return the table whose cells these figures are of
   */
  public PersonCells cells() {
    return linked;
  }

  /**
   * Returns how many persons of a cell were linked.
   *
   * @param cell a cell of the table
   * @param group whom to count
   * @return a number of persons
   */
  public long linked(int cell, Group group) {
    return count(linked, cell, group);
  }

  /**
   * Returns how many attributors of a cell there are.
   *
   * @param cell a cell of the table
   * @param group whom to count
   * @return a number of attributors
   */
  public long naive(int cell, Group group) {
    return count(naive, cell, group);
  }

  /**
   * Returns what the attributors of a cell stand for.
   *
   * @param cell a cell of the table
   * @param group whom to count
   * @return persons, if nobody was written in two ways
   */
  public Estimate naiveOpen(int cell, Group group) {
    if (cell == linked.total()) {
      return totals.naiveOpen(group);
    }
    double all = (double) totals.naive(group);
    Estimate whole = totals.naiveOpen(group);
    return share((double) naive(cell, group), all, whole, Math.abs(whole.value() - all));
  }

  /**
   * Returns what the linked persons of a cell stand for, by chance in linking alone.
   *
   * @param cell a cell of the table
   * @param group whom to count
   * @return persons
   */
  public Estimate linkedOpen(int cell, Group group) {
    if (cell == linked.total()) {
      return totals.linkedOpen(group);
    }
    double here = (double) linked(cell, group);
    double all = (double) totals.linked(group);
    double share = all == 0 ? 0 : Math.min(1, here / all);
    double errors = errors(group);
    Estimate whole = totals.linkedOpen(group);
    double variance = variance(share, whole, errors);
    return new Estimate(whole.formula(), here, variance, 0);
  }

  /**
   * Returns how many persons a cell is believed to have.
   *
   * @param cell a cell of the table
   * @param group whom to count
   * @return persons
   */
  public Estimate estimated(int cell, Group group) {
    if (cell == linked.total()) {
      // Also where nobody was linked, and somebody is believed to have been missed.
      return totals.estimated(group);
    }
    if (group != Group.ANY) {
      return estimatedPart(cell, group);
    }
    double value = 0;
    for (Group part : PARTS) {
      value += estimatedPart(cell, part).value();
    }
    Estimate whole = totals.estimated(Group.ANY);
    double share = Math.min(1, whole.value() == 0 ? 0 : value / whole.value());
    double variance = variance(share, whole, errors(Group.ANY));
    return new Estimate(FORMULA, value, variance, 0);
  }

  /**
   * Returns how many persons a cell is believed to have, from those of any contact alone: it tells
   * nothing of who was in contact with what.
   *
   * @param cell a cell of the table
   * @return persons
   */
  public Estimate estimatedAlone(int cell) {
    return cell == linked.total() ? totals.estimated(Group.ANY) : estimatedPart(cell, Group.ANY);
  }

  private Estimate estimatedPart(int cell, Group part) {
    return share(
        (double) linked(cell, part),
        (double) totals.linked(part),
        totals.estimated(part),
        errors(part));
  }

  /**
   * Returns how many persons of a cell are expected to be joined to a stranger.
   *
   * @param cell a cell of the table
   * @param group whom to count
   * @return persons
   */
  public double expectedChance(int cell, Group group) {
    return shareOf(cell, group) * totals.expectedChance(group);
  }

  /**
   * Returns how many links are expected to be missing in a cell.
   *
   * @param cell a cell of the table
   * @param group whom to count
   * @return persons
   */
  public double expectedMissed(int cell, Group group) {
    return shareOf(cell, group) * totals.expectedMissed(group);
  }

  private double shareOf(int cell, Group group) {
    if (cell == linked.total()) {
      return 1;
    }
    double all = (double) totals.linked(group);
    return all == 0 ? 0 : Math.min(1, (double) linked(cell, group) / all);
  }

  private double errors(Group group) {
    return totals.expectedChance(group) + totals.expectedMissed(group);
  }

  private static Estimate share(double here, double all, Estimate whole, double errors) {
    double share = all == 0 ? 0 : Math.min(1, here / all);
    double variance = variance(share, whole, errors);
    return new Estimate(FORMULA, share * whole.value(), variance, 0);
  }

  private static double variance(double share, Estimate whole, double errors) {
    double rates = RATES_DIFFER * errors * share * (1 - share);
    return share * share * whole.variance() + share * (1 - share) * errors + rates * rates;
  }

  private static long count(PersonCells cells, int cell, Group group) {
    return switch (group) {
      case IMS_ONLY -> cells.count(cell, PersonCells.Contact.IMS_ONLY);
      case NDTMS_ONLY -> cells.count(cell, PersonCells.Contact.NDTMS_ONLY);
      case BOTH -> cells.count(cell, PersonCells.Contact.BOTH);
      case ANY -> cells.persons(cell);
    };
  }
}
