package uk.linkage.duckdb.store.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.intake.Rejections;

/**
 * A row of an upload that was rejected, because a value in it is impossible.
 *
 * @param file the name of its file
 * @param line the line on which it begins, from 1; of a Parquet file the row, from 1
 * @param column the name of the column, as the file has it
 * @param reason what is wrong with the value, which is never shown
 */
public record RejectedRow(String file, long line, String column, String reason) {

  private static final int EXAMPLES = 5;

  /** All of an upload, in order of reading. */
  static List<RejectedRow> in(ClientFiles files, Rejections rejections) {
    return IntStream.range(0, rejections.size())
        .mapToObj(
            i ->
                new RejectedRow(
                    files.shownName(rejections.file(i)),
                    files.lineOf(rejections.file(i), rejections.row(i)),
                    files.columnName(rejections.file(i), rejections.field(i)),
                    rejections.defect(i).reason()))
        .toList();
  }

  /** Says where the first ones stand, in a sentence without a value in it. */
  static String inWords(List<RejectedRow> rows) {
    int more = rows.size() - EXAMPLES;
    return Counted.of(
            rows.size(),
            "row was rejected for an impossible value; have the provider correct it: ",
            "rows were rejected for an impossible value; have the providers correct them: ")
        + rows.stream()
            .limit(EXAMPLES)
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%s, line %d, column '%s': %s",
                        row.file,
                        row.line,
                        row.column,
                        row.reason))
            .collect(Collectors.joining("; "))
        + (more > 0 ? String.format(Locale.ROOT, "; and %,d more", more) : "");
  }
}
