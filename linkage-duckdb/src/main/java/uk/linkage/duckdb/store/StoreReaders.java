package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.linkage.duckdb.output.OwnerOnly;

/**
 * Who may read a store beside its owner. A copy that was made by other means may be everybody's.
 */
final class StoreReaders {

  private StoreReaders() {}

  /**
   * Returns what is to be said of a store that is not its owner's alone. The permissions are left
   * as they are: somebody may have meant them.
   *
   * @param path the file, as it was given
   * @param real the file itself
   * @return a sentence for each file that others may read or change: the store, its log, and the
   *     stores as they were that are kept beside it
   */
  static List<String> notes(Path path, Path real) {
    List<Path> open = new ArrayList<>();
    if (OwnerOnly.isOpenToOthers(real)) {
      open.add(path);
    }
    for (Path file : beside(real)) {
      if (OwnerOnly.isOpenToOthers(file)) {
        open.add(Files.isSymbolicLink(path) ? file : path.resolveSibling(file.getFileName()));
      }
    }
    return open.stream()
        .map(
            file ->
                file
                    + ": must be its owner's alone, and others may read or change it; take that"
                    + " from them: chmod 600 "
                    + file)
        .toList();
  }

  private static List<Path> beside(Path real) {
    String name = String.valueOf(real.getFileName());
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            Objects.requireNonNull(real.getParent()),
            file -> StoreNames.isCopyOrLog(name, String.valueOf(file.getFileName())))) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found.stream().sorted().toList();
    } catch (IOException e) {
      // Who may not list the folder is not told of what else is in it.
      return List.of();
    }
  }
}
