package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Overwrites every file of a folder with zeros, removes all of it, and looks that it is gone.
 *
 * <p>That is what a program can do from above the file system. It does not reach blocks that the
 * disk has set aside, snapshots, journals or backups: see docs/decisions/0019.
 */
public final class Destruction extends SimpleFileVisitor<Path> {

  /** While the process is being ended others of its threads may still write into the folder. */
  private static final int MOST_PASSES = 20;

  private static final int BUFFER = 1 << 16;

  /** Where the folder stands: what is destroyed is named from there. */
  private final Path parent;

  private final List<Destroyed> destroyed = new ArrayList<>();

  private Destruction(Path folder) {
    this.parent = Objects.requireNonNull(folder.getParent());
  }

  /**
   * Destroys a folder; symbolic links in it are removed and not followed.
   *
   * @param folder its path, with a parent
   * @return what was destroyed; nothing if there was no such folder
   * @throws IOException if something of it can't be removed
   */
  public static List<Destroyed> of(Path folder) throws IOException {
    Destruction destruction = new Destruction(folder);
    for (int pass = 0; isThere(folder); pass++) {
      if (pass == MOST_PASSES) {
        throw new DirectoryNotEmptyException(folder.toString());
      }
      Files.walkFileTree(folder, destruction);
    }
    return destruction.destroyed;
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    boolean overwritten = attributes.isRegularFile() && overwrite(file);
    boolean removed = Files.deleteIfExists(file);
    if (isThere(file)) {
      throw new IOException("a file is there after its removal");
    }
    if (removed) {
      String name = parent.relativize(file).toString();
      destroyed.add(
          overwritten
              ? Destroyed.overwritten(name, attributes.size())
              : Destroyed.removedOnly(name, attributes.size()));
    }
    return FileVisitResult.CONTINUE;
  }

  /** Tells whether it could be done: a disk that fails may still let the file be removed. */
  private static boolean overwrite(Path file) {
    OwnerOnly.keep(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer zeros = ByteBuffer.allocate(BUFFER);
      long size = channel.size();
      for (long at = 0; at < size; ) {
        zeros.clear().limit((int) Math.min(BUFFER, size - at));
        at += channel.write(zeros, at);
      }
      channel.force(/* metaData= */ true);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
      throws IOException {
    if (e != null) {
      throw e;
    }
    try {
      Files.deleteIfExists(visited);
    } catch (DirectoryNotEmptyException filledMeanwhile) {
      return FileVisitResult.CONTINUE; // the next pass finds what came
    }
    if (!isThere(visited)) {
      destroyed.add(Destroyed.folder(parent.relativize(visited).toString()));
    }
    return FileVisitResult.CONTINUE;
  }
}
