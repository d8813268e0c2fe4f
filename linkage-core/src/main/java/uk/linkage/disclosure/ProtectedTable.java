package uk.linkage.disclosure;

import java.util.BitSet;

/**
 * What may be shown of a table of counts. It holds no count that is withheld.
 *
 * <p>Cells have the numbers they have in the {@link CountTable}. Several measures of one cell, such
 * as an estimate with its bounds, are withheld together: ask {@link #isSuppressed}, and {@link
 * DisclosureMode#shown} for those of a cell that is shown.
 *
 * <p>A percentage, rate or ratio beside the counts must be made of {@linkplain #shown shown}
 * figures. One made of exact figures gives back what was withheld or rounded.
 */
public final class ProtectedTable {

  /** What stands where a count is withheld. */
  public static final String SUPPRESSED = "*";

  private final DisclosureMode mode;
  private final long[] shown;
  private final BitSet suppressed;
  private final int primary;

  ProtectedTable(CountTable table, DisclosureMode mode, BitSet suppressed, int primary) {
    this.mode = mode;
    this.suppressed = (BitSet) suppressed.clone();
    this.primary = primary;
    this.shown = new long[table.cells()];
    for (int cell = 0; cell < shown.length; cell++) {
      shown[cell] = suppressed.get(cell) ? 0 : mode.shown(table.count(cell));
    }
  }

  /**
   * Returns the rule that made this table, for its face.
   *
   * @return the mode
   */
  public DisclosureMode mode() {
    return mode;
  }

  /**
   * Returns how many cells there are, totals included.
   *
   * @return as many as in the table of counts
   */
  public int cells() {
    return shown.length;
  }

  /**
   * Tells whether a cell is withheld, and with it all measures of the cell.
   *
   * @param cell the number of a cell
   * @return whether it is
   */
  public boolean isSuppressed(int cell) {
    requireCell(cell);
    return suppressed.get(cell);
  }

  /**
   * Returns the count that is shown.
   *
   * @param cell the number of a cell that isn't suppressed
   * @return the count, rounded if the mode rounds
   * @throws IllegalStateException if the cell is suppressed
   */
  public long shown(int cell) {
    if (isSuppressed(cell)) {
      throw new IllegalStateException("cell " + cell + " is suppressed and has nothing to show");
    }
    return shown[cell];
  }

  /**
   * Returns what is written for a cell.
   *
   * @param cell the number of a cell
   * @return the count that is shown, or {@code *}
   */
  public String text(int cell) {
    return isSuppressed(cell) ? SUPPRESSED : Long.toString(shown[cell]);
  }

  /**
   * Returns how many cells are withheld because their own count is small. For whoever makes the
   * table, not for its face: it tells how many {@code *} stand for a small count.
   *
   * @return the number of cells
   */
  public int primarySuppressed() {
    return primary;
  }

  /**
   * Returns how many cells are withheld so that others can't be worked out. For whoever makes the
   * table, as {@link #primarySuppressed} is.
   *
   * @return the number of cells
   */
  public int complementarySuppressed() {
    return suppressed.cardinality() - primary;
  }

  private void requireCell(int cell) {
    if (cell < 0 || cell >= shown.length) {
      throw new IllegalArgumentException(
          "a cell of this table is 0 to " + (shown.length - 1) + ", got " + cell);
    }
  }
}
