package uk.linkage.duckdb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.store.read.PersonHistory;
import uk.linkage.intake.InputRefusedException;

final class StoreFileTest {

  @TempDir private Path folder;

  @Test
  void open_newerFormat_isRefusedWithWordsAndLeftAsItIs() {
    Path path = folder.resolve("a.db");
    try (StoreFile store = StoredTown.made(path)) {
      store.set("format", "99");
    }
    assertThatThrownBy(() -> StoreFile.open(path, StoredTown.MACHINE).close())
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("got 99, of a newer version of linkage; use that");
  }

  @Test
  void create_whereSomethingIs_isRefusedAndLeavesNothing() throws IOException {
    Path path = folder.resolve("a.db");
    Files.writeString(path, "mine");
    LocalDate day = LocalDate.of(2026, 1, 1);
    assertThatThrownBy(() -> StoreFile.create(path, day, "1", StoredTown.MACHINE))
        .hasMessageContaining("must not exist");
    assertThat(Files.readString(path)).isEqualTo("mine");
    Path deep = folder.resolve("no/such/a.db");
    assertThatThrownBy(() -> StoreFile.create(deep, day, "1", StoredTown.MACHINE))
        .hasMessageContaining("make the folder first");
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void history_ofWhatIsNotThere_isRefused() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      assertThatThrownBy(() -> PersonHistory.of(store, 5))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("that was given");
      assertThatThrownBy(() -> PersonHistory.personOf(store, "Oak/1"))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("PROVIDER/RECORD_ID");
    }
  }
}
