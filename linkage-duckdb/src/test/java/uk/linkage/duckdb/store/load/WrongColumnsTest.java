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
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.audit.Audit;
import uk.linkage.duckdb.store.copy.StoreDigest;
import uk.linkage.duckdb.store.link.AllPairs;
import uk.linkage.duckdb.store.link.Partition;
import uk.linkage.intake.InputRefusedException;

/** Uploads by which a column of one provider of three came out wrong. */
final class WrongColumnsTest {

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
    "dob, another date of birth",
    "initials, another first initial",
    "sex, another sex",
    "postcode, another postcode",
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
          .hasMessageContaining("provider 'Elm': ")
          .message()
          .doesNotContain("provider 'Oak'");
      assertThatThrownBy(() -> load(store, empty, town.day()))
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
              String.format(
                  Locale.ROOT, "'Elm': %d of %d records would take no part", half + 1, known));
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
          .hasMessageContaining("'Elm': 25 of 25 records would have another postcode, or none");
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
          .hasMessageContaining("another last initial, or none");
    }
  }

  /** Each is read, and says of each record something else than before. */
  @Test
  void load_ofAColumnThatIsWrittenOtherwise_isRefused_butNotOneThatHasMore() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      UnaryOperator<String> district = old -> old.substring(0, old.indexOf(' '));
      Map<String, Path> wrong =
          Map.of(
              "another date of birth", with("dob", 1000, old -> "1970-01-01"),
              "another sex", with("sex", 1000, old -> old.equals("M") ? "F" : "M"),
              "another last initial", with("initials", 1000, old -> old.charAt(0) + "Z"),
              "another postcode", with("postcode", 1000, old -> "M1 1AE"));
      wrong.forEach(
          (words, file) ->
              assertThatThrownBy(() -> load(store, file, town.day())).hasMessageContaining(words));
      Path cut = with("postcode", 1000, district);
      assertThatThrownBy(() -> load(store, cut, town.day()))
          .hasMessageContaining("no whole postcode any more")
          .message()
          .doesNotContain("another postcode");
      StoredTown.loadUnlike(store, cut, town.day());
      // Whole again, which needs no word.
      town.load(store, MissingRule.ASK);
    }
  }

  @Test
  void load_ofSeveralThingsWrong_namesThemAll() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      lines = lines.stream().map(line -> line.replaceFirst("^Oak,(.*),[YN]$", "Oak,$1,N")).toList();
      assertThatThrownBy(() -> load(store, with("postcode", 1000, old -> ""), town.day()))
          .hasMessageContaining("provider 'Oak': ")
          .hasMessageContaining("consent is No")
          .hasMessageContaining("provider 'Elm': ")
          .hasMessageContaining("another postcode");
    }
  }

  @Test
  void load_ofFileOfThoseWhoSayNoAlone_isTakenAsAPartOfAll() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      StringBuilder csv = new StringBuilder(Inputs.HEADER).append('\n');
      lines.stream()
          .filter(line -> line.startsWith("Elm,") && line.endsWith(",Y"))
          .limit(24)
          .forEach(line -> csv.append(line, 0, line.length() - 1).append("N\n"));
      Path file = new Inputs(folder).write("no.csv", csv.toString());
      StoredTown.load(store, file, MissingRule.KEEP, town.day());
      assertThat(store.queries().number("SELECT count(*) FROM record WHERE reason = 'consent_no'"))
          .isGreaterThanOrEqualTo(24);
    }
  }

  @Test
  void load_ofAColumnThatNowHasValues_isTaken() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, with("dob", 1000, old -> ""), town.day());
      load(store, with("dob", 1000, old -> old), town.day());
    }
  }

  @Test
  void load_afterAWrongUpload_isAsIfThatHadNeverBeen_ifTheUserSaysSo() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      Path right = town.upload();
      StoredTown.load(store, right, MissingRule.ASK, town.day());
      StoredTown.link(store, null);
      Map<String, Long> before = Partition.persons(store);
      long versions = store.queries().number("SELECT count(*) FROM version");
      // Of all providers.
      lines =
          lines.stream()
              .map(line -> line.replaceFirst("19\\d\\d-\\d\\d-\\d\\d", "1970-01-01"))
              .toList();
      Path wrong = with("dob", 0, old -> old);
      StoredTown.loadUnlike(store, wrong, town.day());
      StoredTown.link(store, null);
      assertThat(Partition.of(Partition.persons(store))).isNotEqualTo(Partition.of(before));

      LoadOutcome loaded = StoredTown.loadAfterWrong(store, right, town.day());
      assertThat(loaded.notes()).anyMatch(note -> note.contains("that is forgotten"));
      List<AuditRow> audit = Audit.rows(store);
      assertThat(audit.get(audit.size() - 1).outcome())
          .containsPattern("forgotten of the last upload [1-9]");
      requireSame(store, before, versions);

      // Put right without a word, of which the link tells; and with one later.
      StoredTown.loadUnlike(store, wrong, town.day());
      StoredTown.link(store, null);
      StoredTown.loadUnlike(store, right, town.day());
      assertThat(StoredTown.link(store, null).notes())
          .anyMatch(note -> note.contains("--last-was-wrong"));
      assertThat(Partition.of(Partition.persons(store))).isNotEqualTo(Partition.of(before));
      StoredTown.loadUnlike(store, wrong, town.day());
      StoredTown.loadAfterWrong(store, right, town.day());
      requireSame(store, before, versions);
    }
  }

  private static void requireSame(StoreFile store, Map<String, Long> before, long versions) {
    assertThat(StoredTown.link(store, null).notes())
        .noneMatch(note -> note.contains("--last-was-wrong"));
    assertThat(Partition.of(Partition.persons(store))).isEqualTo(Partition.of(before));
    assertThat(Partition.of(Partition.persons(store))).isEqualTo(AllPairs.persons(store, true));
    assertThat(StoredTown.check(store).isSame()).isTrue();
    assertThat(store.queries().number("SELECT count(DISTINCT (record, word)) FROM version"))
        .isEqualTo(versions);
    assertThat(store.queries().number("SELECT count(*) - count(DISTINCT (record, n)) FROM version"))
        .isZero();
  }
}
