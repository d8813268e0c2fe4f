package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import uk.linkage.intake.InputRefusedException;

/** How much of the disk it takes to write a store anew. */
public final class StoreRoom {

  /** For the folder, and for what the erasure itself writes before. */
  private static final long SLACK = 4L << 20;

  private static final double BYTES_OF_A_MEGABYTE = 1e6;

  private StoreRoom() {}

  /** The bytes that must be free: a copy of the store and of its log, and a quarter more. */
  static long needed(Path real) {
    long bytes = size(real) + size(StoreBytes.log(real));
    return bytes + bytes / 4 + SLACK;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // there is none
    }
  }

  /** The bytes that are free where a store is; as many as there can be where nobody can tell. */
  static long free(Path real) {
    try {
      return Files.getFileStore(Objects.requireNonNull(real.getParent())).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  /** What it takes, and what to do. */
  static String words(Path real) {
    return words(real, free(real));
  }

  private static String words(Path real, long free) {
    return String.format(
        Locale.ROOT,
        "to write the file anew takes %s of free space, and there are %s; free some",
        megabytes(needed(real)),
        megabytes(free));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / BYTES_OF_A_MEGABYTE);
  }

  /**
   * Sees that there is room to {@link StoreFile#rewrite write a store anew}, before something is
   * erased from it.
   *
   * @param store the store
   * @throws InputRefusedException if there is too little; the message says how much it takes
   */
  public static void require(StoreFile store) {
    require(store.path(), store.realPath(), free(store.realPath()));
  }

  static void require(Path path, Path real, long free) {
    if (free < needed(real)) {
      throw new InputRefusedException(
          path + ": " + words(real, free) + ". Nothing was erased, the store is as it was");
    }
  }
}
