package uk.linkage.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import uk.linkage.MatchingResult;
import uk.linkage.duckdb.output.MatchOutputs;
import uk.linkage.intake.InputRefusedException;

/**
 * The file that links between ids are released to, if they are.
 *
 * @param path the file, or null
 */
record ReleasedLinks(@Nullable Path path) {

  private static final String HEADING = "ims_provider,ims_record,ndtms_provider,ndtms_record,";

  /** Refuses a file that can't be written, or that is something else, before any work is done. */
  void requireFree(Path out, boolean overwrite) {
    if (path == null) {
      return;
    }
    Path file = path.toAbsolutePath().normalize();
    Path folder = file.getParent();
    if (file.startsWith(out.toAbsolutePath().normalize())) {
      throw refused("must be outside the folder of --out, which is for tables");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw refused("must be a file in a folder that is there; make the folder, or choose another");
    }
    if (!Files.exists(file)) {
      return;
    }
    if (!overwrite) {
      throw refused("must not exist, got one that does; choose another file or add --overwrite");
    }
    if (!isEarlier(file)) {
      throw refused("--overwrite replaces only links of linkage, got another file; choose another");
    }
  }

  private static boolean isEarlier(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      char[] start = new char[HEADING.length()];
      return reader.read(start) == start.length && HEADING.equals(new String(start));
    } catch (IOException e) {
      // A folder, or no text.
      return false;
    }
  }

  private InputRefusedException refused(String what) {
    return new InputRefusedException(path + ": --release-links " + what);
  }

  /** Writes them: all, or none. */
  void write(MatchingResult result) {
    if (path == null) {
      return;
    }
    try {
      String unused = MatchOutputs.links(result, path);
    } catch (InputRefusedException e) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }
}
