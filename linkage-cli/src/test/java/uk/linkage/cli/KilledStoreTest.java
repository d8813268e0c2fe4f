package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.copy.StoreDigest;

/**
 * Stores whose command is killed at a random moment (kill -9): they open again, and hold what they
 * held before or what they hold after.
 *
 * <p>A few kills in the normal build; {@code -Dlinkage.kills=250} for as many as docs/testing.md
 * tells of.
 */
final class KilledStoreTest {

  private static final StoreFile.Machine MACHINE = new StoreFile.Machine(2, 1L << 28);

  /** Times of day, and keys and salts, are other ones each time, and so are hashes of them. */
  private static final Set<String> TIMES =
      Set.of(
          "load.made",
          "run.made",
          "backup.made",
          "audit.made",
          "audit.previous",
          "audit.sha256",
          "audit_id.salt",
          "audit_id.digest",
          "tombstone.key",
          "tombstone.hash",
          "meta");

  /** Of each command. */
  private static final int KILLS = KilledCommand.KILLS / 5;

  /** With many kills a longer work, so that more of them fall into it. */
  private static final int PERSONS = KILLS > 1 ? 3000 : 1000;

  private static final long SEED = Long.getLong("linkage.seed", System.nanoTime());

  @TempDir static Path shared;

  @TempDir private Path dir;

  private static Path empty = Path.of("");
  private static Path loaded = Path.of("");
  private static Path linked = Path.of("");

  /** A store that is empty, one that waits to be linked, and one with a newer upload to come. */
  @BeforeAll
  static void makeStores() throws IOException {
    System.out.println("KilledStoreTest: -Dlinkage.seed=" + SEED);
    empty = Files.createDirectory(shared.resolve("empty"));
    done(
        "synth",
        "--out",
        shared.resolve("world"),
        "--persons",
        PERSONS,
        "--ndtms-persons",
        "0",
        "--as-at",
        "2026-11-22",
        "--seed",
        "7",
        "-q");
    Files.createDirectory(empty.resolve("in"));
    Files.createDirectory(empty.resolve("newer"));
    try (Stream<Path> files = Files.list(shared.resolve("world").resolve("ims"))) {
      for (Path file : files.toList()) {
        List<String> rows = Files.readAllLines(file);
        String name = file.getFileName().toString();
        // Records that come later, so that a link has something to do.
        Files.write(empty.resolve("in").resolve(name), rows.subList(0, rows.size() * 4 / 5));
        Files.write(empty.resolve("newer").resolve(name), rows);
      }
    }
    done("store", "init", "--db", empty.resolve("a.db"));
    loaded = shared.resolve("loaded");
    KilledCommand.copy(empty, loaded);
    load(loaded, "in", "2026-10-01");
    linked = shared.resolve("linked");
    KilledCommand.copy(loaded, linked);
    done("store", "link", "--db", linked.resolve("a.db"), "-q");
    load(linked, "newer", "2026-11-22");
  }

  private static void load(Path home, String folder, String day) {
    done(
        "store",
        "load",
        home.resolve(folder) + "/*.csv",
        "--db",
        home.resolve("a.db"),
        "--as-at",
        day,
        "-q");
  }

  private static void done(Object... args) {
    Shell.Said said = Shell.run(args);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
  }

  private static String digest(Path home) {
    try (StoreFile store = StoreFile.open(home.resolve("a.db"), MACHINE)) {
      return StoreDigest.of(store, TIMES);
    }
  }

  @Test
  void firstLoad_killed_isWholeOrNotThere() throws Exception {
    killed(empty, 1, "store", "load", "DIR/in/*.csv", "--db", "DIR/a.db", "--as-at", "2026-10-01");
  }

  @Test
  void laterLoad_killed_isWholeOrNotThere() throws Exception {
    killed(
        loaded, 2, "store", "load", "DIR/newer/*.csv", "--db", "DIR/a.db", "--as-at", "2026-11-22");
  }

  @Test
  void link_killed_isWholeOrNotThere() throws Exception {
    killed(linked, 3, "store", "link", "--db", "DIR/a.db");
  }

  @Test
  void erase_killed_isWholeOrNotThere() throws Exception {
    String[] cells = oneRecord();
    killed(
        linked, 5, "store", "erase", "--of", cells[1], "--provider", cells[0], "--db", "DIR/a.db");
  }

  @Test
  void backup_killed_leavesAWholeOneOrNone() throws Exception {
    KilledCommand command =
        new KilledCommand(loaded, "store", "backup", "--db", "DIR/a.db", "--out", "DIR/b.db");
    Duration whole = command.whole(dir.resolve("whole"));
    String before = digest(loaded);
    SplittableRandom random = new SplittableRandom(SEED + 4);
    command.kill(
        KILLS,
        whole,
        random,
        dir,
        tried -> {
          Path backup = tried.dir().resolve("b.db");
          if (Files.exists(backup)) {
            try (StoreFile store = StoreFile.openToRead(backup, MACHINE)) {
              assertThat(StoreDigest.of(store, TIMES)).isEqualTo(before);
            }
            done("store", "restore", "--from", backup, "--db", tried.dir().resolve("c.db"));
          }
          done("store", "status", "--db", tried.dir().resolve("a.db"), "--json");
          requireNothingLeft(tried.dir(), "a.db");
          // What was left of the backup goes with the next one.
          done(
              "store",
              "backup",
              "--db",
              tried.dir().resolve("a.db"),
              "--out",
              backup,
              "--overwrite");
          requireNothingLeft(tried.dir(), "b.db");
        });
  }

