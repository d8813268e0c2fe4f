package uk.linkage.duckdb.input;

/** A place where a file is no CSV. The message names the line and what to do, and never a value. */
final class CsvFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final String what;

  /**
   * A fault.
   *
   * @param line the line in the text that was scanned, from 1
   * @param what what must hold, what was found, and what to do
   */
  CsvFault(long line, String what) {
    super("line " + line + ": " + what);
    this.line = line;
    this.what = what;
  }

  /** The same fault in a text that begins some lines into the file. */
  CsvFault after(long lines) {
    return new CsvFault(lines + line, what);
  }
}
