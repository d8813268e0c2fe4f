package uk.linkage.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of a result are, and which of them is for people. */
final class FilesSection {

  /** The page of a result. */
  private static final String PAGE = "report.html";

  private FilesSection() {}

  static void print(Path folder, Duration elapsed, Terminal out) {
    print("Written to " + folder + " in " + Figures.time(elapsed) + ":", folder, out);
  }

  static void print(Path folder, Terminal out) {
    print("Written to " + folder + ":", folder, out);
  }

  private static void print(String heading, Path folder, Terminal out) {
    out.place(heading);
    out.line("  " + String.join(", ", names(folder)));
    printPage(folder, out);
  }

  /** Names the page of a folder, if it has one. */
  static void printPage(Path folder, Terminal out) {
    if (Files.exists(folder.resolve(PAGE))) {
      out.place("Open in a browser: " + folder.resolve(PAGE));
    }
  }

  /** What a file of a folder holds, such as {@code summary.json}. */
  static String text(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