  /** What is left of an answer has the values of somebody. */
  @ParameterizedTest
  @ValueSource(strings = {"access", "export"})
  void answer_killedWhileItIsWritten_isDestroyedByTheNextCommand(String right) throws Exception {
    String[] cells = oneRecord();
    KilledCommand command =
        new KilledCommand(
            linked,
            "store",
            right,
            "--of",
            cells[1],
            "--provider",
            cells[0],
            "--out",
            "DIR/in/answer.csv",
            "--db",
            "DIR/a.db");
    int[] found = {0};
    for (int tries = 0; found[0] < Math.max(1, KILLS) && tries < 10 * Math.max(1, KILLS); tries++) {
      command.killWhenThere(
          "in/.answer.csv",
          dir,
          home -> {
            boolean hasPart = names(home.resolve("in")).stream().anyMatch(KilledStoreTest::isPart);
            found[0] += hasPart ? 1 : 0;
            Shell.Said said = Shell.run("store", "status", "--db", home.resolve("a.db"), "--json");
            assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
            assertThat(said.err().contains("overwritten and removed")).isEqualTo(hasPart);
            assertThat(names(home.resolve("in"))).noneMatch(KilledStoreTest::isPart);
            requireNothingLeft(home, "a.db");
          });
    }
    assertThat(found[0]).as("killed while it wrote").isPositive();
    System.out.printf("store %s: killed %d times while it wrote%n", right, found[0]);
  }

  private static boolean isPart(String name) {
    return name.startsWith(".answer.csv.");
  }

  private static Set<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The provider and the id of a record that takes part. */
  private String[] oneRecord() throws IOException {
    Path asked = dir.resolve("asked");
    KilledCommand.copy(linked, asked);
    try (StoreFile store = StoreFile.open(asked.resolve("a.db"), MACHINE)) {
      return store
          .queries()
          .rows(
              "SELECT p.name, r.record_id FROM record r JOIN provider p ON p.id = r.provider"
                  + " WHERE r.member ORDER BY r.key LIMIT 1",
              row -> new String[] {row.getString(1), row.getString(2)})
          .get(0);
    }
  }

  private void killed(Path home, int number, String... args) throws Exception {
    KilledCommand command = new KilledCommand(home, args);
    Duration whole = command.whole(dir.resolve("whole"));
    String before = digest(copied(home));
    String after = digest(dir.resolve("whole"));
    assertThat(after).isNotEqualTo(before);
    Map<String, Integer> found = new TreeMap<>();
    command.kill(
        KILLS,
        whole,
        new SplittableRandom(SEED + number),
        dir,
        tried -> {
          boolean hasLog = Files.exists(tried.dir().resolve("a.db.wal"));
          requireNamed(tried.dir().resolve(".a.db.lock"), args);
          Shell.Said status =
              Shell.run("store", "status", "--db", tried.dir().resolve("a.db"), "--json");
          assertThat(status.exitCode()).as("%s: %s", tried, status.err()).isEqualTo(ExitCode.DONE);
          done("store", "audit", "verify", "--db", tried.dir().resolve("a.db"));
          requireNothingLeft(tried.dir(), "a.db");
          String now = digest(tried.dir());
          assertThat(now).as(tried.toString()).isIn(before, after);
          String what =
              (tried.killed() ? "killed" : "ended")
                  + (hasLog ? " with a log" : "")
                  + (now.equals(before) ? ", as before" : ", as after");
          found.merge(what, 1, Integer::sum);
          if (!tried.killed()) {
            assertThat(now).isEqualTo(after);
          }
        });
    System.out.printf("%s %s in %d ms: %s%n", args[0], args[1], whole.toMillis(), found);
  }

  /** The note of who has the store says which command that is. */
  private static void requireNamed(Path note, String... args) {
    try {
      String said = Files.exists(note) ? Files.readString(note) : "";
      // A note that was cut off by the kill names nobody.
      if (said.contains("command=") && said.endsWith("\n")) {
        assertThat(said).contains("command=linkage " + args[0] + " " + args[1] + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path copied(Path home) throws IOException {
    Path copy = dir.resolve("before");
    KilledCommand.copy(home, copy);
    return copy;
  }

  /** After the next command there is the file alone: no log, no note, no working folder. */
  private static void requireNothingLeft(Path home, String store) {
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.equals(store + ".wal"))
          .noneMatch(name -> name.startsWith("." + store));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
