package uk.linkage.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import uk.linkage.intake.InputRefusedException;

/** A folder that must hold nothing yet. */
final class NewFolder {

  private NewFolder() {}

  /** Refuses a folder that holds something, and a file. */
  static void require(Path folder) {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new InputRefusedException(
              "--out must be a new or an empty folder, and '"
                  + folder
                  + "' holds something; choose another, or empty it");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else if (Files.exists(folder)) {
      throw new InputRefusedException(
          "--out must be a folder, and '" + folder + "' is a file; choose another name");
    }
  }
}
