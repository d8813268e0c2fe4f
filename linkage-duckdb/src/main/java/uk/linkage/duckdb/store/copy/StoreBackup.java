package uk.linkage.duckdb.store.copy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.output.OutputFolder;
import uk.linkage.duckdb.output.PrivateFolder;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.StoreBytes;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreNames;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.intake.InputRefusedException;

/**
 * Copies a store to another file, with its SHA-256 beside.
 *
 * <p>The copy is read back in full before it has its name: it holds what the store holds, or there
 * is none. A process that is killed leaves the earlier backup or the new one under the name, each
 * with its SHA-256.
 */
public final class StoreBackup {

  private static final String COPY = "store";

  private final Path db;
  private final Path out;
  private final boolean overwrite;
  private final StoreFile.Machine machine;

  private StoreBackup(Path db, Path out, boolean overwrite, StoreFile.Machine machine) {
    this.db = db;
    this.out = out;
    this.overwrite = overwrite;
    this.machine = machine;
  }

  /**
   * A backup.
   *
   * @param file the copy
   * @param checksums the file with its SHA-256
   * @param sha256 the SHA-256 itself
   * @param bytes how long it is
   * @param records how many records it holds
   * @param audit the last row of the store's audit, that of the backup; null if the store could not
   *     be told of it
   */
  public record Made(
      Path file,
      Path checksums,
      String sha256,
      long bytes,
      long records,
      @Nullable AuditHead audit) {

    private Made onRecord(AuditHead head) {
      return new Made(file, checksums, sha256, bytes, records, head);
    }
  }

  /**
   * Makes a backup.
   *
   * @param db the store
   * @param out where to; its folder must exist
   * @param overwrite whether an earlier backup that is there may be replaced
   * @param machine what the database may take
   * @param use what the store is opened for
   * @param now the time, for the store's own record
   * @return the backup
   * @throws InputRefusedException if the store can't be read or the copy not be written
   */
  public static Made make(
      Path db,
      Path out,
      boolean overwrite,
      StoreFile.Machine machine,
      StoreUse use,
      LocalDateTime now) {
    StoreBackup backup = new StoreBackup(db, out.toAbsolutePath().normalize(), overwrite, machine);
    backup.requireFree();
    Path real;
    String digest;
    long records;
    try (StoreFile store = StoreFile.open(db, machine, use)) {
      real = store.realPath();
      digest = StoreDigest.of(store);
      records = store.queries().number("SELECT count(*) FROM record");
    }
    Made made = backup.copy(real, digest, records);
    try (StoreFile store = StoreFile.open(db, machine, use)) {
      store.change(
          "store backup",
          act -> {
            store
                .queries()
                .update(
                    "INSERT INTO backup VALUES (?, ?, ?)",
                    now,
                    String.valueOf(out.getFileName()),
                    made.sha256());
            act.outcome(out.getFileName() + ", SHA-256 " + made.sha256());
          });
      return made.onRecord(store.head());
    } catch (InputRefusedException e) {
      use.told()
          .accept("the backup is whole, and the store could not be told of it: " + e.getMessage());
      return made;
    }
  }

  private void requireFree() {
    if (out.getFileName() == null || Files.isDirectory(out)) {
      throw new InputRefusedException(
          out + ": must be the name of a file, got a folder; choose another --out");
    }
    if (out.toString().matches("(?s).*[;?\\n\\r].*")) {
      throw new InputRefusedException(
          out + ": must be a name without ';', '?' and ends of lines; choose another --out");
    }
    OutputFolder.requireThere(out + ":", out);
    StoreNames.requireAnother(db, out, "--out");
    List<String> noted = ChecksumFile.read(out);
    Path checksums = ChecksumFile.of(out);
    if (isThere(checksums) && (noted.isEmpty() || !isPlain(checksums))) {
      throw new InputRefusedException(
          checksums
              + ": must be the SHA-256 of an earlier backup or not exist, got another file; choose"
              + " another --out");
    }
    if (!isThere(out)) {
      // Of a SHA-256 alone: that is what a backup leaves that was killed.
      return;
    }
    if (!overwrite) {
      throw new InputRefusedException(
          out + ": must not exist, got one that does; choose another --out or add --overwrite");
    }
    if (!isPlain(out) || noted.isEmpty() || !isBackup(noted)) {
      throw new InputRefusedException(
          out
              + ": --overwrite replaces only a backup of linkage with its SHA-256 beside (.sha256),"
              + " got another file; choose another --out, or remove that file yourself");
    }
  }

  /** Also one that was damaged: any other file with its SHA-256 beside has that SHA-256. */
  private boolean isBackup(List<String> noted) {
    try {
      return StoreBytes.isDatabase(out) || !noted.contains(InputFile.sha256(out));
    } catch (IOException e) {
      throw new InputRefusedException(
          out + ": could not be read; check that it is yours, or choose another --out", e);
    }
  }

  private static boolean isPlain(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private Made copy(Path store, String digest, long records) {
    try (PrivateFolder folder = PrivateFolder.beside(out)) {
      // The next backup has the name of another day.
      folder.sweepOthers(COPY);
      Path copy = folder.file(COPY);
      String sha256 = StoreBytes.copyWhole(store, copy);
      try (StoreFile read = StoreFile.openToRead(copy, machine)) {
        if (!StoreDigest.of(read).equals(digest)) {
          throw new InputRefusedException(
              db + ": was changed by another process while it was copied; run again");
        }
      }
      long bytes = Files.size(copy);
      place(copy, sha256, folder.path());
      return new Made(out, ChecksumFile.of(out), sha256, bytes, records, /* audit= */ null);
    } catch (FileAlreadyExistsException e) {
      throw new InputRefusedException(
          out + ": must not exist, got one that came meanwhile; choose another --out", e);
    } catch (IOException e) {
      throw new InputRefusedException(
          out + ": could not be written; check the folder and the free space on the disk", e);
    }
  }

  /** Whenever this is cut short, the file under the name has its SHA-256 in the one beside. */
  private void place(Path copy, String sha256, Path folder) throws IOException {
    List<String> either = new ArrayList<>(List.of(sha256));
    if (isThere(out)) {
      either.addAll(ChecksumFile.read(out));
    }
    ChecksumFile.write(out, either, folder);
    if (overwrite) {
      Files.move(copy, out, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(copy, out);
    }
    if (either.size() > 1) {
      ChecksumFile.write(out, List.of(sha256), folder);
    }
  }
}
