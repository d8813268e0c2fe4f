package uk.linkage.duckdb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.intake.InputRefusedException;

/** The note of who has a store. Two processes are tried in linkage-cli. */
final class StoreHolderTest {

  @TempDir private Path folder;

  @Test
  void note_isTheOwnersAlone_namesTheCommandAndGoesWithTheStore() throws IOException {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    Path note = folder.resolve(".a.db.lock");
    assertThat(note).doesNotExist();
    try (StoreFile store =
        StoreFile.open(path, StoredTown.MACHINE, new StoreUse("store load", told -> {}))) {
      assertThat(store.setting("kind")).isNotEmpty();
      StoreHolder holder = StoreHolder.of(path);
      assertThat(holder).isNotNull();
      assertThat(holder.isAlive()).isTrue();
      assertThat(holder.inWords())
          .contains("process " + ProcessHandle.current().pid())
          .endsWith("(store load)");
      if (Files.getFileStore(note).supportsFileAttributeView("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
            .isEqualTo("rw-------");
      }
    }
    assertThat(note).doesNotExist();
  }

  @Test
  void noteOfADeadProcess_isToldAndReplaced_soIsWhatItLeft() throws IOException {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    new StoreHolder(
            999_999_999L,
            Instant.EPOCH,
            "bob",
            "2026-01-01 00:00:00",
            "store load",
            false,
            false,
            List.of())
        .write(path);
    Path left = Files.createDirectory(folder.resolve(".a.db.partial-999999999"));
    Files.writeString(left.resolve("store"), "words");
    List<String> told = new ArrayList<>();
    StoreFile.open(path, StoredTown.MACHINE, new StoreUse("test", told::add)).close();
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).startsWith("process 999999999 of bob").contains("(store load)");
    assertThat(told.get(1)).contains(".a.db.partial-999999999").contains("removed");
    assertThat(left).doesNotExist();
  }

  private static StoreHolder killedWhileItWrote(Path out, long process) {
    return new StoreHolder(
        process,
        Instant.EPOCH,
        "bob",
        "2026-01-01 00:00:00",
        "store access",
        false,
        false,
        List.of(new UnfinishedAnswer(process, out)));
  }

  private static List<String> opened(Path path) {
    List<String> told = new ArrayList<>();
    StoreFile.open(path, StoredTown.MACHINE, new StoreUse("test", told::add)).close();
    return told;
  }

