package uk.linkage.duckdb.store.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.MissingRule;

/** By what two stores are the same. */
final class StoreDigestTest {

  @TempDir private Path folder;

  @Test
  void digest_tellsRowsApartAndLeavesOutWhatItIsTold() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      new StoredTown(folder, new SplittableRandom(9), 60).load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
      String before = StoreDigest.of(store);
      store.queries().update("UPDATE record SET dirty = NOT dirty WHERE key = 3");
      assertThat(StoreDigest.of(store)).isNotEqualTo(before);
      store.queries().update("UPDATE record SET dirty = NOT dirty WHERE key = 3");
      assertThat(StoreDigest.of(store)).isEqualTo(before);
      Set<String> without = Set.of("run.made", "meta");
      String less = StoreDigest.of(store, without);
      store.queries().update("UPDATE run SET made = made + INTERVAL 1 DAY");
      store.set("a", "b");
      assertThat(StoreDigest.of(store, without)).isEqualTo(less);
      assertThat(StoreDigest.of(store)).isNotEqualTo(before);
    }
  }
}
