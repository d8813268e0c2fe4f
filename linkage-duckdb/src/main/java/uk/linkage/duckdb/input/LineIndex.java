package uk.linkage.duckdb.input;

import java.io.IOException;
import java.util.Arrays;
import uk.linkage.intake.InputRefusedException;

/**
 * The line of each row of a CSV file.
 *
 * <p>Row n mostly stands on line n + 2, after the header. Only where a blank line or a line break
 * within quotes moves the rows after it is anything kept.
 */
final class LineIndex {

  private static final int HEADER_LINES = 2;

  private int[] rows = new int[16];
  private long[] shifts = new long[16];
  private int size;

  private LineIndex() {}

  /** Scans a file. */
  static LineIndex of(SourceFile source) {
    LineIndex index = new LineIndex();
    CsvBlock block = new CsvBlock(CsvBlocks.USUAL_SIZE);
    try (CsvBlocks blocks = source.blocks()) {
      long lines = 0;
      long shift = 0;
      // The header is row -1.
      for (int row = -1; blocks.next(block); ) {
        CsvScanner scanner = block.scanner(source.delimiter());
        for (; scanner.next(); row++) {
          long found = lines + scanner.line() - HEADER_LINES - row;
          if (row >= 0 && found != shift) {
            index.add(row, found);
            shift = found;
          }
        }
        lines += scanner.lines();
      }
      return index;
    } catch (CsvFault e) {
      throw new InputRefusedException(source.file().path() + ", " + e.getMessage());
    } catch (IOException e) {
      throw UnreadableFile.refusal(source.file().path(), e);
    }
  }

  private void add(int row, long shift) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      shifts = Arrays.copyOf(shifts, size * 2);
    }
    rows[size] = row;
    shifts[size++] = shift;
  }

  /** The line of a row, from 1. */
  long lineOf(int row) {
    int place = Arrays.binarySearch(rows, 0, size, row);
    int last = place >= 0 ? place : -place - 2;
    return row + HEADER_LINES + (last < 0 ? 0 : shifts[last]);
  }
}
