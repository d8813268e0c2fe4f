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
import uk.linkage.duckdb.store.audit.Carried;
import uk.linkage.duckdb.store.audit.CarriedRun;
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
  void export_loadedAgain_givesTheSameFactsAndDaysOfContact() {
    String file =
        Inputs.HEADER
            + ",ethnic group,modality,first contact,last_contact\n"
            + "Oak,1,JS,1980-05-31,M,L3 2ET,Y,A,\"Needles, \"\"new\"\"\",2025-01-10,2025-03-04\n"
            + "Oak,2,AB,1975-11-12,F,L17 8XX,Y,=1+1,,2025-09-10,\n"
            + "Elm,1,JS,1980-05-31,M,L3 2ET,Y,Z,Brief advice,,\n";
    String kept =
        "SELECT p.name || '/' || r.record_id || ' ' || f.name || ' ' || f.value FROM fact f JOIN"
            + " record r ON r.key = f.record JOIN provider p ON p.id = r.provider WHERE r.record_id"
            + " = ? UNION ALL SELECT p.name || '/' || r.record_id || ' ' || c.first || ' ' ||"
            + " c.last || c.continuous FROM contact c JOIN record r ON r.key = c.record JOIN"
            + " provider p ON p.id = r.provider WHERE r.record_id = ? ORDER BY 1";
    try (StoreFile store = loaded("a.db", file)) {
      for (String id : List.of("1", "2")) {
        Path out = folder.resolve(id + ".csv");
        OwnRecord.export(store, Rights.ofAll(id), out);
        try (StoreFile other = StoredTown.made(folder.resolve(id + ".db"))) {
          StoredTown.load(other, out, MissingRule.ASK, DAY);
          List<String> held = store.queries().rows(kept, row -> row.getString(1), id, id);
          assertThat(other.queries().rows(kept, row -> row.getString(1), id, id))
              .isEqualTo(held)
              .hasSize(id.equals("1") ? 5 : 2);
        }
      }
    }
  }

  @Test
  void export_ofNoConsent_hasTheIdAndNo_andSaysWhy() throws IOException {
    Path out = folder.resolve("out.csv");
    try (StoreFile store = loaded("a.db", FILE)) {
      assertThat(OwnRecord.export(store, Rights.of("3", null), out).notes())
          .anyMatch(
              note -> note.startsWith("Oak/3: its row has nothing but its id, because it took no"))
          .anyMatch(note -> note.contains("(consent no)"));
      Rights.consent(store, Rights.of("2", null), false);
      assertThat(OwnRecord.export(store, Rights.of("2", null), folder.resolve("two.csv")).notes())
          .anyMatch(note -> note.startsWith("Oak/2: takes no part (objected), so its row doesn't"));
      assertThat(OwnRecord.export(store, Rights.of("1", "Oak"), folder.resolve("1.csv")).notes())
          .noneMatch(note -> note.contains("its row"));
      // A withdrawal hides the No.
      store.queries().update("UPDATE record SET reason = 'withdrawn' WHERE reason = 'objected'");
      Path gone = folder.resolve("gone.csv");
      assertThat(OwnRecord.export(store, Rights.of("2", null), gone).notes())
          .anyMatch(
              note -> note.startsWith("Oak/2: takes no part (withdrawn), so its row doesn't"));
      try (StoreFile other = StoredTown.made(folder.resolve("gone.db"))) {
        StoredTown.load(other, gone, MissingRule.ASK, DAY);
        assertThat(other.queries().number("SELECT count(word) FROM record")).isZero();
      }
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
                "recipients.csv",
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
  void access_namesRecipientsInWords_andNoOtherRecord() throws IOException {
    Path out = folder.resolve("detailed");
    try (StoreFile store = loaded("a.db", FILE)) {
      int oak = (int) store.queries().number("SELECT key FROM record WHERE record_id = '2'");
      int other = oak == 1 ? 2 : 1;
      carry(store, "export-for-ndtms", "NDTMS team", new int[] {oak, other});
      carry(store, "match", "whoever is given its tables", new int[] {oak});
      carry(store, "journeys", "nobody of theirs", new int[] {other});
      OwnRecord.access(store, Rights.of("2", null), out);
      List<String> rows = Files.readAllLines(out.resolve("recipients.csv"));
      assertThat(rows).hasSize(3);
      assertThat(rows.get(0)).isEqualTo("service,day,recipient,purpose,what");
      assertThat(rows.get(1))
          .matches("Oak,\\d{4}-\\d\\d-\\d\\d,NDTMS team,agreement 12,\"initials.*");
      assertThat(rows.get(2)).contains(",whoever is given its tables,").contains("compared with");
      assertThat(Files.readString(out.resolve("client-record.txt")))
          .contains("Whom the record was given to")
          .contains("recipient: NDTMS team")
          .doesNotContain("nobody of theirs");
    }
  }

  private static void carry(StoreFile store, String command, String recipient, int[] keys) {
    int unused =
        Carried.record(
            store,
            new CarriedRun.Output(
                command, "agreement 12", recipient, null, null, "ab".repeat(32), 0),
            keys);
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
