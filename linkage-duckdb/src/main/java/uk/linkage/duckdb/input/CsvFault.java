package uk.linkage.duckdb.input;

/** A place where a file is no CSV. The message names the line and what to do, and never a value. */
final class CsvFault extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A fault.
   *
   * @param line the line in the file, from 1
   * @param what what must hold, what was found, and what to do
   */
  CsvFault(long line, String what) {
    super("line " + line + ": " + what);
  }
}
