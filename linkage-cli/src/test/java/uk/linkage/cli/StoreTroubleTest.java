package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.copy.StoreDigest;

/** A store that is in use, a disk that is full, uploads that are not whole, copies. */
final class StoreTroubleTest {

  private static final Set<String> TIMES = Set.of("load.made", "run.made");

  @TempDir private Path dir;
  private Path db = Path.of("");

  @BeforeEach
  void place() {
    db = dir.resolve("a.db");
  }

  private Shell.Said store(Object... args) {
    Object[] all = Stream.concat(Stream.of("store"), Stream.of(args)).toArray();
    return Shell.run(Stream.concat(Stream.of(all), Stream.of("--db", db)).toArray());
  }

  private String done(Object... args) {
    Shell.Said said = store(args);
    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    return said.out();
  }

  private void refused(String words, Object... args) {
    Shell.Said said = store(args).withoutChance(dir);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .startsWith("linkage: ")
        .contains(words)
        .doesNotContain(Clients.VALUES)
        .doesNotContain("java.")
        .hasLineCount(1);
  }

  private String digest() {
    try (StoreFile store = StoreFile.open(db, new StoreFile.Machine(1, 1L << 28))) {
      return StoreDigest.of(store, TIMES);
    }
  }

  @Test
  void storeInUse_isRefusedToAllCommandsWithWhoHasIt() throws Exception {
    done("init");
    Path region = Clients.write(dir, "region.csv", Clients.REGION);
    Process holder = StoreHeld.start(db);
    try {
      String who =
          "is in use by process " + holder.pid() + " of " + System.getProperty("user.name");
      refused(who, "status");
      refused("(store load); wait", "load", region);
      refused(who, "link");
      refused(who, "history", "1");
      refused(who, "backup", "--out", dir.resolve("b.db"));
      Files.delete(dir.resolve(".a.db.lock"));
      refused("is in use by another process; wait", "status");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(done("status")).contains("no day yet");
  }

  @Test
  void processThatWasKilled_isToldOnceAndKeepsNobodyOut() throws Exception {
    done("init");
    Process holder = StoreHeld.start(db);
    holder.destroyForcibly().waitFor();
    assertThat(dir.resolve(".a.db.lock")).exists();
    Shell.Said said = store("status", "--json");
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).startsWith("{");
    assertThat(said.err())
        .startsWith("linkage: note: process " + holder.pid())
        .contains("did not come to its end")
        .hasLineCount(1);
    assertThat(done("status")).isNotEmpty();
  }

  @Test
  void backupAndRestore_sayWhatTheyDid() throws IOException {
    done("init");
    done("load", Clients.write(dir, "region.csv", Clients.REGION));
    Path backup = dir.resolve("b.db");
    String said = done("backup", "--out", backup);
    String sha256 = Files.readString(dir.resolve("b.db.sha256")).substring(0, 64);
    assertThat(said).contains("Backed up to").contains(sha256).contains("stays in it");
    String head = said.replaceAll("(?s).*Audit: row 3, ([0-9a-f]{64})\n.*", "$1");
    assertThat(done("audit", "verify", "--head", head)).contains("noted head is that of row 3");
    assertThat(done("backup", "--out", backup, "--overwrite", "--json"))
        .contains("\"sha256\"")
        .containsPattern("\"audit\" : \\{\\s+\"row\" : 4,");
    refused("--overwrite", "backup", "--out", backup);
    refused("--overwrite", "restore", "--from", backup);
    assertThat(done("restore", "--from", backup, "--overwrite"))
        .contains("is kept as a.db.replaced");
    Path first = db;
    db = dir.resolve("c.db");
    assertThat(done("restore", "--from", backup)).contains("do again what individuals");
    assertThat(done("status", "--json")).isNotEmpty();
    assertThat(done("restore", "--from", backup, "--overwrite", "--json"))
        .contains("\"withheld_since\" : 0");
    assertThat(store("restore", "--from", backup, "--sha256", "abc").exitCode())
        .isEqualTo(ExitCode.USAGE);
    refused("got another", "restore", "--from", backup, "--overwrite", "--sha256", "0".repeat(64));
    assertThat(first).exists();
  }

