package uk.linkage.duckdb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.store.read.PersonHistory;
import uk.linkage.intake.InputRefusedException;

final class StoreFileTest {

  @TempDir private Path folder;

  private void refused(Path path, String words) {
    assertThatThrownBy(() -> StoreFile.open(path, StoredTown.MACHINE).close())
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining(words);
  }

  @Test
  void open_whatIsNoStore_isRefusedWithWords() throws IOException {
    refused(folder.resolve("none.db"), "store init");
    refused(folder, "got a folder");
    refused(Files.createFile(folder.resolve("empty.db")), "got an empty file");
    refused(Files.writeString(folder.resolve("text.db"), "a,b\n1,2\n"), "a file of another kind");
    refused(folder.resolve("a;b.db"), "without ';'");
    try (DuckDb other = DuckDb.onFile(folder.resolve("other.db"), 1, 1)) {
      other.execute("CREATE TABLE meta(name VARCHAR, value VARCHAR)");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    refused(folder.resolve("other.db"), "another database");
  }

  @Test
  void open_newerFormatOrTruncated_isRefusedWithWords() throws IOException {
    Path path = folder.resolve("a.db");
    try (StoreFile store = StoredTown.made(path)) {
      store.set("format", "99");
    }
    refused(path, "newer version");
    byte[] bytes = Files.readAllBytes(path);
    for (int kept : new int[] {6000, bytes.length / 2, bytes.length - 5000}) {
      Path cut = folder.resolve("cut" + kept + ".db");
      Files.write(cut, Arrays.copyOf(bytes, kept));
      // Of a part that no statement reads nobody can tell.
      try (StoreFile store = StoreFile.open(cut, StoredTown.MACHINE)) {
        assertThat(store.setting("format")).isEqualTo("99");
      } catch (InputRefusedException e) {
        assertThat(e).hasMessageMatching(".*(damaged|newer version).*");
      }
    }
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
  void statements_canReachNoOtherFile_andNothingAllowsIt() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      StoreQueries queries = store.queries();
      Path other = folder.resolve("x.csv");
      assertThatThrownBy(() -> queries.update("COPY (SELECT 1) TO '" + other + "'"))
          .isInstanceOf(RuntimeException.class);
      assertThatThrownBy(() -> queries.update("SET enable_external_access = true"))
          .isInstanceOf(RuntimeException.class);
      assertThat(other).doesNotExist();
      assertThatThrownBy(() -> PersonHistory.of(store, 5))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("that was given");
      assertThatThrownBy(() -> PersonHistory.personOf(store, "Oak/1"))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("PROVIDER/RECORD_ID");
    }
  }
}
