package uk.linkage.duckdb.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.link.Partition;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.intake.InputRefusedException;

/** Where old ids lead. */
final class SuccessionTest {

  @TempDir private Path folder;

  @Test
  void today_afterAWrongUploadIsPutRight_leadsFromAnOldReportToTheSamePersonAlone()
      throws IOException {
    StoredTown town = new StoredTown(folder, new SplittableRandom(5), 150);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      Path right = town.upload();
      StoredTown.load(store, right, MissingRule.ASK, town.day());
      StoredTown.link(store, null);
      Map<Long, Set<String>> report = Partition.byPerson(Partition.persons(store));
      town.giveIdsAnew("Oak", 90);
      town.loadUnlike(store);
      StoredTown.link(store, null);
      StoredTown.loadUnlike(store, right, town.day());
      StoredTown.link(store, null);
      Map<Long, Set<String>> now = Partition.byPerson(Partition.persons(store));

      Map<Long, SortedSet<Long>> today = Succession.after(store, 1).today(report.keySet());
      Map<Long, SortedSet<Long>> ever = Succession.of(store).today(report.keySet());
      int same = 0;
      int several = 0;
      for (Map.Entry<Long, Set<String>> person : report.entrySet()) {
        if (now.containsValue(person.getValue())) {
          same++;
          assertThat(today.get(person.getKey()))
              .hasSize(1)
              .allSatisfy(id -> assertThat(now.get(id)).isEqualTo(person.getValue()));
          several += ever.get(person.getKey()).size() > 1 ? 1 : 0;
        }
      }
      assertThat(same).isGreaterThan(100);
      // These had records of two persons meanwhile: who doesn't know the day is led to both.
      assertThat(several).isGreaterThan(10);

      // Ids that a later link retired can't be of a report after it.
      Set<Long> retired =
          Set.copyOf(
              store
                  .queries()
                  .rows("SELECT id FROM person WHERE retired = 2", row -> row.getLong(1)));
      Succession later = Succession.after(store, 2);
      assertThat(later.today(retired)).hasSameSizeAs(retired);
      assertThat(later.others()).isEqualTo(retired.size()).isPositive();

      // One that was merged into another meanwhile, and says No: it isn't the other.
      record Merged(long id, long became) {}
      Merged merged =
          store
              .queries()
              .rows(
                  "SELECT id, became FROM person WHERE became IS NOT NULL ORDER BY id",
                  row -> new Merged(row.getLong(1), row.getLong(2)))
              .stream()
              .filter(
                  of ->
                      report.containsKey(of.id())
                          && today.get(of.id()).size() == 1
                          && !today.get(of.id()).contains(of.became())
                          && now.get(today.get(of.id()).first()).equals(report.get(of.id())))
              .findFirst()
              .orElseThrow();
      sayNo(store, right, report.get(merged.id()), town.day());
      assertThat(Partition.persons(store)).containsValue(merged.became());
      assertThat(Succession.after(store, 1).today(List.of(merged.id())).get(merged.id())).isEmpty();
      assertThat(Succession.of(store).today(List.of(merged.id())).get(merged.id()))
          .doesNotContain(merged.became());
    }
  }

  @Test
  void today_ofWhomNoRecordTakesPart_leadsToThePersonThatItBecame() throws IOException {
    StoredTown town = new StoredTown(folder, new SplittableRandom(6), 80);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      record Merged(long id, long into) {}
      List<Merged> merged = List.of();
      for (int quarter = 0; merged.isEmpty(); quarter++) {
        assertThat(quarter).isLessThan(20);
        town.load(store, MissingRule.WITHDRAW);
        StoredTown.link(store, null);
        town.quarter();
        // Of which nothing has gone anywhere else.
        merged =
            store
                .queries()
                .rows(
                    "SELECT id, became FROM person WHERE became IS NOT NULL AND (SELECT count("
                        + "DISTINCT r.person) FROM step s JOIN record r ON r.key = s.record WHERE"
                        + " s.target = id) = 1 AND (SELECT count(*) FROM record WHERE member AND"
                        + " person = became AND key NOT IN (SELECT record FROM step WHERE target ="
                        + " id)) > 0",
                    row -> new Merged(row.getLong(1), row.getLong(2)));
      }
      Merged one = merged.get(0);
      assertThat(Succession.of(store).today(List.of(one.id())).get(one.id()))
          .containsExactly(one.into());

      Set<String> names =
          Set.copyOf(
              store
                  .queries()
                  .rows(
                      "SELECT p.name || '/' || r.record_id FROM step s JOIN record r ON r.key ="
                          + " s.record JOIN provider p ON p.id = r.provider WHERE s.target = ?",
                      row -> row.getString(1),
                      one.id()));
      sayNo(store, town.upload(), names, town.day());
      assertThat(
              store
                  .queries()
                  .number(
                      "SELECT count(*) FROM step s JOIN record r ON r.key = s.record WHERE s.target"
                          + " = ? AND r.member",
                      one.id()))
          .isZero();
      assertThat(Succession.of(store).today(List.of(one.id())).get(one.id()))
          .containsExactly(one.into());
    }
  }

  /** Loads an upload in which some records say No, and links. */
  private void sayNo(StoreFile store, Path upload, Set<String> names, LocalDate day)
      throws IOException {
    StringBuilder csv = new StringBuilder();
    for (String line : Files.readAllLines(upload)) {
      List<String> cells = List.of(line.split(",", -1));
      boolean says = names.contains(cells.get(0) + "/" + cells.get(1));
      csv.append(says ? line.substring(0, line.length() - 1) + "N" : line).append('\n');
    }
    Path file = new Inputs(folder).write("no.csv", csv.toString());
    StoredTown.load(store, file, MissingRule.WITHDRAW, day);
    StoredTown.link(store, null);
  }

  @Test
  void translated_ofADayBeforeTheIdsWereGiven_isRefused() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(6), 80);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      StoredTown.link(store, null);
      // Links of the town are made on this day.
      LocalDate first = LocalDate.of(2026, 1, 2);
      assertThat(StorePersons.translated(store, List.of(1L), first).rows()).hasSize(1);
      assertThat(StorePersons.translated(store, List.of(1L), first).others()).isZero();
      assertThatThrownBy(() -> StorePersons.translated(store, List.of(1L), first.minusDays(1)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("before the first link");

      town.quarter();
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
      long later = store.queries().number("SELECT max(id) FROM person WHERE born = 2");
      assertThat(Succession.after(store, 2).today(List.of(1L, later))).hasSize(2);
      assertThatThrownBy(() -> Succession.after(store, 1).today(List.of(1L, later)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("--reported must be the day")
          .hasMessageContaining("person ");
    }
  }
}
