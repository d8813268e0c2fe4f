package uk.linkage.duckdb.output;

/** The form of the tables in an output directory. */
public enum OutputFormat {
  /** Comma-separated values in UTF-8. */
  CSV(".csv"),
  /** Parquet, for the big ones. */
  PARQUET(".parquet");

  private final String ending;

  OutputFormat(String ending) {
    this.ending = ending;
  }

  /**
   * Returns the name of a table's file.
   *
   * @param table the table, such as {@code persons}
   * @return the name with its ending
   */
  public String fileName(String table) {
    return table + ending;
  }
}
