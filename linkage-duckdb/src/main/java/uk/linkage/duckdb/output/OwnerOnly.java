package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Keeps files and folders to the user who runs linkage, where the file system has permissions for
 * that. Windows has others; there a folder has the rights of the one it is in.
 */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /**
   * Keeps a file or a folder to its owner.
   *
   * @param path a file or a folder
   * @return whether that came about
   */
  public static boolean keep(Path path) {
    Set<PosixFilePermission> wanted = Files.isDirectory(path) ? FOLDER : FILE;
    set(path, wanted);
    return permissions(path).equals(wanted);
  }

  /**
   * Tells whether others than its owner may read or change a file.
   *
   * @param path a file; it need not be there
   * @return whether they may; false where the file system has no such permissions
   */
  public static boolean isOpenToOthers(Path path) {
    return permissions(path).stream().anyMatch(permission -> !FOLDER.contains(permission));
  }

  /** Gives a file or folder the permissions that it had, if the file system has any. */
  static void set(Path path, Set<PosixFilePermission> permissions) {
    if (!permissions.isEmpty()) {
      try {
        Files.setPosixFilePermissions(path, permissions);
      } catch (IOException | UnsupportedOperationException e) {
        // Some network shares have permissions and let nobody change them: whoever must know asks
        // what the permissions are.
        return;
      }
    }
  }

  /** The permissions of a file or folder; none if the file system has none. */
  static Set<PosixFilePermission> permissions(Path path) {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    try {
      return view == null ? Set.of() : view.readAttributes().permissions();
    } catch (IOException e) {
      return Set.of();
    }
  }
}
