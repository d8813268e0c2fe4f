package uk.linkage.duckdb.store.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.copy.StoreDigest;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.read.StoreStatus;

/** Whatever comes and goes, persons are those of a fresh run, and ids obey their laws. */
final class RandomHistoriesTest {

  private static final int QUARTERS = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void link_afterEveryQuarter_givesThePersonsOfAFreshRun(long seed) {
    StoredTown town = new StoredTown(folder, new SplittableRandom(seed), 100);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      Map<String, Long> before = Map.of();
      Set<Long> given = new HashSet<>();
      boolean historical = true;
      int run = 0;
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        town.load(store, MissingRule.WITHDRAW);
        boolean switched = quarter >= 3 && quarter <= 4;
        historical = quarter != 3;
        LinkOutcome linked = StoredTown.link(store, switched ? historical : null);

        Map<String, Long> persons = Partition.persons(store);
        assertThat(Partition.of(persons)).isEqualTo(AllPairs.persons(store, historical));
        assertThat(linked.persons()).isEqualTo(new HashSet<>(persons.values()).size());
        assertThat(linked.links()).isEqualTo(store.queries().number("SELECT count(*) FROM link"));
        assertThat(StoredTown.check(store).isSame()).isTrue();
        requireSum(store, linked, before, persons, given);
        IdLaws.require(store, before, run, persons, given);
        run = linked.run();
        before = persons;
        town.quarter();
      }
      assertThat(given).hasSizeGreaterThan(100);
    }
  }

  @Test
  void link_ofRecordsThatLeaveAndComeBack_tellsWhoSleepsAndWakes() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(9), 80);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
      Map<String, Long> all = Partition.persons(store);
      Set<Long> given = new HashSet<>(all.values());
      String some = ", dirty = true WHERE key % 3 = 0 AND word IS NOT NULL";
      store.change(
          "test", act -> store.queries().update("UPDATE record SET reason = 'withdrawn'" + some));
      LinkOutcome left = StoredTown.link(store, null);
      Map<String, Long> fewer = Partition.persons(store);
      requireSum(store, left, all, fewer, given);
      assertThat(left.asleep()).isPositive();
      assertThat(left.awake()).isZero();
      given.addAll(fewer.values());

      store.change("test", act -> store.queries().update("UPDATE record SET reason = NULL" + some));
      LinkOutcome back = StoredTown.link(store, null);
      requireSum(store, back, fewer, Partition.persons(store), given);
      assertThat(back.awake()).isEqualTo(left.asleep());
      assertThat(back.asleep()).isZero();
    }
  }

  /** What a link says of persons adds up, and is what persons show. */
  private static void requireSum(
      StoreFile store,
      LinkOutcome linked,
      Map<String, Long> before,
      Map<String, Long> now,
      Set<Long> given) {
    Set<Long> old = new HashSet<>(before.values());
    Set<Long> today = new HashSet<>(now.values());
    assertThat(linked.personsBefore()).isEqualTo(old.size());
    assertThat(
            linked.personsBefore()
                + linked.born()
                + linked.awake()
                - linked.retired()
                - linked.asleep())
        .isEqualTo(linked.persons());
    Set<Long> retiredEver =
        new HashSet<>(
            store
                .queries()
                .rows("SELECT id FROM person WHERE retired IS NOT NULL", row -> row.getLong(1)));
    assertThat(linked.asleep())
        .isEqualTo(
            old.stream().filter(id -> !today.contains(id) && !retiredEver.contains(id)).count());
    long awakeAndHere =
        today.stream().filter(id -> !old.contains(id) && given.contains(id)).count();
    long wokeAndRetired =
        store.queries().number("SELECT count(*) FROM person WHERE retired = ?", (long) linked.run())
            - old.stream().filter(id -> !today.contains(id) && retiredEver.contains(id)).count();
    assertThat(linked.awake()).isEqualTo(awakeAndHere + wokeAndRetired);
  }

  @Test
  void fit_taken_givesThePersonsOfAFreshRunAndLeavesNothingBehindIfNot() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(4), 100);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
      town.quarter();
      town.quarter();
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
      Map<String, Long> before = Partition.persons(store);
      StoreStatus status = StoreStatus.of(store);

      int run = IdLaws.lastRun(store);
      FitOutcome shown = StoredTown.fit(store, /* apply= */ false);
      assertThat(Partition.persons(store)).isEqualTo(before);
      assertThat(StoreStatus.of(store)).isEqualTo(status);
      assertThat(shown.same()).isFalse();
      assertThat(shown.moves())
          .isNotEmpty()
          .allMatch(move -> Math.abs(move.after() - move.before()) > 1e-3);
      assertThat(shown.linked().personsBefore()).isEqualTo(status.persons());

      FitOutcome applied = StoredTown.fit(store, /* apply= */ true);
      assertThat(applied.linked()).isEqualTo(shown.linked());
      assertThat(Partition.of(Partition.persons(store))).isEqualTo(AllPairs.persons(store, true));
      IdLaws.require(store, before, run, Partition.persons(store), new HashSet<>());
    }
  }

  @Test
  void fit_ofTheSameRecords_keepsTheModelAndItsNumberAndLinksWhatWaits() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(6), 80);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
      String before = StoreDigest.of(store);
      for (boolean apply : List.of(false, true)) {
        FitOutcome fitted = StoredTown.fit(store, apply);
        assertThat(fitted.changesNothing()).isTrue();
        assertThat(fitted.applied()).isFalse();
        assertThat(fitted.moves()).isEmpty();
        assertThat(fitted.linked().model()).isEqualTo(1);
        assertThat(StoreDigest.of(store)).isEqualTo(before);
      }

      // Records that wait to be linked, with the words that they had when the model was fitted.
      store.change("test", act -> store.queries().update("UPDATE record SET dirty = key < 5"));
      FitOutcome fitted = StoredTown.fit(store, /* apply= */ true);
      assertThat(fitted.same()).isTrue();
      assertThat(fitted.applied()).isTrue();
      assertThat(fitted.waiting()).isPositive();
      assertThat(fitted.linked().changed()).isEqualTo(fitted.waiting());
      assertThat(fitted.linked().model()).isEqualTo(1);
      assertThat(StoreStatus.of(store).waiting()).isZero();
    }
  }

  @Test
  void link_withNothingToDo_leavesTheStoreAsItIs_withoutARowOfItself() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(5), 60);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.WITHDRAW);
      LinkOutcome first = StoredTown.link(store, null);
      assertThat(first.isIdle()).isFalse();
      String before = StoreDigest.of(store);
      LinkOutcome again = StoredTown.link(store, null);
      assertThat(again.isIdle()).isTrue();
      assertThat(again.run()).isEqualTo(first.run());
      assertThat(again.links()).isEqualTo(first.links());
      assertThat(again.persons()).isEqualTo(first.persons());
      assertThat(StoreDigest.of(store)).isEqualTo(before);

      // A choice that is kept is a change, if not of a record.
      long row = store.head().row();
      assertThat(StoredTown.link(store, false).run()).isEqualTo(first.run());
      assertThat(store.head().row()).isEqualTo(row + 1);
      town.quarter();
      town.load(store, MissingRule.WITHDRAW);
      assertThat(StoredTown.link(store, null).run()).isEqualTo(first.run() + 1);
    }
  }

  @Test
  void check_ofAStoreThatAnotherProgramChanged_findsIt_andAllLinkedAnewMendsIt() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(6), 60);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.WITHDRAW);
      assertThatThrownBy(() -> StoredTown.check(store))
          .hasMessageContaining("store that never was");
      StoredTown.link(store, null);
      assertThat(StoredTown.check(store).isSame()).isTrue();
      Map<String, Long> persons = Partition.persons(store);

      StoreQueries queries = store.queries();
      List<String> damages =
          List.of(
              "DELETE FROM link WHERE rowid = (SELECT min(rowid) FROM link)",
              "UPDATE link SET odds = odds + 1 WHERE rowid = (SELECT min(rowid) FROM link)",
              "UPDATE record SET person = person % 3 + 1",
              "UPDATE record SET member = false WHERE key % 7 = 0",
              "INSERT INTO link SELECT min(key), max(key), 20, 20 FROM record WHERE member");
      for (String damage : damages) {
        queries.update(damage);
        CheckOutcome check = StoredTown.check(store);
        assertThat(check.isSame()).as(damage).isFalse();
        assertThat(check.linksMissing()).isEqualTo(damage.startsWith("DELETE") ? 1 : 0);
        assertThat(check.linksOtherwise()).isEqualTo(damage.contains("odds + 1") ? 1 : 0);
        assertThat(check.linksTooMany()).isEqualTo(damage.startsWith("INSERT") ? 1 : 0);
        assertThat(check.recordsElsewhere() > 0).isEqualTo(damage.contains("record SET"));
        assertThat(StoredTown.check(store)).isEqualTo(check);

        StoredTown.linkAll(store);
        assertThat(StoredTown.check(store).isSame()).as(damage).isTrue();
        assertThat(Partition.of(Partition.persons(store))).isEqualTo(Partition.of(persons));
      }

      town.quarter();
      town.load(store, MissingRule.WITHDRAW);
      assertThatThrownBy(() -> StoredTown.check(store)).hasMessageContaining("records that wait");
    }
  }

  @Test
  void link_sameHistoryTwice_givesSameIds() {
    List<Map<String, Long>> both = new ArrayList<>();
    for (String name : List.of("a.db", "b.db")) {
      StoredTown town = new StoredTown(folder, new SplittableRandom(5), 80);
      try (StoreFile store = StoredTown.made(folder.resolve(name))) {
        for (int quarter = 0; quarter < 3; quarter++) {
          town.load(store, MissingRule.WITHDRAW);
          StoredTown.link(store, null);
          town.quarter();
        }
        both.add(Partition.persons(store));
      }
    }
    assertThat(both.get(0)).isEqualTo(both.get(1));
  }
}
