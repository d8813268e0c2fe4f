package uk.linkage.duckdb.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import uk.linkage.duckdb.output.OwnerOnly;
import uk.linkage.intake.InputRefusedException;

/** The bytes of the file of a store. */
public final class StoreBytes {

  private static final byte[] MAGIC = "DUCK".getBytes(StandardCharsets.US_ASCII);
  private static final int MAGIC_AT = 8;
  private static final int BUFFER = 1 << 20;

  private StoreBytes() {}

  /**
   * Does something while no other process can have a store. It must not be open in this one, which
   * would lose its own lock.
   *
   * @param store the file of a store, or one that was
   * @param work what to do
   * @throws StoreInUseException if another process has it
   * @throws IOException if the file can't be reached, or what the work throws
   */
  public static void withoutOthers(Path store, LockedWork work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(store, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw StoreDoor.inUse(store, store, new IOException("locked"));
      }
      work.with(channel);
    }
  }

  /** What is done while the file of a store is locked. */
  @FunctionalInterface
  public interface LockedWork {

    /**
     * Does it.
     *
     * @param store the file; to be read by this channel alone, since closing another would give up
     *     the lock
     * @throws IOException if it can't be done
     */
    void with(FileChannel store) throws IOException;
  }

  /**
   * Copies the file of a store that nobody has open and whose log is folded in.
   *
   * @param store the file
   * @param to where to; nothing may be there. It is its owner's alone before anything is in it
   * @return the SHA-256 of what was written
   * @throws StoreInUseException if another process has the store
   * @throws InputRefusedException if there is a log beside it, or it can't be read or written
   */
  public static String copyWhole(Path store, Path to) {
    String[] sha256 = {""};
    try {
      withoutOthers(
          store,
          channel -> {
            Path log = log(store);
            if (Files.exists(log) && Files.size(log) > 0) {
              throw new InputRefusedException(
                  store
                      + ": must be copied without a log beside it, got "
                      + log.getFileName()
                      + ", which could not be folded in; free some space on the disk and try"
                      + " again");
            }
            sha256[0] = copy(channel, to);
          });
      return sha256[0];
    } catch (AccessDeniedException e) {
      throw new InputRefusedException(
          store + ": could not be copied; check that file and folder are yours to write to", e);
    } catch (IOException e) {
      throw writeFault(to, e);
    }
  }

  /**
   * Copies a file that nobody changes, such as a backup.
   *
   * @param from the file
   * @param to where to; nothing may be there
   * @return the SHA-256 of what was written
   * @throws InputRefusedException if it can't be read or written
   */
  public static String copyFile(Path from, Path to) {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
      return copy(in, to);
    } catch (AccessDeniedException e) {
      throw new InputRefusedException(from + ": could not be read; check that it is yours", e);
    } catch (IOException e) {
      throw writeFault(to, e);
    }
  }

  /**
   * Returns the log that DuckDB keeps beside a database while it has not been folded in.
   *
   * @param store the file of a store, without links
   * @return its path, whether it is there or not
   */
  public static Path log(Path store) {
    return store.resolveSibling(store.getFileName() + ".wal");
  }

  /**
   * Tells whether a file begins as one of a database does.
   *
   * @param file the file
   * @return whether it may be a store, whole or not
   * @throws IOException if it can't be read
   */
  public static boolean isDatabase(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(MAGIC_AT + MAGIC.length);
      return head.length == MAGIC_AT + MAGIC.length
          && Arrays.equals(MAGIC, Arrays.copyOfRange(head, MAGIC_AT, head.length));
    }
  }

  private static InputRefusedException writeFault(Path to, IOException e) {
    String words = Objects.toString(e.getMessage(), "").toLowerCase(Locale.ROOT);
    boolean full = words.contains("space") || words.contains("quota") || words.contains("large");
    return new InputRefusedException(
        Objects.requireNonNullElse(to.toAbsolutePath().getParent(), to)
            + (full
                ? ": the copy must fit on the disk, and there is no space left; free some"
                : ": the copy could not be written there; check the folder and the disk"),
        e);
  }

  private static String copy(FileChannel in, Path to) throws IOException {
    Files.createFile(to);
    OwnerOnly.keep(to);
    MessageDigest digest = DigestUtils.getSha256Digest();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    in.position(0);
    try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      while (in.read(buffer) >= 0) {
        buffer.flip();
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        buffer.clear();
      }
      out.force(/* metaData= */ true);
    }
    return Hex.encodeHexString(digest.digest());
  }
}
