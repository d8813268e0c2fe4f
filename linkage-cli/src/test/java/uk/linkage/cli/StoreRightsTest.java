package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What individuals have a right to, as an officer does it. */
final class StoreRightsTest {

  private static final String FILE =
      """
      provider,record_id,initials,dob,sex,postcode,consent
      Oak,1,JS,1980-05-31,M,L3 2ET,Y
      Oak,2,AB,1975-11-12,F,L17 8XX,Y
      Elm,1,JS,1980-05-31,M,L3 2ET,Y
      """;

  @TempDir private Path dir;

  private Shell.Said store(Object... args) {
    Object[] all = new Object[args.length + 3];
    all[0] = "store";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--db";
    all[args.length + 2] = dir.resolve("a.db");
    Shell.Said said = Shell.run(all);
    Shell.Said plain = said.withoutChance(dir);
    assertThat(plain.out() + plain.err())
        .doesNotContain("1980")
        .doesNotContain("1975")
        .doesNotContain("L17")
        .doesNotContain("L3 2")
        .doesNotContain("1931");
    return said;
  }

  private String done(Object... args) {
    Shell.Said said = store(args);
    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    return said.text();
  }

  private void refused(String words, Object... args) {
    Shell.Said said = store(args);
    assertThat(said.err()).contains(words);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  private void misused(String words, Object... args) {
    Shell.Said said = store(args);
    assertThat(said.err()).contains(words);
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void recordId_thatIsLong_isShortInTextAndWholeInTheReceipt() throws IOException {
    String id = "Q".repeat(500);
    done("init");
    done("load", Clients.write(dir, "in.csv", FILE.replace("Oak,2,", "Oak," + id + ",")));
    Path receipt = dir.resolve("no.json");
    List<String> said =
        List.of(
            done("consent", "--set", "no", "--of", id, "--receipt", receipt),
            done("carried", "--of", id),
            done("audit", "list"));
    for (String text : said) {
      assertThat(text).contains("QQQ...").doesNotContain("Q".repeat(41));
    }
    assertThat(Files.readString(receipt)).contains("\"record_id\": \"" + id + "\"");
    assertThat(done("audit", "list", "--json")).contains(id);
  }

  @Test
  void receipt_besideWhatAKilledEraseLeft_removesThatAndSaysSo() throws IOException {
    done("init");
    done("load", Clients.write(dir, "in.csv", FILE));
    Path left = Files.createDirectory(dir.resolve(".other.json.private-999999999"));
    Files.writeString(left.resolve("file"), "half a receipt");
    Shell.Said said =
        store("consent", "--set", "no", "--of", "2", "--receipt", dir.resolve("no.json"));
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(said.err())
        .startsWith(
            "linkage: note: a run that was killed had left the folder '.other.json.private");
    assertThat(left).doesNotExist();
  }

  @Test
  void rights_eachWithItsReceipt() throws IOException {
    done("init");
    done("load", Clients.write(dir, "in.csv", FILE));

    Path receipt = dir.resolve("no.json");
    assertThat(done("consent", "--set", "no", "--of", "2", "--receipt", receipt))
        .contains("takes no part any more")
        .contains("in time");
    assertThat(Files.readString(receipt).replaceAll("[0-9a-f]{64}", "HASH"))
        .contains("\"right\": \"consent\"")
        .contains("\"record_id\": \"2\"")
        .contains("\"late\": false")
        .containsPattern("\"done\": \"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\"")
        .doesNotContain("1975");
    refused("must not exist", "consent", "--set", "yes", "--of", "2", "--receipt", receipt);
    assertThat(done("consent", "--set", "no", "--of", "2")).contains("Nothing was changed");
    assertThat(
            done("consent", "--set", "yes", "--of", "2", "--requested", "2026-01-01", "--no-link"))
        .contains("takes part again")
        .contains("2026-02-01: late");
    refused("(Elm, Oak)", "consent", "--set", "no", "--of", "1");
    refused("2018-05-25", "consent", "--set", "no", "--of", "2", "--requested", "2018-05-24");
    refused(
        "2018-05-25",
        "provider",
        "Elm",
        "--retrospective-consent",
        "yes",
        "--requested",
        "1850-01-01");
    refused("future", "consent", "--set", "no", "--of", "2", "--requested", "2999-01-01");

    assertThat(done("access", "--of", "2", "--out", dir.resolve("two")))
        .contains("to the client")
        .startsWith("Done")
        .doesNotContain("Nothing was changed");
    Shell.Said again = store("access", "--of", "2", "--out", dir.resolve("two"));
    assertThat(again.err()).contains("must not exist").doesNotContain("--overwrite");
    assertThat(dir.resolve("two/client-record.txt")).isNotEmptyFile();
    assertThat(done("export", "--of", "2", "--out", dir.resolve("two.csv")))
        .contains("1 record")
        .startsWith("Done");

    Path right = Clients.write(dir, "right.csv", "record_id,dob\n2,1931-01-07\n");
    assertThat(done("rectify", "--of", "2", "--from", right)).contains("put right");
    assertThat(done("rectify", "--of", "2", "--dob", "1931-01-07")).contains("says so already");
    refused("must be the one that was asked for", "rectify", "--of", "1", "--from", right);
    Path no = Clients.write(dir, "no.csv", "record_id,dob,consent\n2,1931-01-08,N\n");
    refused("consent is set by 'store consent'", "rectify", "--of", "2", "--from", no);
    assertThat(store("rectify", "--of", "2").exitCode()).isEqualTo(ExitCode.USAGE);
    refused("no such day", "rectify", "--of", "2", "--dob", "1931-02-30");

    assertThat(done("provider", "Elm", "--retrospective-consent", "no", "--before", "2026-04-01"))
        .contains("Elm: 1 record is held back, 1 of which took part")
        .doesNotContain("1 records");
    assertThat(done("provider", "Elm", "--retrospective-consent", "yes"))
        .contains("Of its 1 record that was held back, 1 takes part again.");
    misused("add --before DATE", "provider", "Elm", "--retrospective-consent", "no");
    misused(
        "leave it out",
        "provider",
        "Elm",
        "--retrospective-consent",
        "yes",
        "--before",
        "2026-04-01");
    for (String asked : List.of("erase", "access", "export", "rectify", "consent")) {
      List<String> args = new ArrayList<>(List.of(asked, "--of", "1"));
      args.addAll(
          switch (asked) {
            case "access", "export" -> List.of("--out", dir.resolve("none").toString());
            case "rectify" -> List.of("--dob", "1931-01-07");
            case "consent" -> List.of("--set", "no");
            default -> List.of();
          });
      args.addAll(List.of("--provider", "Oak", "--all-providers"));
      misused("--provider must not be given with --all-providers", args.toArray());
    }
    refused("must be one that was loaded", "provider", "Fir", "--retrospective-consent", "yes");

    assertThat(done("erase", "--of", "1", "--provider", "Oak", "--receipt", dir.resolve("e.json")))
        .contains("nothing found");
    assertThat(Files.readString(dir.resolve("e.json"))).contains("overwritten with zeros");
    assertThat(done("erase", "--of", "1", "--provider", "Oak")).contains("was erased on");
    refused("got none of that id", "erase", "--of", "77");
    assertThat(done("load", dir.resolve("in.csv")))
        .contains("1 row is of a record that was erased earlier")
        .contains("held back: erased")
        .containsPattern("Oak +2 +1 +1\n")
        .containsPattern("records that take part +2\n");
    assertThat(done("load", dir.resolve("in.csv"), "--json"))
        .contains("\"taking_part\" : 2")
        .contains("\"without_id\" : 0, \"erased\" : 1,");
  }

  private byte[] bytes() throws IOException {
    return Files.readAllBytes(dir.resolve("a.db"));
  }

  @Test
  void outOrReceipt_thatIsTheStoresOwn_isRefusedBeforeAnyWork() throws IOException {
    done("init");
    done("load", Clients.write(dir, "in.csv", FILE));
    byte[] before = bytes();
    Path link = Files.createSymbolicLink(dir.resolve("link"), dir);
    String words = "must be another file than those of the store itself; choose another --";
    for (String name :
        List.of("a.db", "a.db.wal", ".a.db.lock", ".a.db.erasing-7", "a.db.before-format-2")) {
      Path own = dir.resolve(name);
      refused(words + "receipt", "consent", "--set", "no", "--of", "2", "--receipt", own);
      refused(words + "receipt", "erase", "--of", "2", "--receipt", link.resolve(name));
      refused(words + "receipt", "rectify", "--of", "2", "--dob", "1931-01-07", "--receipt", own);
      refused(
          words + "receipt",
          "provider",
          "Elm",
          "--retrospective-consent",
          "yes",
          "--receipt",
          dir.resolve("none/..").resolve(name));
      refused(words + "out", "access", "--of", "2", "--out", own);
      refused(words + "out", "export", "--of", "2", "--out", own);
      refused(words + "out", "persons", "--overwrite", "--out", own);
      refused(words + "out", "persons", "--translate", own, "--overwrite", "--out", own);
      refused(words + "out", "audit", "list", "--overwrite", "--out", own);
    }
    assertThat(bytes()).isEqualTo(before);
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.db", "in.csv", "link");
    }
    // Another store's names are anybody's.
    done("consent", "--set", "no", "--of", "2", "--receipt", dir.resolve("b.db.wal"));
  }

  @Test
  void receipt_thatIsTheOutput_isRefusedBeforeAnyWork() throws IOException {
    done("init");
    done("load", Clients.write(dir, "in.csv", FILE));
    byte[] before = bytes();
    Path link = Files.createSymbolicLink(dir.resolve("link"), dir);
    Path out = dir.resolve("two");
    for (Path same : List.of(out, dir.resolve("none/../two"), link.resolve("two"))) {
      for (String right : List.of("access", "export")) {
        refused(
            "--receipt must be another file than --out",
            right,
            "--of",
            "2",
            "--out",
            out,
            "--receipt",
            same);
      }
    }
    assertThat(bytes()).isEqualTo(before);
    assertThat(out).doesNotExist();
  }

  @Test
  void nameOfAFile_thatIsEmpty_isRefusedAsSuch() {
    done("init");
    String words = "': must be the name of a file or folder, got nothing";
    Map<String, Shell.Said> all =
        Map.of(
            "--db", Shell.run("store", "status", "--db", ""),
            "--out", store("export", "--of", "2", "--out", ""),
            "--receipt", store("erase", "--of", "2", "--receipt", ""));
    all.forEach(
        (option, said) -> {
          assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
          assertThat(said.err()).contains("'" + option + words);
        });
  }
}
