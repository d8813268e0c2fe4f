package uk.linkage.duckdb.store;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.PrivateFolder;

/**
 * Where a process writes values of an individual outside of the store. If it is killed, only the
 * note of the store says where that was.
 *
 * @param process the number of the process
 * @param out the file or folder that it writes
 */
record UnfinishedAnswer(long process, Path out) {

  /** As a line of the note has it: a path may hold ends of lines. */
  String text() {
    return process + " " + out.toUri();
  }

  /** What a line says; null if it says nothing. */
  static @Nullable UnfinishedAnswer of(String text) {
    String[] parts = text.split(" ", 2);
    if (parts.length < 2 || !parts[0].matches("\\d{1,18}")) {
      return null;
    }
    try {
      return new UnfinishedAnswer(Long.parseLong(parts[0]), Path.of(URI.create(parts[1])));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  /**
   * Destroys what killed processes have left of answers. Who has the store open knows that they are
   * gone, whoever has their numbers today.
   *
   * @param left the answers
   * @param store the file of the store: only what belongs to its owner is destroyed
   * @param told gets what the user should know, as sentences
   * @return those that can't be looked for now
   */
  static List<UnfinishedAnswer> destroyed(
      List<UnfinishedAnswer> left, Path store, Consumer<String> told) {
    List<UnfinishedAnswer> outOfReach = new ArrayList<>();
    for (UnfinishedAnswer answer : left) {
      if (answer.isInReach()) {
        PrivateFolder.sweepOf(answer.out, answer.process, store).forEach(told);
      } else {
        outOfReach.add(answer);
        told.accept(
            "a command that was killed may have left an unfinished answer, with the values of an"
                + " individual, beside '"
                + answer.out
                + "', which can't be reached now: the next command looks again. If it is gone for"
                + " good, remove '"
                + StoreHolder.note(store).getFileName()
                + "'");
      }
    }
    return outOfReach;
  }

  /** Tells whether its folder can be looked into now: a share or a stick may be away. */
  private boolean isInReach() {
    Path folder = out.getParent();
    return folder != null && Files.isDirectory(folder) && Files.isReadable(folder);
  }
}
