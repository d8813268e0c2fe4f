package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import uk.linkage.intake.InputRefusedException;

/** Says what to do when results can't be written. */
final class OutputFault {

  private OutputFault() {}

  static InputRefusedException refusal(Path path, IOException fault) {
    return refusal(path, fault, "--out");
  }

  /** The same of a file that another option names. */
  static InputRefusedException refusal(Path path, IOException fault, String option) {
    String reason =
        fault instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : Objects.toString(fault.getMessage(), "");
    String lower = reason.toLowerCase(Locale.ROOT);
    String what;
    if (fault instanceof AccessDeniedException) {
      what = "may not be written; choose another " + option + ", or close its files in Excel";
    } else if (lower.contains("space") || lower.contains("quota")) {
      what = "there is no space left on the disk; free some, or choose another " + option;
    } else {
      what =
          "could not be written; check the disk or the network share, or choose another " + option;
    }
    return new InputRefusedException(name(path) + ": " + what, fault);
  }

  /** The same for a fault of DuckDB, whose words stay unsaid. */
  static InputRefusedException refusal(Path path) {
    return new InputRefusedException(
        name(path)
            + ": could not be written; check the free space on the disk, or choose another --out");
  }

  /**
   * The folder that a file is in has another name as long as it is incomplete; so has a file that
   * is alone in its folder.
   */
  private static String name(Path path) {
    String name = Objects.toString(path.getFileName());
    Path folder = path.getParent();
    Path folderName = folder == null ? null : folder.getFileName();
    String ending = "." + Leftovers.PRIVATE + "-";
    String of = Objects.toString(folderName, "");
    boolean isAlone =
        name.equals(OwnFile.CONTENT) && of.startsWith(".") && of.lastIndexOf(ending) > 1;
    return isAlone ? of.substring(1, of.lastIndexOf(ending)) : name;
  }
}
