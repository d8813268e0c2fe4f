package uk.linkage.cli.options;

/** When something is printed in bold and colour. */
public enum When {
  /** Where the standard output is a terminal that shows it. */
  AUTO,
  /** Even into a file or a pipe. */
  ALWAYS,
  /** Not at all. */
  NEVER
}
