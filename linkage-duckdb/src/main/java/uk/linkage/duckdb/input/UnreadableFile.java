package uk.linkage.duckdb.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import uk.linkage.intake.InputRefusedException;

/** Says what to do about a file whose bytes can't be had. */
final class UnreadableFile {

  private UnreadableFile() {}

  static InputRefusedException refusal(Path path, IOException fault) {
    String what;
    if (fault instanceof ZipException || fault instanceof EOFException) {
      what = "must be a whole gzip file, got one that is cut off or damaged; copy it again";
    } else if (fault instanceof AccessDeniedException) {
      what = "may not be read; ask for permission, or close it in Excel";
    } else if (fault instanceof NoSuchFileException) {
      what = "is no longer there; check the path";
    } else {
      what = "could not be read; check the disk or the network share and try again";
    }
    return new InputRefusedException(path + ": " + what, fault);
  }
}
