package uk.linkage.cli.report;

import java.io.PrintWriter;
import java.util.List;

/** What the user should know beside the figures. */
final class Notes {

  private Notes() {}

  /** Prints nothing where there is nothing to say, and an empty line after anything else. */
  static void print(List<String> unusedColumns, List<String> notes, PrintWriter out) {
    if (!unusedColumns.isEmpty()) {
      out.println("Not needed, so not read: " + Printable.of(String.join(", ", unusedColumns)));
    }
    for (String note : notes) {
      out.println("Note: " + Printable.of(note));
    }
    if (!unusedColumns.isEmpty() || !notes.isEmpty()) {
      out.println();
    }
  }
}
