package uk.linkage.duckdb.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    new StoreHolder(999_999_999L, Instant.EPOCH, "bob", "2026-01-01 00:00:00", "store load")
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

  @Test
  void processOfTheSameNumber_isAnotherIfItStartedAtAnotherTime() {
    StoreHolder self = StoreHolder.self("test");
    assertThat(self.isAlive()).isTrue();
    if (self.started() != null) {
      assertThat(new StoreHolder(self.process(), Instant.EPOCH, "a", "b", "c").isAlive()).isFalse();
    }
  }

  /** Before its note is there, and while that of a killed process is. */
  @Test
  void noteThatIsNotThereYet_isWaitedFor() throws Exception {
    Path path = folder.resolve("a.db");
    StoreHolder dead = new StoreHolder(999_999_999L, Instant.EPOCH, "bob", "then", "store load");
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
