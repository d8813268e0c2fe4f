package uk.linkage.duckdb.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.read.StorePersons;
import uk.linkage.duckdb.store.read.StoreStatus;
import uk.linkage.intake.DuplicateRecordIdsException;
import uk.linkage.intake.InputRefusedException;

final class StoreLoadTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final String FIRST =
      Inputs.HEADER
          + "\nOak,1,JS,1980-05-31,M,L3 2ET,Y\nOak,2,AB,1975-11-12,F,L17 8XX,Y\n"
          + "Oak,3,QZ,1966-03-05,M,CH41 1AA,N\nElm,1,JS,1980-05-31,M,L3 2ET,Y\n"
          + "Elm,2,KW,1990-02-30,F,WA1 1AB,Y\n";

  @TempDir private Path folder;
  private Inputs inputs;

  @BeforeEach
  void prepare() {
    inputs = new Inputs(folder);
  }

  private LoadOutcome load(StoreFile store, String csv, MissingRule missing) {
    return StoredTown.load(store, inputs.write("in.csv", csv), missing, DAY);
  }

  @Test
  void load_first_countsEachKind() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      LoadOutcome loaded = load(store, FIRST, MissingRule.ASK);
      assertThat(loaded.uploads())
          .containsExactly(
              new UploadCounts("Elm", 2, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0),
              new UploadCounts("Oak", 3, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0));
      assertThat(loaded.waiting()).isEqualTo(3);
      assertThat(StoreStatus.of(store).away()).containsOnly(java.util.Map.entry("consent_no", 1L));
      assertThat(store.queries().number("SELECT count(word) FROM record")).isEqualTo(3);
    }
  }

  @Test
  void load_sameFileAgain_changesNothing() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FIRST, MissingRule.ASK);
      StoreStatus before = StoreStatus.of(store);
      LoadOutcome again = load(store, FIRST, MissingRule.ASK);
      assertThat(again.recorded()).isFalse();
      assertThat(again.uploads().get(1).unchanged()).isEqualTo(3);
      assertThat(StoreStatus.of(store)).isEqualTo(before);
    }
  }

  @Test
  void load_sameFileOnALaterDay_isTheLastUpload() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FIRST, MissingRule.ASK);
      long head = store.head().row();
      LocalDate later = DAY.plusMonths(3);
      Path same = inputs.write("in.csv", FIRST);
      LoadOutcome again = StoredTown.load(store, same, MissingRule.ASK, later);
      assertThat(again.recorded()).isTrue();
      assertThat(again.uploads().get(1).unchanged()).isEqualTo(3);
      assertThat(again.waiting()).isEqualTo(3);
      assertThat(
              store
                  .queries()
                  .rows(
                      "SELECT DISTINCT max(day) FROM upload GROUP BY provider",
                      row -> row.getObject(1, LocalDate.class)))
          .containsExactly(later);
      assertThat(store.head().row()).isEqualTo(head + 1);
      assertThat(StoredTown.load(store, same, MissingRule.ASK, later).recorded()).isFalse();
    }
  }

  @Test
  void load_ofADayAfterToday_isRefusedAndLocksNobodyOut() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FIRST, MissingRule.ASK);
      long head = store.head().row();
      Path same = inputs.write("in.csv", FIRST);
      assertThatThrownBy(
              () ->
                  StoredTown.load(
                      store, same, MissingRule.ASK, DAY.plusDays(1), DAY.atTime(23, 59)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("must not be after today, got " + DAY.plusDays(1));
      assertThat(store.head().row()).isEqualTo(head);
    }
  }

  @Test
  void load_consentOffAndOn_withholdsTheWordAndBringsItBack() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FIRST, MissingRule.ASK);
      LoadOutcome off =
          load(store, FIRST.replace("M,L3 2ET,Y\nOak", "M,L3 2ET,N\nOak"), MissingRule.ASK);
      assertThat(off.uploads().get(1).excluded()).isEqualTo(1);
      assertThat(StoreStatus.of(store).taking()).isEqualTo(2);
      assertThat(store.queries().number("SELECT count(word) FROM record")).isEqualTo(3);
      LoadOutcome on = load(store, FIRST, MissingRule.ASK);
      assertThat(on.uploads().get(1).returned()).isEqualTo(1);
      assertThat(StoreStatus.of(store).taking()).isEqualTo(3);
    }
  }

  @Test
  void load_idsMissing_isRefusedAndLeavesTheStoreAsItIs_unlessSomebodySaysWhatItMeans() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FIRST, MissingRule.ASK);
      StoreStatus before = StoreStatus.of(store);
      String fewer = FIRST.replace("Oak,2,AB,1975-11-12,F,L17 8XX,Y\n", "");
      assertThatThrownBy(() -> load(store, fewer, MissingRule.ASK))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("without 1 of them (Oak 1)")
          .hasMessageContaining("--missing withdraw");
      assertThat(StoreStatus.of(store)).isEqualTo(before);

      LoadOutcome kept = load(store, fewer, MissingRule.KEEP);
      assertThat(kept.uploads().get(1).kept()).isEqualTo(1);
      assertThat(kept.asBefore()).isEqualTo(1);
      assertThat(kept.taking()).isEqualTo(StoreStatus.of(store).taking()).isEqualTo(3);
      assertThat(load(store, fewer, MissingRule.WITHDRAW).uploads().get(1).withdrawn())
          .isEqualTo(1);
      assertThat(StoreStatus.of(store).taking()).isEqualTo(2);
      assertThat(load(store, FIRST, MissingRule.ASK).uploads().get(1).returned()).isEqualTo(1);
    }
  }

  @Test
  void load_changedRejectedAndRepeated_areToldApart() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FIRST, MissingRule.ASK);
      LoadOutcome changed = load(store, FIRST.replace("L17 8XX", "L18 1AA"), MissingRule.ASK);
      assertThat(changed.uploads().get(1).changed()).isEqualTo(1);
      assertThat(store.queries().number("SELECT count(*) FROM version")).isEqualTo(4);
      LoadOutcome rejected =
          load(store, FIRST.replace("1975-11-12", "1975-02-30"), MissingRule.ASK);
      assertThat(rejected.notes()).anyMatch(note -> note.contains("it stays as it was"));
      assertThat(rejected.taking()).isEqualTo(3);
      assertThat(rejected.asBefore()).isEqualTo(1);
      assertThat(StoreStatus.of(store).taking()).isEqualTo(3);
      assertThatThrownBy(
              () -> load(store, FIRST + "Oak,1,JS,1980-05-31,M,L3 2ET,Y\n", MissingRule.ASK))
          .isInstanceOf(DuplicateRecordIdsException.class);
    }
  }

  @Test
  void load_earlierDayThanTheLast_isRefused() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FIRST, MissingRule.ASK);
      Path file = inputs.write("in.csv", FIRST);
      assertThatThrownBy(() -> StoredTown.load(store, file, MissingRule.ASK, DAY.minusDays(1)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("--as-at");
    }
  }

  @Test
  void load_ndtmsRows_withoutConsentAreHeldByIdAlone() {
    String csv =
        """
        AGNCY,CLIENT,FINITIAL,SINITIAL,DOB,SEX,PC,CONSENT
        N1,7,J,S,19800531,M,L3 2,Y
        N1,8,NA,NA,NA,NA,NA,N
        N1,NA,NA,NA,NA,NA,NA,N
        """;
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      LoadOutcome loaded =
          StoredTown.load(store, inputs.write("n.csv", csv), "ndtms", MissingRule.ASK, DAY);
      assertThat(loaded.uploads())
          .containsExactly(new UploadCounts("N1", 3, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0));
    }
  }

  @Test
  void store_holdsNoTextOfAnAttributor_andIsItsOwnersAlone() throws IOException {
    Path db = folder.resolve("dir/a.db");
    Files.createDirectories(db.getParent());
    StoredTown town = new StoredTown(folder.resolve("in"), new SplittableRandom(3), 100);
    try (StoreFile store = StoredTown.made(db)) {
      town.load(store, MissingRule.ASK);
      requireNoText(db.getParent(), town.upload());
      StoredTown.link(store, null);
      requireNoText(db.getParent(), town.upload());
      assertThat(StorePersons.of(store)).isNotEmpty();
      if (Files.getFileStore(db).supportsFileAttributeView("posix")) {
        try (Stream<Path> files = Files.list(db.getParent())) {
          for (Path file : files.toList()) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
          }
        }
      }
    }
    requireNoText(db.getParent(), town.upload());
  }

  private static void requireNoText(Path folder, Path upload) throws IOException {
    List<String> texts =
        Files.readAllLines(upload).stream()
            .skip(1)
            .flatMap(line -> Stream.of(cell(line, 3), cell(line, 5)))
            .distinct()
            .limit(60)
            .toList();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(texts).noneMatch(bytes::contains);
      }
    }
  }

  private static String cell(String line, int place) {
    return List.of(line.split(",", -1)).get(place);
  }

  @Test
  void load_withImpossibleValues_saysWhereTheyStandAndNotWhichTheyAre() {
    StringBuilder csv = new StringBuilder(FIRST);
    for (int id = 4; id < 10; id++) {
      csv.append("\nOak,").append(id).append(",JS,2075-11-12,M,L3 2ET,Y\n");
    }
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      LoadOutcome loaded = load(store, csv.toString(), MissingRule.ASK);
      assertThat(loaded.rejected())
          .hasSize(7)
          .startsWith(
              new RejectedRow("in.csv", 6, "dob", "no such day in the calendar"),
              new RejectedRow("in.csv", 8, "dob", "birth after the reference date (see --as-at)"))
          .extracting(RejectedRow::line)
          .containsExactly(6L, 8L, 10L, 12L, 14L, 16L, 18L);
      assertThat(loaded.notes())
          .anyMatch(
              note ->
                  note.startsWith("7 rows were rejected")
                      && note.contains("in.csv, line 6, column 'dob': no such day in the calendar;")
                      && note.contains("line 14")
                      && !note.contains("line 16")
                      && note.endsWith("; and 2 more"))
          .noneMatch(note -> note.contains("1990-02-30") || note.contains("2075"));
    }
  }
}
