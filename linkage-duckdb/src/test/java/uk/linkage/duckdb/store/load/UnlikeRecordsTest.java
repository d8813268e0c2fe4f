package uk.linkage.duckdb.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.copy.StoreDigest;
import uk.linkage.duckdb.store.link.AllPairs;
import uk.linkage.duckdb.store.link.FormerHolder;
import uk.linkage.duckdb.store.link.LinkOutcome;
import uk.linkage.duckdb.store.link.Partition;
import uk.linkage.intake.InputRefusedException;

/** Record ids that are given to somebody else. */
final class UnlikeRecordsTest {

  @TempDir private Path folder;

  @Test
  void load_ofIdsGivenAnew_isRefused_andTakenIfTheUserSaysSo_withoutMatchingByWhatTheyWere() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(7), 150);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      LinkOutcome before = StoredTown.link(store, null);
      int ids = town.giveIdsAnew("Oak", 90).size();
      String digest = StoreDigest.of(store);
      assertThatThrownBy(() -> town.load(store, MissingRule.ASK))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("provider 'Oak': ")
          .hasMessageContaining("next to nothing in common")
          .hasMessageContaining("nothing was loaded")
          .hasMessageContaining("--take-unlike");
      assertThat(StoreDigest.of(store)).isEqualTo(digest);

      town.loadUnlike(store);
      LinkOutcome after = StoredTown.link(store, null);
      assertThat(after.former().ofOthers()).isGreaterThan(ids / 2);
      assertThat(String.join(" ", after.notes())).contains("next to nothing in common");
      // The same people, but for the few whose new holder has something of the old one.
      assertThat(after.persons()).isBetween(before.persons() - ids / 9, before.persons());
      assertThat(Partition.of(Partition.persons(store))).isEqualTo(AllPairs.persons(store, true));
    }
  }

  @Test
  void link_afterFewIdsWereUsedAgain_namesThemAndJoinsThemToNobodyByWhatTheyWere() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(8), 150);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      StoredTown.link(store, null);
      List<String> given = town.giveIdsAnew("Elm", 6);
      town.load(store, MissingRule.ASK);
      LinkOutcome linked = StoredTown.link(store, null);
      assertThat(linked.former().ofOthers()).isBetween(3L, 6L);
      assertThat(String.join(" ", linked.notes())).containsAnyOf(given.toArray(new String[0]));
      assertThat(Partition.of(Partition.persons(store))).isEqualTo(AllPairs.persons(store, true));
      record Held(int key, long word) {}
      long others =
          store
              .queries()
              .rows(
                  "SELECT key, word FROM record WHERE versions > 1 AND reason IS NULL",
                  row -> new Held(row.getInt(1), row.getLong(2)))
              .stream()
              .filter(held -> !FormerHolder.words(store, held.key(), held.word()).isEmpty())
              .count();
      assertThat(others).isEqualTo(linked.former().ofOthers());
      assertThat(StoredTown.check(store).isSame()).isTrue();
    }
  }
}
