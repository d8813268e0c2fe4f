package uk.linkage.duckdb.output;

import java.nio.file.Files;
import java.nio.file.Path;
import uk.linkage.intake.InputRefusedException;

/** The folder that a file is to be written into: it must be there, since a slip would make one. */
public final class OutputFolder {

  private OutputFolder() {}

  /**
   * Refuses a file whose folder doesn't exist.
   *
   * @param who how a message about the file begins: its name and a colon, and the option that names
   *     it where there are several
   * @param file the file
   * @throws InputRefusedException if there is no such folder
   */
  public static void requireThere(String who, Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputRefusedException(
          who + " must be in a folder that exists, got none; make the folder first");
    }
  }
}
