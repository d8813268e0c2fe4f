package uk.linkage.duckdb.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.copy.StoreDigest;
import uk.linkage.intake.InputRefusedException;

/** Uploads by which the records of one provider of three lose something. */
final class LostValuesTest {

  private static final List<String> HEADER = Arrays.asList(Inputs.HEADER.split(","));

  @TempDir private Path folder;
  private StoredTown town;
  private List<String> lines;

  @BeforeEach
  void makeTown() throws IOException {
    town = new StoredTown(folder, new SplittableRandom(11), 60);
    lines = Files.readAllLines(town.upload());
  }

  /** The upload with another value in a column of the first records of Elm. */
  private Path with(String column, int records, UnaryOperator<String> value) {
    int at = HEADER.indexOf(column);
    StringBuilder csv = new StringBuilder();
    int left = records;
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("Elm") && left-- > 0) {
        cells[at] = value.apply(cells[at]);
      }
      csv.append(String.join(",", cells)).append('\n');
    }
    return new Inputs(folder).write("other-" + column + ".csv", csv.toString());
  }

  private static void load(StoreFile store, Path file, LocalDate day) {
    StoredTown.load(store, file, MissingRule.ASK, day);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "dob, most records that had a date of birth must still have it",
    "initials, most records that had initials must still have it",
    "sex, most records that had a sex must still have it",
    "postcode, most records that had a postcode must still have it",
    "consent, the most of them because: consent is blank or unknown",
  })
  void load_ofAColumnThatIsEmptyInOneProvider_isRefused_andTakenIfTheUserSaysSo(
      String column, String expected) {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      String digest = StoreDigest.of(store);
      Path empty = with(column, 1000, old -> "");
      assertThatThrownBy(() -> load(store, empty, town.day()))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageStartingWith("provider 'Elm': ")
          .hasMessageContaining(expected)
          .hasMessageContaining("nothing was loaded")
          .hasMessageContaining("--take-unlike");
      assertThat(StoreDigest.of(store)).isEqualTo(digest);

      UploadCounts elm =
          StoredTown.loadUnlike(store, empty, town.day()).uploads().stream()
              .filter(upload -> upload.provider().equals("Elm"))
              .findFirst()
              .orElseThrow();
      assertThat(elm.changed() + elm.excluded()).isGreaterThan(30);
      // What is lost is no loss a second time.
      load(store, empty, town.day().plusDays(1));
    }
  }

  @Test
  void load_ofLessThanHalfEmpty_isTaken() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      load(store, with("dob", 19, old -> ""), town.day());
      load(store, with("consent", 18, old -> "N"), town.day());
    }
  }

  @Test
  void load_ofAColumnThatNowHasValues_isTaken() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, with("dob", 1000, old -> ""), town.day());
      load(store, with("dob", 1000, old -> old), town.day());
    }
  }
}