  @Test
  void unfinishedAnswerOfADeadProcess_isDestroyedWhereverItIsAndWhoeverHasItsNumberToday()
      throws Exception {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    Path there = Files.createDirectory(folder.resolve("there"));
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      for (String name : List.of("answer", "an ü\nrewrites=yes")) {
        for (String kind : List.of("partial", "private")) {
          Path left = there.resolve("." + name + "." + kind + "-" + other.pid());
          Files.writeString(Files.createDirectory(left).resolve("file"), "values");
          Path ofAnother = there.resolve(".other." + kind + "-" + other.pid());
          Files.createDirectories(ofAnother);
          killedWhileItWrote(there.resolve(name), other.pid()).write(path);
          assertThat(opened(path))
              .hasSize(2)
              .anyMatch(note -> note.contains("store access) did not come to its end"))
              .anyMatch(note -> note.contains("overwritten and removed"));
          assertThat(left).doesNotExist();
          assertThat(ofAnother).exists();
          assertThat(StoreHolder.note(path)).doesNotExist();
          assertThat(opened(path)).isEmpty();
        }
      }
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void unfinishedAnswerOutOfReach_isLookedForUntilItIsFound() throws IOException {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    Path stick = folder.resolve("stick");
    killedWhileItWrote(stick.resolve("answer"), 999_999_999L).write(path);
    assertThat(opened(path))
        .hasSize(2)
        .anyMatch(note -> note.contains("did not come to its end"))
        .anyMatch(note -> note.contains("can't be reached now") && note.contains(".a.db.lock"));
    // A command that writes an answer of its own keeps it on its list.
    List<String> told = new ArrayList<>();
    try (StoreFile store =
        StoreFile.open(path, StoredTown.MACHINE, new StoreUse("test", told::add))) {
      store.willWrite(folder.resolve("mine"));
      assertThat(StoreHolder.of(path).unfinished())
          .extracting(answer -> answer.out().getFileName().toString())
          .containsExactly("answer", "mine");
    }
    assertThat(told).hasSize(1).allMatch(note -> note.contains("can't be reached now"));
    Path left = stick.resolve(".answer.partial-999999999");
    Files.createDirectories(left);
    Files.writeString(left.resolve("file"), "values");
    assertThat(opened(path)).hasSize(1).allMatch(note -> note.contains("overwritten and removed"));
    assertThat(left).doesNotExist();
    assertThat(StoreHolder.note(path)).doesNotExist();
    assertThat(opened(path)).isEmpty();
  }

  @Test
  void noteOfAnotherProcessThatRewrites_keepsOthersOut() throws Exception {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      StoreHolder erasing =
          new StoreHolder(
              other.pid(),
              other.info().startInstant().orElse(null),
              "bob",
              "2026-01-01 00:00:00",
              "linkage store erase",
              true,
              false,
              List.of());
      erasing.write(path);
      assertThatExceptionOfType(StoreInUseException.class)
          .isThrownBy(() -> StoreFile.open(path, StoredTown.MACHINE))
          .withMessageContaining("in use by process " + other.pid() + " of bob")
          .withMessageContaining("(linkage store erase)");
      assertThatExceptionOfType(StoreInUseException.class)
          .isThrownBy(() -> StoreFile.openToRead(path, StoredTown.MACHINE));
      assertThat(StoreHolder.of(path)).isEqualTo(erasing);
    } finally {
      other.destroyForcibly().waitFor();
    }
    List<String> told = new ArrayList<>();
    StoreFile.open(path, StoredTown.MACHINE, new StoreUse("test", told::add)).close();
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).contains("(linkage store erase) did not come to its end");
  }

  @Test
  void rewrite_ofAnOpenStore_leavesANoteUntilItIsOpenedAgain() {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    StoreUse use = new StoreUse("store erase", told -> {});
    StoreFile store = StoreFile.open(path, StoredTown.MACHINE, use);
    store.rewrite();
    StoreHolder note = StoreHolder.of(path);
    assertThat(note).isNotNull();
    assertThat(note.rewrites()).isTrue();
    assertThat(note.keepsOut()).as("its own process").isFalse();
    try (StoreFile again = StoreFile.openAgain(path, StoredTown.MACHINE, use)) {
      assertThat(again.setting("kind")).isNotEmpty();
      assertThat(StoreHolder.of(path).rewrites()).isFalse();
    }
    assertThat(StoreHolder.note(path)).doesNotExist();
  }

  /** Whatever process its number names: in a container that is always the same. */
  @Test
  void folderOfAnErasure_isPutInOrderOnlyIfNobodyHasItsLock() throws IOException {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    for (long process : new long[] {999_999_999L, ProcessHandle.current().pid(), 1}) {
      Path erasing = Files.createDirectory(folder.resolve(".a.db.erasing-" + process));
      Path made = Files.writeString(erasing.resolve("new"), "words");
      Files.createLink(erasing.resolve("old"), path);
      try (FileChannel held =
              FileChannel.open(
                  erasing.resolve("held"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = held.lock()) {
        assertThat(lock.isValid()).isTrue();
        for (int time = 0; time < 2; time++) {
          assertThatExceptionOfType(StoreInUseException.class)
              .isThrownBy(() -> StoreFile.open(path, StoredTown.MACHINE));
          assertThatExceptionOfType(StoreInUseException.class)
              .isThrownBy(() -> StoreFile.openToRead(path, StoredTown.MACHINE));
        }
        assertThat(made).hasContent("words");
      }
      try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
        assertThat(store.setting("kind")).isNotEmpty();
      }
      assertThat(erasing).doesNotExist();
    }
  }

  @Test
  void rewrite_thatFails_leavesNothingBesideAndSaysWhatIsDue() throws IOException {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    List<String> told = new ArrayList<>();
    StoreUse use = new StoreUse("store erase", told::add);
    StoreFile store = StoreFile.open(path, StoredTown.MACHINE, use);
    store.set(StoreFile.REWRITE, "due");
    Path made = folder.resolve(".a.db.erasing-" + ProcessHandle.current().pid()).resolve("new");
    Runnable closing =
        () -> {
          store.handOver();
          // Where the new file is to be there is something else.
          assertThat(made.resolve("full").toFile().mkdirs()).isTrue();
        };
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> StoreRewriting.of(path, StoredTown.MACHINE, closing))
        .withMessageContaining("its bytes are not overwritten yet")
        .withMessageContaining("could not be written anew")
        .withMessageNotContaining("free some");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
    StoreFile.open(path, StoredTown.MACHINE, use).close();
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).contains("is overwritten now");
    StoreFile.open(path, StoredTown.MACHINE, use).close();
    assertThat(told).hasSize(1);
  }

  @Test
  void room_isThatOfTheStoreAndMore() {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    long needed = StoreRoom.needed(path);
    assertThat(needed).isGreaterThan(path.toFile().length());
    StoreRoom.require(path, path, needed);
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> StoreRoom.require(path, path, needed - 1))
        .withMessageContaining("Nothing was erased")
        .withMessageContaining(" MB of free space");
  }

  /** Of a command that was killed while it wrote the first commit of the log. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 80, 120})
  void logInWhichNothingIsWhole_isRemoved(int bytes) throws Exception {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    Path other = Files.copy(path, folder.resolve("b.db"));
    Path log = folder.resolve("a.db.wal");
    try (Connection open = DriverManager.getConnection("jdbc:duckdb:" + other);
        Statement statement = open.createStatement()) {
      statement.execute("PRAGMA disable_checkpoint_on_shutdown");
      statement.execute("CREATE TABLE other(a INTEGER)");
      statement.execute("INSERT INTO other SELECT range FROM range(100)");
      byte[] whole = Files.readAllBytes(folder.resolve("b.db.wal"));
      assertThat(whole).hasSizeGreaterThan(200);
      Files.write(log, Arrays.copyOf(whole, bytes));
    }
    StoreFile.open(path, StoredTown.MACHINE).close();
    assertThat(log).doesNotExist();
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      assertThat(store.setting("kind")).isNotEmpty();
    }
  }

  @Test
  void processOfTheSameNumber_isAnotherIfItStartedAtAnotherTime() {
    StoreHolder self = StoreHolder.self("test");
    assertThat(self.isAlive()).isTrue();
    if (self.started() != null) {
      assertThat(
              new StoreHolder(self.process(), Instant.EPOCH, "a", "b", "c", false, false, List.of())
                  .isAlive())
          .isFalse();
    }
  }

  /** Before its note is there, and while that of a killed process is. */
  @Test
  void noteThatIsNotThereYet_isWaitedFor() throws Exception {
    Path path = folder.resolve("a.db");
    StoreHolder dead =
        new StoreHolder(
            999_999_999L, Instant.EPOCH, "bob", "then", "store load", false, false, List.of());
    assertThat(StoreHolder.awaited(path, Duration.ZERO)).isNull();
    for (StoreHolder first : Arrays.asList(null, dead)) {
      if (first != null) {
        first.write(path);
        assertThat(StoreHolder.awaited(path, Duration.ZERO)).isEqualTo(first);
      }
      AtomicReference<StoreHolder> found = new AtomicReference<>();
      Thread second =
          new Thread(() -> found.set(StoreHolder.awaited(path, Duration.ofMinutes(10))));
      second.start();
      while (second.isAlive() && second.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      StoreHolder.self("store link").write(path);
      second.join();
      assertThat(found.get()).isEqualTo(StoreHolder.of(path));
      assertThat(found.get().isAlive()).isTrue();
      StoreHolder.remove(path);
    }
  }

  @Test
  void noteThatIsNone_isNotRead() throws IOException {
    Path path = folder.resolve("a.db");
    Path note = StoreHolder.note(path);
    assertThat(StoreHolder.of(path)).isNull();
    for (String text : List.of("", "rubbish", "process=x", "process=" + "9".repeat(30), "\0\1")) {
      Files.writeString(note, text);
      assertThat(StoreHolder.of(path)).isNull();
    }
    Files.write(note, new byte[] {'p', (byte) 0xff, (byte) 0xfe});
    assertThat(StoreHolder.of(path)).isNull();
    Files.write(note, new byte[100_000]);
    assertThat(StoreHolder.of(path)).isNull();
    Files.delete(note);
    Files.createDirectory(note);
    assertThat(StoreHolder.of(path)).isNull();
  }
}
