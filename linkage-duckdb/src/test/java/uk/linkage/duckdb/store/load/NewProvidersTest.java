package uk.linkage.duckdb.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.intake.InputRefusedException;

final class NewProvidersTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  @TempDir private Path folder;
  private Inputs inputs;

  @BeforeEach
  void prepare() {
    inputs = new Inputs(folder);
  }

  /** Rows of a provider with ids from one number to another, born on successive days. */
  private static String rows(
      String provider, int from, int to, String initials, LocalDate firstBirth) {
    StringBuilder csv = new StringBuilder();
    for (int id = from; id <= to; id++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%s,%s,M,L3 2ET,Y\n",
              provider,
              id,
              initials,
              firstBirth.plusDays(id).toString()));
    }
    return csv.toString();
  }

  private static String rows(String provider, int from, int to) {
    return rows(provider, from, to, "JS", LocalDate.of(1980, 1, 1));
  }

  private static String others(String provider, int from, int to) {
    return rows(provider, from, to, "KT", LocalDate.of(1960, 1, 1));
  }

  private LoadOutcome load(StoreFile store, String... rows) {
    return StoredTown.load(store, file(rows), MissingRule.ASK, DAY);
  }

  private Path file(String... rows) {
    return inputs.write("in.csv", Inputs.HEADER + "\n" + String.join("", rows));
  }

  private StoreFile storeOf(String... rows) {
    StoreFile store = StoredTown.made(folder.resolve("a.db"));
    load(store, rows);
    return store;
  }

  private void assertRefused(StoreFile store, String message, String... rows) {
    long head = store.head().row();
    assertThatThrownBy(() -> load(store, rows))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("nothing was loaded")
        .hasMessageContaining("--new-provider");
    assertThat(store.head().row()).isEqualTo(head);
    assertThat(store.queries().number("SELECT count(*) FROM provider")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oak café",
        "OAK-CAFÉ",
        "Oak  Cafe.",
        "oakcafe",
        "Oak-Café (1)",
        "Oak-Café(12)",
        "oak cafe - Copy",
        "oak cafe - Copy (2)"
      })
  void load_ofANameThatIsSpelledOtherwise_isRefused(String name) {
    try (StoreFile store = storeOf(rows("Oak-Café", 1, 3))) {
      assertRefused(
          store,
          "'" + name + "', which looks like 'Oak-Café' (that has 2 of its 3 record ids)",
          others(name, 2, 4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Oak 2", "Oak House", "Oaks", "Oak (1) House"})
  void load_ofAnotherName_isLoadedAndTold(String name) {
    try (StoreFile store = storeOf(rows("Oak 1", 1, 3))) {
      assertThat(load(store, others(name, 1, 3)).notes())
          .contains("1 provider is new to the store: '" + name + "'");
    }
  }

  @Test
  void load_intoAnEmptyStore_tellsOfNoNewProvider() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      assertThat(load(store, rows("Oak", 1, 30), rows("Elm", 1, 30)).notes())
          .noneMatch(note -> note.contains("new to the store"));
    }
  }

  @Test
  void load_ofTwoNamesThatLookLikeOne_isRefusedUnlessBothAreSaid() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      String[] both = {rows("Oak", 1, 30), rows("Oak (1)", 1, 30)};
      assertThatThrownBy(() -> load(store, both))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("got 'Oak' and 'Oak (1)'; nothing was loaded");
      assertThatThrownBy(() -> StoredTown.loadNew(store, file(both), "Oak", DAY))
          .hasMessageContaining("got 'Oak' and 'Oak (1)'");
      load(store, both[0]);
      assertThat(StoredTown.loadNew(store, file(both), "Oak (1)", DAY).recorded()).isTrue();
      assertThat(load(store, both).recorded()).isFalse();
    }
  }

  @Test
  void load_ofAnotherNameWithTheSameIdsForOthers_isLoaded() {
    try (StoreFile store = storeOf(rows("Oak", 1, 60))) {
      assertThat(load(store, others("Elm", 1, 60)).uploads().get(0).added()).isEqualTo(60);
    }
  }

  @Test
  void load_ofAnotherNameWithHalfOfTheIds_isRefusedIfATenthIsAlike() {
    try (StoreFile store = storeOf(rows("Oak", 1, 60))) {
      LocalDate births = LocalDate.of(1960, 1, 1);
      assertRefused(
          store,
          "'Elm', which looks like 'Oak' (that has 40 of its 80 record ids)",
          // Alike in their initials, or in their dates of birth.
          rows("Elm", 21, 22, "JS", births),
          rows("Elm", 23, 24, "KT", LocalDate.of(1980, 1, 1)),
          others("Elm", 25, 100));
      assertThat(
              load(store, rows("Ash", 21, 23, "JS", births), others("Ash", 24, 100))
                  .uploads()
                  .get(0)
                  .added())
          .isEqualTo(80);
    }
  }

  @Test
  void load_ofAnotherNameWithIdsWhoseAttributorsNobodyKnows_isRefusedFromTwentyOn() {
    String refusing = rows("Oak", 1, 60).replace(",Y\n", ",N\n");
    try (StoreFile store = storeOf(refusing)) {
      assertRefused(
          store,
          "'Elm', which looks like 'Oak' (that has 20 of its 40 record ids)",
          others("Elm", 41, 80));
      assertThat(load(store, others("Ash", 42, 79)).uploads().get(0).added()).isEqualTo(38);
    }
  }

  @Test
  void load_ofAnotherNameWithLessThanHalfOfTheIds_isLoaded() {
    try (StoreFile store = storeOf(rows("Oak", 1, 60))) {
      assertThat(load(store, rows("Elm", 41, 81)).uploads().get(0).added()).isEqualTo(41);
    }
  }

  @Test
  void load_ofAnotherNameOfAFewRecords_isRefusedFromThreeAlikeOn() {
    try (StoreFile store = storeOf(rows("Oak", 1, 5))) {
      assertRefused(store, "'Elm', which looks like 'Oak'", rows("Elm", 3, 5));
      assertThat(load(store, rows("Elm", 4, 5)).uploads().get(0).added()).isEqualTo(2);
    }
  }

  @Test
  void load_withARowOfTheOneThatIsThere_takesTheSameIdsForThoseOfTwo() {
    try (StoreFile store = storeOf(rows("Oak", 1, 60))) {
      assertThat(load(store, rows("Oak", 1, 60), rows("Elm", 1, 60)).uploads().get(0).added())
          .isEqualTo(60);
      // By its name it is the same all the same.
      assertThatThrownBy(() -> load(store, rows("Oak", 1, 60), rows("OAK", 1, 60)))
          .hasMessageContaining("'OAK', which looks like 'Oak'");
    }
  }

  @Test
  void load_saidToBeNew_isLoadedAndKnownFromThenOn() {
    try (StoreFile store = storeOf(rows("Oak", 1, 30))) {
      Path file = file(rows("oak", 1, 30));
      assertThat(StoredTown.loadNew(store, file, "oak", DAY).uploads().get(0).added())
          .isEqualTo(30);
      assertThat(load(store, rows("oak", 1, 30)).recorded()).isFalse();
      assertThat(StoredTown.loadNew(store, file, "oak", DAY).recorded()).isFalse();
    }
  }

  @Test
  void load_saidToBeNewAndNotThere_isRefused() {
    try (StoreFile store = storeOf(rows("Oak", 1, 3))) {
      Path file = file(rows("Elm", 1, 3));
      assertThatThrownBy(() -> StoredTown.loadNew(store, file, "Elms", DAY))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("--new-provider must be the name of a provider in these files");
      assertThat(store.queries().number("SELECT count(*) FROM provider")).isEqualTo(1);
    }
  }

  @Test
  void load_ofSeveral_namesFiveOfThem() {
    List<String> names = List.of("A", "B", "C", "D", "E", "F", "G");
    try (StoreFile store =
        storeOf(names.stream().map(name -> rows(name, 1, 1)).toArray(String[]::new))) {
      String[] lower =
          names.stream()
              .map(name -> others(name.toLowerCase(Locale.ROOT), 1, 1))
              .toArray(String[]::new);
      assertThatThrownBy(() -> load(store, lower))
          .hasMessageContaining("'e', which looks like 'E'")
          .hasMessageContaining("and 2 more providers")
          .message()
          .doesNotContain("'f'");
    }
  }
}
