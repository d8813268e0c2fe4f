package uk.linkage.disclosure;

import java.util.BitSet;

/**
 * Makes a table of counts fit to be published.
 *
 * <p>{@link DisclosureMode#ROUND5} looks at each cell by itself: totals are taken as they are
 * given, made of exact figures, and rounded by the same rule as any other cell.
 *
 * <p>{@link DisclosureMode#SUPPRESS5} withholds every cell below 5, and then further cells till
 * this holds. Say that a reader knows all cells that are shown, that counts are whole and not
 * negative, that totals of additive dimensions add up, and of the other dimensions that a total is
 * the largest of its parts at least and their sum at most; and, which is more than anybody is told,
 * by how much each of those totals falls short of the sum. Then
 *
 * <ul>
 *   <li>for every cell below 5 the least and the largest count that the reader can't rule out are
 *       at least 5 apart, so the largest is 5 or more;
 *   <li>no other suppressed cell has a single count that is possible.
 * </ul>
 *
 * <p>Only where the shape tells a count, because a dimension has no places and all is 0, is there
 * nothing to protect. The pattern depends on the table alone, so a second run makes the same one;
 * it is found by greedy search and is not the smallest there could be. Work grows with the square
 * of the number of cells.
 *
 * <p>Of several measures on the same cells, protect the one that is smallest everywhere. A larger
 * one, such as records beside persons, is then protected as well if its dimensions are additive.
 * What a difference of two measures in one cell says of few people is not looked at, nor are other
 * tables of the same people; for an earlier run of the same table there is {@link Differencing}.
 */
public final class DisclosureControl {

  private DisclosureControl() {}

  /**
   * Says what may be shown of a table.
   *
   * @param table exact counts
   * @param mode by which rule
   * @return the table as it may be published
   */
  public static ProtectedTable protect(CountTable table, DisclosureMode mode) {
    BitSet suppressed = new BitSet(table.cells());
    for (int cell = 0; cell < table.cells(); cell++) {
      suppressed.set(cell, mode.isPrimary(table.count(cell)));
    }
    int primary = suppressed.cardinality();
    if (mode == DisclosureMode.SUPPRESS5) {
      suppressed = new ComplementarySuppression(table, suppressed).complete();
    }
    return new ProtectedTable(table, mode, suppressed, primary);
  }
}
