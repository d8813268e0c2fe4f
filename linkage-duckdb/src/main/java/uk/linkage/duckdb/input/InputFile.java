package uk.linkage.duckdb.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.commons.codec.digest.DigestUtils;
import uk.linkage.intake.InputRefusedException;

/** A file that is read, as a run reports it. */
public final class InputFile {

  private static final int BUFFER = 1 << 18;

  private final Path path;
  private final long sizeBytes;
  private final FileTime changed;
  private final FutureTask<String> sha256 = new FutureTask<>(this::computeSha256);
  private long rows;

  InputFile(Path path) throws IOException {
    this.path = path;
    this.sizeBytes = Files.size(path);
    this.changed = Files.getLastModifiedTime(path);
  }

  /**
   * Returns the path as the user named it.
   *
   * @return a path
   */
  public Path path() {
    return path;
  }

  /**
   * Returns the name of the file without its folder.
   *
   * @return a name
   */
  public String name() {
    return Objects.toString(path.getFileName());
  }

  /** The name by which a file stands for its provider. */
  String nameWithoutEnding() {
    String name = name();
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : List.of(".csv.gz", ".csv", ".parquet", ".txt", ".gz")) {
      if (lower.endsWith(ending) && lower.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /**
   * Returns the size of the file.
   *
   * @return bytes
   */
  public long sizeBytes() {
    return sizeBytes;
  }

  /**
   * Returns how many rows were read.
   *
   * @return a number of rows; 0 before the file is read
   */
  public long rows() {
    return rows;
  }

  void setRows(long count) {
    rows = count;
  }

  /**
   * Returns the SHA-256 of the file's bytes. It is computed once, after the reading.
   *
   * @return 64 hexadecimal digits
   * @throws InputRefusedException if the file is not the one that was opened any more
   */
  public String sha256() {
    startHashing().run();
    try {
      return sha256.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InputRefusedException refusal
          ? refusal
          : new InputRefusedException(path + ": can't be read any more", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while hashing", e);
    }
  }

  /** What computes the hash; does nothing if that is done or under way. */
  Runnable startHashing() {
    return sha256;
  }

  private String computeSha256() throws IOException {
    requireUnchanged();
    String hash = sha256(path);
    requireUnchanged();
    return hash;
  }

  /** What is hashed must be what was read. */
  private void requireUnchanged() throws IOException {
    if (Files.size(path) != sizeBytes || !Files.getLastModifiedTime(path).equals(changed)) {
      throw new InputRefusedException(
          path + ": must stay as it is while it is read, and was changed; run again");
    }
  }

  /**
   * Hashes a file.
   *
   * @param path any file
   * @return 64 hexadecimal digits
   * @throws IOException if it can't be read
   */
  public static String sha256(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
      return DigestUtils.sha256Hex(in);
    }
  }
}
