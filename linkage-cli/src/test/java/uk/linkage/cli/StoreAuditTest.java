package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.store.StoreFile;

/** The audit of a store, and which outputs carried whom, as an officer asks for them. */
final class StoreAuditTest {

  private static final Path GUIDE =
      Path.of(System.getProperty("linkage.root", ".."), "docs/guide/store.md");

  @TempDir private Path dir;
  private Path db;
  private Path region;

  @BeforeEach
  void makeStore() {
    db = dir.resolve("a.db");
    region = Clients.write(dir, "region.csv", Clients.REGION);
    assertThat(done("store", "init")).contains("Audit: row 1, ");
    assertThat(done("store", "load", region)).contains("Audit: row 2, ");
  }

  private Shell.Said run(Object... args) {
    List<Object> all = new ArrayList<>(Arrays.asList(args));
    all.add("--db");
    all.add(db);
    return Shell.run(all.toArray());
  }

  private String done(Object... args) {
    Shell.Said said = run(args);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.withoutChance(dir).out()).doesNotContain(Clients.VALUES);
    return said.text();
  }

  private void nameRecords() {
    try (StoreFile store = StoreFile.open(db, new StoreFile.Machine(1, 1L << 28))) {
      store.change(
          "store consent",
          act -> {
            act.record("Oak House", "1");
            act.erasedRecord();
            act.record("Oak, \"the\" House\n", "1;\u00e9\uD83D\uDC9A");
            act.outcome("consent no");
          });
    }
  }

  @Test
  void list_tellsEveryChange() {
    nameRecords();
    assertThat(done("store", "audit", "list"))
        .contains("1  20")
        .contains("store init")
        .contains("load 1 of ")
        .contains("records 0 to 7, taking part 0 to 5, links 0, persons 0")
        .contains("Oak House/1")
        .contains("a record that was erased");
    assertThat(done("store", "audit", "list", "--json"))
        .contains("\"command\" : \"store load\"")
        .contains("\"redacted\" : true");
    // A record that three rows name is no three records.
    assertThat(done("store", "audit", "verify"))
        .containsPattern("It names records \\d+ times; 1 of these is redacted, where");
    assertThat(done("store", "status")).contains("Audit: row 3, ");
    assertThat(done("store", "status", "--json")).containsPattern("\"audit\" : \\{\\s+\"row\" : 3");
    assertThat(run("store", "audit").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("store", "audit", "list", "--json", "--out", "a.csv").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void verify_wholeAndNot_saysSoAndEndsSo() throws IOException {
    String head = done("store", "status").replaceAll("(?s).*Audit: row 2, ([0-9a-f]{64}).*", "$1");
    assertThat(done("store", "audit", "verify", "--head", head.substring(0, 20)))
        .contains("The audit is whole: 2 rows.")
        .contains("The noted head is that of row 2.")
        .contains(head);
    assertThat(done("store", "audit", "verify", "--json")).contains("\"whole\" : true");

    Shell.Said said = run("store", "audit", "verify", "--head", "0123456789abcdef");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.text()).contains("not whole. Row 3: no row has the hash that was noted");
    said = run("store", "audit", "verify", "--head", "abc");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("16 to 64 hexadecimal digits");

    try (StoreFile store = StoreFile.open(db, new StoreFile.Machine(1, 1L << 28))) {
      store.queries().update("UPDATE audit SET os_user = 'nobody' WHERE sequence = 1");
    }
    said = run("store", "audit", "verify");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.text()).contains("not whole. Row 1: it is not as it was written");
    said = run("store", "audit", "verify", "--json");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.out()).contains("\"whole\" : false").contains("\"row\" : 1");
  }

  /** Written from the guide alone: it calls nothing of linkage's. */
  private static String checked(Path csv) throws IOException {
    Matcher cell =
        Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,\"\n]*))([,\n])")
            .matcher(Files.readString(csv));
    List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    while (cell.find()) {
      String quoted = cell.group(1);
      rows.get(rows.size() - 1).add(quoted == null ? cell.group(2) : quoted.replace("\"\"", "\""));
      if (cell.group(3).equals("\n")) {
        rows.add(new ArrayList<>());
      }
    }
    String previous = "0".repeat(64);
    for (int n = 1; n < rows.size() - 1; n++) {
      List<String> row = rows.get(n);
      String text = "linkage audit 1\n" + String.join("\n", row.subList(0, 15));
      if (!row.get(0).equals("" + n)
          || !row.get(14).equals(previous)
          || !row.get(15).equals(sha256(text))) {
        return "row " + n;
      }
      previous = row.get(15);
    }
    return previous;
  }

  private static String sha256(String text) {
    return DigestUtils.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void file_canBeCheckedByWhatTheGuideSays() throws IOException {
    nameRecords();
    Path csv = dir.resolve("audit.csv");
    assertThat(done("store", "audit", "list", "--out", csv)).contains("3 rows: written to");
    String head = done("store", "status").replaceAll("(?s).*Audit: row 3, ([0-9a-f]{64}).*", "$1");
    assertThat(checked(csv)).isEqualTo(head);
    Path other = dir.resolve("other.csv");
    Files.writeString(other, Files.readString(csv).replace("consent no", "consent yes"));
    assertThat(checked(other)).isEqualTo("row 3");

    assertThat(run("store", "audit", "list", "--out", csv).err()).contains("--overwrite");
    assertThat(done("store", "audit", "list", "--out", csv, "--overwrite")).contains("3 rows");
    Path mine = Files.writeString(dir.resolve("mine.csv"), "provider,record_id\n");
    assertThat(run("store", "audit", "list", "--out", mine, "--overwrite").err())
        .contains("replaces only a file with the same columns");
    assertThat(mine).hasContent("provider,record_id\n");
    assertThat(run("store", "audit", "list", "--out", dir.resolve("a.txt")).err())
        .contains("ends in .csv");
  }

  @Test
  void scriptOfTheGuide_agrees() throws IOException, InterruptedException {
    nameRecords();
    Path csv = dir.resolve("audit.csv");
    done("store", "audit", "list", "--out", csv);
    Matcher script = Pattern.compile("(?s)```python\n(.*?)```").matcher(Files.readString(GUIDE));
    assertThat(script.find()).isTrue();
    Path py = Files.writeString(dir.resolve("check.py"), script.group(1));
    Path other = dir.resolve("other.csv");
    String text = Files.readString(csv);
    String head = done("store", "status").replaceAll("(?s).*Audit: row 3, ([0-9a-f]{64}).*", "$1");

    assertThat(python(py, csv)).isEqualTo("0 whole " + head);
    Files.writeString(other, text.replace("consent no", "consent yes"));
    assertThat(python(py, other)).isEqualTo("1 row 3 is not as it was written");
    Files.writeString(other, text.replace("Oak House", "Elm House"));
    assertThat(python(py, other)).isEqualTo("1 row 3 is not as it was written");
    Files.writeString(other, text.replaceAll("(?m)^2,.*\n", ""));
    assertThat(python(py, other)).isEqualTo("1 row 2 is not as it was written");
  }

  private static String python(Path script, Path csv) throws IOException, InterruptedException {
    Process process = null;
    try {
      process =
          new ProcessBuilder("python3", script.toString(), csv.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      Assumptions.abort("no python3 here");
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said.strip();
  }

  @Test
  void export_withAStore_isOnRecord() {
    Path more =
        Clients.write(dir, "more.csv", Clients.REGION + "9,Ash Lane,J,S,31/05/1980,M,L3 2ET,Yes\n");
    String said = exported(more, "first");
    assertThat(said)
        .contains("On record in the store as output 1, with 5 records of it.")
        .contains("1 row is of a record that the store doesn't have")
        .contains("Audit: row 3, ");
    assertThat(exported(region, "second")).contains("as output 2").doesNotContain("Note: ");

    assertThat(done("store", "carried", "--of", "1", "--provider", "Oak House"))
        .contains("2 outputs carried 1:")
        .contains("export-for-ndtms")
        .contains("to NDTMS team: agreement 12")
        .contains("with 5 records of the store and 1 that are not in it");
    assertThat(done("store", "carried", "--of", "4", "--provider", "Elm Street", "--json"))
        .contains("\"recipient\" : \"NDTMS team\"")
        .contains("\"others\" : 1");
    assertThat(done("store", "carried", "--of", "3", "--provider", "Oak House"))
        .contains("No output on record carried 3.");
    Shell.Said refused = run("store", "carried", "--of", "1");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("'Elm Street', 'Oak House'").hasLineCount(1);
    assertThat(done("store", "audit", "verify")).contains("whole: 4 rows");
  }

  @Test
  void export_ofARecordThatTheStoreHoldsBack_leavesItOut() throws IOException {
    Path no = Clients.write(dir, "no.csv", Clients.REGION.replace("L3 2ET,Yes", "L3 2ET,No"));
    done("store", "load", no);
    assertThat(exported(region, "out"))
        .contains("left out: takes no part in the store 1")
        .contains("with 4 records of it.");
    assertThat(Files.readAllLines(dir.resolve("out/for-ndtms.csv"))).hasSize(5);
    assertThat(Files.readString(dir.resolve("out/export.json")))
        .contains("\"withheld_by_store\": 1");
    assertThat(done("store", "carried", "--of", "1", "--provider", "Oak House"))
        .contains("No output");
  }

  @Test
  void export_ofWhatWasErasedPutRightOrNeverAsked_leavesItOut() throws IOException {
    done("store", "erase", "--of", "1", "--provider", "Oak House");
    assertThat(exported(region, "erased"))
        .contains("left out: takes no part in the store 1")
        .contains("with 4 records of it.")
        .doesNotContain("doesn't have");
    assertThat(Files.readAllLines(dir.resolve("erased/for-ndtms.csv"))).hasSize(5);

    done("store", "rectify", "--of", "4", "--provider", "Elm Street", "--initials", "QQ");
    assertThat(exported(region, "right"))
        .contains("left out: takes no part in the store 1")
        .contains("left out: was put right in the store 1")
        .contains("1 row still has what was put right")
        .contains("with 3 records of it.");
    assertThat(Files.readAllLines(dir.resolve("right/for-ndtms.csv"))).hasSize(4);

    done(
        "store",
        "provider",
        "Elm Street",
        "--retrospective-consent",
        "no",
        "--before",
        "2000-01-01");
    Path more =
        Clients.write(
            dir, "more.csv", Clients.REGION + "9,Elm Street,J,S,31/05/1980,M,L3 2ET,Yes\n");
    Files.deleteIfExists(dir.resolve("never"));
    assertThat(exported(more, "never")).doesNotContain("doesn't have");
    assertThat(Files.readString(dir.resolve("never/row-ids.csv"))).doesNotContain("Elm Street,9");
  }

  private String exported(Path file, String out) {
    return done(
            "export-for-ndtms",
            file,
            "--out",
            dir.resolve(out),
            "--purpose",
            "agreement 12",
            "--recipient",
            "NDTMS team")
        .replaceAll(" {2,}", " ");
  }
}
