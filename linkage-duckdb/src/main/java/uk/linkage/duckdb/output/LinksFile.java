package uk.linkage.duckdb.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import uk.linkage.MatchingResult;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

/**
 * The file that links between ids are released to, if the user asks for it. It is whole or not
 * there, and nobody but its owner can read it where the file system has permissions.
 */
public final class LinksFile implements AutoCloseable {

  private final WholeFile file;

  private LinksFile(WholeFile file) {
    this.file = file;
  }

  /**
   * Looks whether the file can be written, before any work is done.
   *
   * @param file where it shall be
   * @param results the folder of the tables, which it must not be in
   * @param overwrite whether a file that is there may be replaced
   * @return a file without links
   * @throws InputRefusedException if it can't be written
   */
  public static LinksFile prepare(Path file, Path results, boolean overwrite) {
    Path target = file.toAbsolutePath().normalize();
    requireFree(file, target, results.toAbsolutePath().normalize(), overwrite);
    WholeFile links = WholeFile.begin(file, target);
    boolean unused = OwnerOnly.keep(links.partial());
    return new LinksFile(links);
  }

  private static void requireFree(Path named, Path target, Path results, boolean overwrite) {
    if (target.startsWith(results)) {
      throw refused(named, "must be outside the folder of --out, which is for tables");
    }
    OutputFolder.requireThere(named + ": --release-links", target);
    if (!Files.exists(target)) {
      return;
    }
    if (!overwrite) {
      throw refused(
          named, "must not exist, got one that does; choose another file or add --overwrite");
    }
    if (!Files.isRegularFile(target)) {
      throw refused(named, "must be a file, got a folder or a device; choose a file");
    }
    if (!isEarlier(target)) {
      throw refused(
          named, "--overwrite replaces only links of linkage, got another file; choose another");
    }
  }

  private static boolean isEarlier(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      char[] start = new char[PersonLinksTable.HEADING.length()];
      return reader.read(start) == start.length
          && PersonLinksTable.HEADING.equals(new String(start));
    } catch (IOException e) {
      // A folder, or no text.
      return false;
    }
  }

  private static InputRefusedException refused(Path named, String what) {
    return new InputRefusedException(named + ": --release-links " + what);
  }

  /**
   * Writes the links.
   *
   * @param result what was found
   * @return the SHA-256 of the file
   */
  public String write(MatchingResult result) {
    try (Workers workers = new Workers(1)) {
      return CsvTable.write(new PersonLinksTable(result).table(), file.partial(), workers);
    }
  }

  /**
   * Returns the name of the file.
   *
   * @return its name without its folder
   */
  public String name() {
    return Objects.toString(file.target().getFileName());
  }

  /** Puts the file in its place. */
  public void commit() {
    file.commit();
  }

  /** Removes what was written, unless it was put in its place. */
  @Override
  public void close() {
    file.close();
  }
}
