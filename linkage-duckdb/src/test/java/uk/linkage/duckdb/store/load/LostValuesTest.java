package uk.linkage.duckdb.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
    town = new StoredTown(folder, new SplittableRandom(11), 120);
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

  /** The same of records that take part. */
  private Path withTaking(String column, int records, UnaryOperator<String> value) {
    int taking = 0;
    int all = 0;
    for (String line : lines) {
      if (line.startsWith("Elm,") && taking < records) {
        all++;
        taking += line.endsWith(",Y") ? 1 : 0;
      }
    }
    return with(column, all, value);
  }

  /** The upload in which only the first records of Elm that take part have a value. */
  private Path without(String column, int but) {
    int at = HEADER.indexOf(column);
    StringBuilder csv = new StringBuilder();
    int left = but;
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("Elm") && !(line.endsWith(",Y") && left-- > 0)) {
        cells[at] = "";
      }
      csv.append(String.join(",", cells)).append('\n');
    }
    return new Inputs(folder).write("without-" + column + but + ".csv", csv.toString());
  }

  private static void load(StoreFile store, Path file, LocalDate day) {
    StoredTown.load(store, file, MissingRule.ASK, day);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "dob, most records that had a date of birth must still have it",
    "initials, most records that had a first initial must still have it",
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
  void load_ofHalfEmpty_isTaken_andOfOneMoreRefused() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      long known =
          store
              .queries()
              .number(
                  "SELECT count(*) FROM record r JOIN provider p ON p.id = r.provider WHERE p.name"
                      + " = 'Elm' AND r.reason IS NULL");
      assertThat(known).isGreaterThan(60);
      int half = (int) known / 2;
      UnaryOperator<String> no = old -> "N";
      assertThatThrownBy(() -> load(store, withTaking("consent", half + 1, no), town.day()))
          .hasMessageContaining(
              String.format(Locale.ROOT, "got %d of %d that don't, the most", half + 1, known));
      load(store, withTaking("consent", half, no), town.day());
    }
  }

  @Test
  void load_ofFewEmpty_isTaken() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      // 25 of them have a postcode at all, and 19 are too few to tell anything.
      load(store, without("postcode", 25), town.day());
      load(store, without("postcode", 6), town.day());
      load(store, without("postcode", 0), town.day());
    }
  }

  @Test
  void load_ofTheLastInitialEmpty_isRefused_byThePartOfThoseThatHadIt() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, without("postcode", 25), town.day());
      assertThatThrownBy(() -> load(store, without("postcode", 0), town.day()))
          .hasMessageContaining("had a postcode must still have it, got 25 of 25 that lose it");
    }
    List<String> initials = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      boolean isHeader = cells[2].equals("initials");
      cells[2] =
          isHeader ? "first_initial,last_initial" : cells[2].charAt(0) + "," + cells[2].charAt(1);
      initials.add(String.join(",", cells));
    }
    try (StoreFile store = StoredTown.made(folder.resolve("b.db"))) {
      Inputs inputs = new Inputs(folder);
      load(store, inputs.write("two.csv", String.join("\n", initials) + "\n"), town.day());
      String last =
          initials.stream()
              .map(
                  line ->
                      line.startsWith("Elm,")
                          ? line.replaceFirst(",([A-Z]),[A-Z],", ",$1,,")
                          : line)
              .collect(Collectors.joining("\n"));
      assertThatThrownBy(() -> load(store, inputs.write("last.csv", last + "\n"), town.day()))
          .hasMessageContaining("most records that had a last initial must still have it");
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
