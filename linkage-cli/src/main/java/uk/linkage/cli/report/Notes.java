package uk.linkage.cli.report;

import java.util.List;

/** What the user should know beside the figures. */
final class Notes {

  private Notes() {}

  /** Prints nothing where there is nothing to say, and an empty line after anything else. */
  static void print(List<String> unusedColumns, List<String> notes, Terminal out) {
    if (!unusedColumns.isEmpty()) {
      out.line("Not needed, so not read: " + String.join(", ", unusedColumns));
    }
    notes.forEach(out::note);
    if (!unusedColumns.isEmpty() || !notes.isEmpty()) {
      out.blank();
    }
  }
}
