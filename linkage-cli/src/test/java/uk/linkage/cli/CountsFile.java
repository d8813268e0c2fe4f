package uk.linkage.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of counts that was written, read back cell by cell. */
final class CountsFile {

  private final List<List<String>> rows = new ArrayList<>();

  CountsFile(Path file) {
    String text = read(file);
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the columns. */
  List<String> heading() {
    return rows.get(0);
  }

  /** How many rows there are below the heading. */
  int size() {
    return rows.size() - 1;
  }

  /** The different texts of a column, in their order. */
  List<String> labels(String column) {
    int place = heading().indexOf(column);
    return rows.subList(1, rows.size()).stream().map(row -> row.get(place)).distinct().toList();
  }

  /** A figure of the row that begins with some labels. */
  String text(String figure, String... labels) {
    int place = heading().indexOf(figure);
    return rows.stream()
        .filter(row -> row.subList(0, labels.length).equals(Arrays.asList(labels)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of " + Arrays.toString(labels)))
        .get(place);
  }

  long number(String figure, String... labels) {
    return Long.parseLong(text(figure, labels));
  }
}
