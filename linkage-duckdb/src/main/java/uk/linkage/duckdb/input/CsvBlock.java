package uk.linkage.duckdb.input;

/** Some whole rows of a CSV file, as bytes. Filled again and again. */
final class CsvBlock {

  byte[] bytes;
  int length;
  boolean isAscii;

  /**
   * A block without rows.
   *
   * @param size about how many bytes it will hold
   */
  CsvBlock(int size) {
    bytes = new byte[size];
  }

  /** A scanner at its first row, which counts its lines from 1. */
  CsvScanner scanner(char delimiter) {
    return scanner(delimiter, 0);
  }

  /** A scanner at its first row, which stands after some lines of the file. */
  CsvScanner scanner(char delimiter, long linesBefore) {
    return new CsvScanner(bytes, length, /* atEnd= */ true, delimiter, linesBefore);
  }

  /** Whether there is a row, and not blank lines only; a broken row is one. */
  boolean hasRow(char delimiter) {
    try {
      return scanner(delimiter).next();
    } catch (CsvFault e) {
      return true;
    }
  }
}
