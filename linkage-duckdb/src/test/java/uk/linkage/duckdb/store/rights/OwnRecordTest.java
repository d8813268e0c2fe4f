package uk.linkage.duckdb.store.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.intake.InputRefusedException;

final class OwnRecordTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final String HOSTILE = "=1+1\"; DROP TABLE record; --";
  private static final String FILE =
      Inputs.HEADER
          + "\nOak,1,JS,1980-05-31,M,L3 2ET,Y\nOak,2,A,1975-11-12,,L17,Y\n"
          + "Oak,3,QZ,1966-03-05,M,CH41 1AA,N\nElm,1,JS,1980-05-31,M,L3 2,Y\n"
          + "\"Ash, \"\"the\"\"\",\"=1+1\"\"; DROP TABLE record; --\",KW,1990-02-03,F,WA1 1AB,Y\n";

  @TempDir private Path folder;

  private StoreFile loaded(String name, String csv) {
    StoreFile store = StoredTown.made(folder.resolve(name));
    StoredTown.load(store, new Inputs(folder).write("in.csv", csv), MissingRule.ASK, DAY);
    return store;
  }

  private static List<Long> words(StoreFile store, String id) {
    return store
        .queries()
        .rows(
            "SELECT r.word FROM record r JOIN provider p ON p.id = r.provider WHERE record_id = ?"
                + " ORDER BY p.name",
            row -> row.getLong(1),
            id);
  }

  @Test
  void export_loadedAgain_givesTheSameWords() {
    for (String id : List.of("1", "2", HOSTILE)) {
      Path out = folder.resolve("out" + id.hashCode() + ".csv");
      try (StoreFile store = loaded(id.hashCode() + "a.db", FILE);
          StoreFile other = StoredTown.made(folder.resolve(id.hashCode() + "b.db"))) {
        Receipt done = OwnRecord.export(store, Rights.ofAll(id), out);
        assertThat(done.changed()).isFalse();
        StoredTown.load(other, out, MissingRule.ASK, DAY);
        assertThat(words(other, id)).isEqualTo(words(store, id)).isNotEmpty();
        assertThatThrownBy(() -> OwnRecord.export(store, Rights.ofAll(id), out))
            .isInstanceOf(InputRefusedException.class)
            .hasMessageContaining("must not exist");
      }
    }
  }

  @Test
  void export_ofNoConsent_hasTheIdAndNo() throws IOException {
    Path out = folder.resolve("out.csv");
    try (StoreFile store = loaded("a.db", FILE)) {
      OwnRecord.export(store, Rights.of("3", null), out);
      assertThat(Files.readAllLines(out)).element(1).isEqualTo("Oak,3,,,,,,N,,");
      if (Files.getFileStore(out).supportsFileAttributeView("posix")) {
        assertThat(Files.getPosixFilePermissions(out)).hasSize(2);
      }
      assertThatThrownBy(
              () -> OwnRecord.export(store, Rights.of("77", null), folder.resolve("no.csv")))
          .isInstanceOf(InputRefusedException.class);
      assertThat(folder.resolve("no.csv")).doesNotExist();
    }
  }

  @Test
  void access_tellsTodayAndBefore_andOfOtherServicesHowManyOnly() throws IOException {
    StoredTown town = new StoredTown(folder, new SplittableRandom(31), 100);
    Path out = folder.resolve("detailed");
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      StoredTown.load(store, town.upload(), MissingRule.ASK, town.day());
      StoredTown.link(store, null);
      String name = Rights.linked(store);
      String provider = name.substring(0, name.indexOf('/'));
      OwnRecord.access(store, Rights.of(name), out);
      Map<String, Long> persons = Rights.persons(store);
      List<String> others = List.of("Oak", "Elm", "Ash");
      try (Stream<Path> files = Files.list(out)) {
        List<Path> all = files.sorted().toList();
        assertThat(all)
            .extracting(file -> file.getFileName().toString())
            .containsExactly(
                "client-record.txt",
                "contacts.csv",
                "facts.csv",
                "links.csv",
                "record.csv",
                "uploads.csv");
        for (Path file : all) {
          String text = Files.readString(file);
          assertThat(others.stream().filter(other -> !other.equals(provider)))
              .noneMatch(text::contains);
          assertThat(persons.keySet().stream().map(of -> of.substring(of.indexOf('/') + 1)))
              .filteredOn(id -> !name.endsWith("/" + id))
              .noneMatch(id -> text.matches("(?s).*\\b" + id + "\\b.*"));
        }
      }
      String text = Files.readString(out.resolve("client-record.txt"));
      assertThat(text).contains("for the client and nobody else").contains("dob: exact");
      assertThat(text).doesNotContain("probability").doesNotContain("weight");
      assertThat(Files.readAllLines(out.resolve("record.csv"))).hasSize(2);
    }
  }

  @Test
  void access_afterRectification_tellsWhatWasPutRight_alsoOfAWithheldRecord() throws IOException {
    Path out = folder.resolve("detailed");
    try (StoreFile store = loaded("a.db", FILE)) {
      Rectification.run(
          store,
          Rights.of("2", null),
          Correction.of(Map.of(uk.linkage.intake.ClientField.SEX, "F"), DAY),
          false,
          null,
          uk.linkage.StageListener.SILENT);
      Rights.consent(store, Rights.of("2", null), false);
      OwnRecord.access(store, Rights.of("2", null), out);
      assertThat(Files.readString(out.resolve("record.csv")))
          .contains("withheld: objected")
          .contains("before, and was put right")
          .contains("A,,1975-11-12,F,L17");
    }
  }
}
