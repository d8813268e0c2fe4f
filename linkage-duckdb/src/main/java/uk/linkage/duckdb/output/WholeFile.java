package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its final place and renamed when complete: whole or not there. */
final class WholeFile implements AutoCloseable {

  private final Path target;
  private final Path partial;
  private boolean committed;

  private WholeFile(Path target) {
    this.target = target;
    this.partial = Leftovers.own(target, Leftovers.PARTIAL);
  }

  /**
   * Makes an empty file beside the final place, and removes what killed runs left there.
   *
   * @param named the place as the user named it, for messages
   * @param target the same, absolute
   */
  static WholeFile begin(Path named, Path target) {
    WholeFile file = new WholeFile(target);
    try {
      Leftovers.sweepFiles(target);
      Files.deleteIfExists(file.partial);
      Files.createFile(file.partial);
    } catch (IOException e) {
      throw OutputFault.refusal(named, e);
    }
    return file;
  }

  /** Its path while it is incomplete. */
  Path partial() {
    return partial;
  }

  /** Its final place. */
  Path target() {
    return target;
  }

  /** Puts the file in its place. */
  void commit() {
    try {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      committed = true;
    } catch (IOException e) {
      throw OutputFault.refusal(target, e);
    }
  }

  /** Removes what was written, unless it was put in its place. */
  @Override
  public void close() {
    if (!committed) {
      try {
        Files.deleteIfExists(partial);
      } catch (IOException e) {
        throw OutputFault.refusal(partial, e);
      }
    }
  }
}