  @Test
  void storeThatAnotherProgramChanged_isToldAndRestored() throws Exception {
    done("init");
    done("load", Clients.write(dir, "region.csv", Clients.REGION));
    Path backup = dir.resolve("b.db");
    done("backup", "--out", backup);
    try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + db);
        Statement statement = other.createStatement()) {
      statement.execute("ALTER TABLE record RENAME COLUMN word TO words");
    }
    for (String command : List.of("status", "link", "fit")) {
      refused("another program has changed the file; go back to a backup of it", command);
    }
    refused("--even-if-unreadable", "restore", "--from", backup, "--overwrite");
    done("restore", "--from", backup, "--overwrite", "--even-if-unreadable");
    assertThat(done("status")).contains("Oak House");
  }

  @Test
  void storeThatOthersMayRead_isToldEachTimeWithWhatToDo() throws IOException {
    done("init", "-q");
    assumeThat(Files.getFileStore(db).supportsFileAttributeView("posix")).isTrue();
    Path kept = Files.createFile(dir.resolve("a.db.replaced-20260101-000000"));
    Files.createFile(dir.resolve("a.db.mine"));
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rw-rw-r--");
    for (Path file : List.of(db, kept, dir.resolve("a.db.mine"))) {
      Files.setPosixFilePermissions(file, open);
    }
    for (String[] command : new String[][] {{"status", "--json"}, {"audit", "list", "--json"}}) {
      Shell.Said said = store((Object[]) command);
      assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(said.out()).startsWith("{");
      assertThat(said.err().lines())
          .containsExactly(
              "linkage: note: "
                  + db
                  + ": must be its owner's alone, and others may read or change it; take that from"
                  + " them: chmod 600 "
                  + db,
              "linkage: note: "
                  + kept
                  + ": must be its owner's alone, and others may read or change it; take that from"
                  + " them: chmod 600 "
                  + kept);
    }
    assertThat(Files.getPosixFilePermissions(db)).isEqualTo(open);
    for (Path file : List.of(db, kept)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(done("status")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dedupe", "count", "journeys", "match", "export-for-ndtms"})
  void resultUnderANameOfTheStore_isRefused(String command) throws IOException {
    done("init", "-q");
    Path region = Clients.write(dir, "region.csv", Clients.REGION);
    done("load", region, "-q");
    String before = digest();
    List<Object> args = new ArrayList<>(List.of(command, "--db", db));
    if (command.equals("match")) {
      args.addAll(List.of("--ndtms", region));
    } else if (command.equals("export-for-ndtms")) {
      args.addAll(List.of(region, "--purpose", "a", "--recipient", "b"));
    }
    for (String name :
        List.of("a.db", "a.db.wal", ".a.db.lock", ".a.db.private-1", "a.db.before-format-9")) {
      List<Object> all = new ArrayList<>(args);
      all.addAll(List.of("--out", dir.resolve("x/..").resolve(name)));
      Shell.Said said = Shell.run(all.toArray());
      assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.REFUSED);
      assertThat(said.err())
          .contains("must be another file than those of the store itself; choose another --out")
          .hasLineCount(1);
    }
    assertThat(digest()).isEqualTo(before);
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactlyInAnyOrder(db, region);
    }
  }

  @Test
  void sha256sum_agrees() throws Exception {
    assumeThat(Path.of("/usr/bin/sha256sum")).exists();
    done("init");
    done("backup", "--out", dir.resolve("b.db"));
    Process check =
        new ProcessBuilder("/usr/bin/sha256sum", "-c", "b.db.sha256")
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(
            new String(
                check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("b.db: OK\n");
  }

  /** Whole files, one row, all rows: what is missing is asked about. */
  @Test
  void uploadWithYesterdaysIdsMissing_isAskedAbout() {
    done("init");
    Path in = Clients.write(dir, "in.csv", Clients.REGION);
    done("load", in);
    String before = digest();
    String[] rows = Clients.REGION.split("\n", -1);
    refused(
        "without 1 of them (Elm Street 1)",
        "load",
        Clients.write(dir, "in.csv", Clients.REGION.replace(rows[8] + "\n", "")));
    refused(
        "without 3 of them (Oak House 3)",
        "load",
        Clients.write(
            dir,
            "in.csv",
            Clients.HEADER
                + rows[1]
                + "\n"
                + rows[5]
                + "\n"
                + rows[6]
                + "\n"
                + rows[7]
                + "\n"
                + rows[8]
                + "\n"));
    // A file of one provider says nothing of the other.
    assertThat(
            done(
                "load",
                Clients.write(
                    dir,
                    "in.csv",
                    Clients.HEADER + String.join("\n", List.of(rows).subList(1, 5)))))
        .contains("Oak House")
        .contains("1 other provider has no row in these files")
        .doesNotContain("Elm Street");
    refused("", "load", Clients.write(dir, "in.csv", Clients.HEADER));
    refused("", "load", Clients.write(dir, "in.csv", ""));
    assertThat(store("status").out()).contains("Elm Street");
    Clients.write(dir, "in.csv", Clients.REGION);
    done("load", in);
    assertThat(before).isNotEmpty();
  }

  /** With so many bytes free, in a disk of its own. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 400, 1_100})
  void diskThatIsFull_losesNothing(int freeKilobytes) throws Exception {
    Path disk = Files.createDirectory(dir.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()))
        .as("only who is root may mount a disk")
        .isZero();
    try {
      db = disk.resolve("a.db");
      done("init");
      done("load", Clients.write(dir, "region.csv", Clients.REGION), "--as-at", "2026-11-21");
      Shell.run(
          "synth",
          "--out",
          dir.resolve("w"),
          "--persons",
          "4000",
          "--ndtms-persons",
          "0",
          "--as-at",
          "2026-11-22",
          "-q");
      String before = digest();
      fill(disk, freeKilobytes);
      Shell.Said load = store("load", dir.resolve("w/ims") + "/*.csv", "--as-at", "2026-11-22");
      if (load.exitCode() != ExitCode.DONE) {
        assertThat(load.exitCode()).as(load.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(load.err()).contains("space").doesNotContain("java.").hasLineCount(1);
      }
      Shell.Said full = store("status");
      assertThat(full.exitCode()).as(full.err()).isIn(ExitCode.DONE, ExitCode.REFUSED);
      Files.delete(disk.resolve("ballast"));
      String now = digest();
      if (load.exitCode() == ExitCode.DONE) {
        assertThat(now).isNotEqualTo(before);
      } else {
        assertThat(now).isEqualTo(before);
        done("load", dir.resolve("w/ims") + "/*.csv", "--as-at", "2026-11-22", "-q");
      }
      done("link", "-q");
      String linked = digest();
      fill(disk, freeKilobytes / 4);
      Shell.Said backup = store("backup", "--out", disk.resolve("b.db"));
      Files.delete(disk.resolve("ballast"));
      if (backup.exitCode() != ExitCode.DONE) {
        assertThat(backup.exitCode()).as(backup.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(disk.resolve("b.db")).doesNotExist();
        assertThat(digest()).isEqualTo(linked);
      }
    } finally {
      run("umount", disk.toString());
    }
  }

  private static int run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      process.waitFor(10, TimeUnit.SECONDS);
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    }
  }

  private static void fill(Path disk, int freeKilobytes) throws IOException {
    long free = Files.getFileStore(disk).getUsableSpace() - 1_024L * freeKilobytes;
    Files.write(disk.resolve("ballast"), new byte[(int) Math.max(0, free)]);
  }
}
