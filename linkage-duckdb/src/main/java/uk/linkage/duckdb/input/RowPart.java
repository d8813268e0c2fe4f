package uk.linkage.duckdb.input;

import java.util.List;
import uk.linkage.intake.TextColumn;

/**
 * What becomes of some rows of a file: a reader fills the columns, hands the rows over on any
 * thread, and takes them in on its own in the order of the file. It is used again for other rows.
 */
public interface RowPart {

  /**
   * Returns the columns to be filled, in the order in which they were asked for.
   *
   * @return always the same columns
   */
  List<TextColumn> columns();

  /** Forgets the rows before; called on the reading thread. */
  void begin();

  /**
   * Reads the rows that the columns were filled with; called on any thread.
   *
   * @param rows how many they are
   */
  void read(int rows);

  /** Takes in what was read; called on the reading thread, in the order of the file. */
  void take();
}
