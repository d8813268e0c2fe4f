package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store from init to history, as an analyst goes through it. */
final class StoreTest {

  @TempDir private Path dir;

  private Shell.Said store(Object... args) {
    Object[] all = new Object[args.length + 3];
    all[0] = "store";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--db";
    all[args.length + 2] = dir.resolve("a.db");
    return Shell.run(all);
  }

  private String done(Object... args) {
    Shell.Said said = store(args);
    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    return said.out();
  }

  private String region() {
    Path region = dir.resolve("region");
    Shell.Said made =
        Shell.run(
            "synth",
            "--out",
            region,
            "--persons",
            "600",
            "--ndtms-persons",
            "0",
            "--as-at",
            "2026-11-22",
            "-q");
    assertThat(made.exitCode()).isEqualTo(ExitCode.DONE);
    return region + "/ims/*.csv";
  }

  @Test
  void store_fromInitToHistory_tellsWhatItDid() throws IOException {
    String files = region();

    assertThat(done("init")).contains("Made");
    assertThat(done("status")).contains("no day yet").contains("none yet");
    assertThat(done("load", files, "--as-at", "2026-11-22")).contains("wait to be linked");
    assertThat(store("persons", "--out", dir.resolve("p.csv")).exitCode())
        .isEqualTo(ExitCode.REFUSED);
    assertThat(store("link", "--check").err()).contains("a store that never was");
    assertThat(done("link"))
        .contains("one was fitted")
        .contains("persons")
        .doesNotContain("model.json");
    assertThat(done("link", "--historical-values", "no", "--json")).contains("\"changed\" : 0");
    assertThat(done("link")).contains("Nothing had changed since link 1");
    assertThat(done("link", "--json")).contains("\"nothing_to_do\" : true");
    assertThat(done("load", files, "--as-at", "2026-11-22", "--json"))
        .contains("\"recorded\" : false");
    assertThat(done("status")).contains("historical values").contains("2026-11-22");
    assertThat(done("status", "--json")).contains("\"waiting\" : 0");
    String row = done("status").replaceAll("(?s).*(Audit: row .*)", "$1");
    assertThat(done("fit"))
        .contains("Nothing would change")
        .contains("(model 1, fitted to the data of 2026-11-22)")
        .doesNotContain("Weights");
    assertThat(done("fit", "--apply")).contains("Nothing would change").endsWith(row);
    assertThat(done("fit", "--apply", "--json"))
        .contains("\"applied\" : false")
        .contains("\"nothing_to_change\" : true")
        .contains("\"model\" : 1,")
        .contains("\"weights_that_move_most\" : [ ]");
    assertThat(done("fit", "--threshold", "0.6"))
        .contains("Nothing was changed")
        .contains("No weight moves")
        .doesNotContain("Weights that move most");
    assertThat(done("fit", "--threshold", "0.6", "--apply", "--json"))
        .contains("\"applied\" : true")
        .contains("\"nothing_to_change\" : false")
        .contains("\"model\" : 2,");
    assertThat(store("fit", "--threshold", "2").exitCode()).isEqualTo(ExitCode.USAGE);

    Path persons = dir.resolve("persons.csv");
    assertThat(done("persons", "--out", persons)).contains("written to");
    List<String> rows = Files.readAllLines(persons);
    assertThat(rows.get(0)).isEqualTo("provider,record_id,person_id");
    Path today = dir.resolve("today.parquet");
    assertThat(done("persons", "--translate", persons, "--out", today)).contains("today");
    assertThat(today).isNotEmptyFile();
    Path that = dir.resolve("that-day.csv");
    String day = LocalDate.now(ZoneId.systemDefault()).toString();
    done("persons", "--translate", persons, "--reported", day, "--out", that);
    List<String> ids = Files.readAllLines(that);
    assertThat(ids.get(0)).isEqualTo("old_person_id,person_id");
    assertThat(ids.subList(1, ids.size())).allMatch(id -> id.matches("(\\d+),\\1"));
    assertThat(
            store(
                    "persons",
                    "--translate",
                    persons,
                    "--reported",
                    "2020-01-01",
                    "--out",
                    dir.resolve("early.csv"))
                .err())
        .contains("before the first link");
    assertThat(store("persons", "--reported", day, "--out", that).err()).contains("--translate");
    assertThat(store("persons", "--out", persons).err()).contains("--overwrite");
    assertThat(store("persons", "--out", dir.resolve("p.txt")).err()).contains(".parquet");

    List<String> first = List.of(rows.get(1).split(",", -1));
    assertThat(done("history", first.get(2))).contains(" join").contains("Today it has");
    String name = first.get(0) + "/" + first.get(1);
    assertThat(done("history", "--record", name, "--json"))
        .contains(name)
        .contains("\"waiting\" : 0");
    done("consent", "--of", first.get(1), "--provider", first.get(0), "--set", "no", "--no-link");
    assertThat(done("history", first.get(2)))
        .contains("As of the last link it has")
        .contains("1 record of it waits to be linked");
    assertThat(store("history").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(store("history", "99999999").err()).contains("an id that was given");
  }

  @Test
  void check_saysWhetherLinksAndPersonsAreThoseOfARunOverEverything() throws SQLException {
    done("init");
    done("load", region(), "--as-at", "2026-11-22");
    done("link");
    String status = done("status", "--json");
    assertThat(done("link", "--check"))
        .contains("are those of a run")
        .contains("Nothing was changed");
    assertThat(done("link", "--check", "--quiet")).isEmpty();
    assertThat(done("link", "--check", "--json")).contains("\"same\" : true");
    for (String other : List.of("--all", "--historical-values=no")) {
      assertThat(store("link", "--check", other).exitCode()).isEqualTo(ExitCode.USAGE);
    }
    assertThat(store("link", "--all", "--historical-values", "no").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(done("status", "--json")).isEqualTo(status);

    try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + dir.resolve("a.db"));
        Statement statement = other.createStatement()) {
      statement.execute("DELETE FROM link WHERE a = (SELECT min(a) FROM link)");
    }
    Shell.Said said = store("link", "--check");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.out()).contains("are not those of a run").contains("--all");
    assertThat(store("link", "--check", "-q").out()).contains("links that the store has not");
    assertThat(store("link", "--check", "--json").out()).contains("\"same\" : false");
    assertThat(done("link", "--all")).contains("By model 1");
    assertThat(done("link", "--check")).contains("are those of a run");
  }

  @Test
  void load_twoQuarters_tellsMergesSplitsAndLeaversInTheHistory() {
    assertThat(store("load", dir.resolve("none.csv")).err()).contains("store init");
    assertThat(Shell.run("store").exitCode()).isEqualTo(ExitCode.USAGE);
    done("init");
    assertThat(store("init").err()).contains("must not exist");
    assertThat(store("link").err()).contains("store load");
    Path region = Clients.write(dir, "region.csv", Clients.REGION);
    assertThat(done("load", region)).contains("Oak House");
    Path less = Clients.write(dir, "less.csv", Clients.REGION.replace("2,Oak", "9,Oak"));
    Shell.Said said = store("load", less).withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("--missing").doesNotContain(Clients.VALUES);
    assertThat(done("load", less, "--missing", "withdraw")).contains("withdrawn");
  }

  @Test
  void load_ofProvidersWithLongNames_showsThemWhole() {
    done("init");
    String name = "Community Outreach and Advice Service";
    String rows = Clients.REGION.replace("Oak House", name).replace("Elm Street", "Elm");
    String said = done("load", Clients.write(dir, "region.csv", rows));
    assertThat(said).contains("  " + name + " ").doesNotContain("...").doesNotContain("returned");
    assertThat(said.lines()).allMatch(line -> line.length() <= 80);
  }

  private void refused(String words, Object... args) {
    Shell.Said said = store(args);
    assertThat(said.err()).contains(words).hasLineCount(1);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void personsAndOldIds_replaceOnlyTheirOwnKind() throws IOException {
    String files = region();
    done("init");
    done("load", files, "--as-at", "2026-11-22");
    done("link");
    Path upload = dir.resolve("region/ims/lantern-advice.csv");
    String rows = Files.readString(upload);
    String words = "replaces only a file with the same columns";
    refused(words, "persons", "--out", upload, "--overwrite");
    Path text = Files.writeString(dir.resolve("mine.parquet"), "mine");
    refused(words, "persons", "--out", text, "--overwrite");
    assertThat(text).hasContent("mine");

    for (String ending : List.of(".csv", ".parquet")) {
      Path persons = dir.resolve("persons" + ending);
      Path today = dir.resolve("today" + ending);
      done("persons", "--out", persons);
      done("persons", "--out", persons, "--overwrite");
      done("persons", "--translate", persons, "--out", today);
      byte[] old = Files.readAllBytes(persons);
      done("persons", "--translate", persons, "--out", today, "--overwrite");
      refused(
          "must be another file than --out",
          "persons",
          "--translate",
          persons,
          "--out",
          dir.resolve("region/../persons" + ending),
          "--overwrite");
      refused(words, "persons", "--translate", today, "--out", persons, "--overwrite");
      refused(words, "persons", "--out", today, "--overwrite");
      assertThat(persons).hasBinaryContent(old);
      refused("must not exist", "persons", "--translate", persons, "--out", today);
      refused(
          "there is no such file",
          "persons",
          "--translate",
          dir.resolve("nosuch.csv"),
          "--out",
          today);
    }
    refused("make the folder first", "persons", "--out", dir.resolve("nodir/x.csv"));
    Path ofAResult = Files.createDirectory(dir.resolve("result")).resolve("persons.csv");
    Files.copy(dir.resolve("persons.csv"), ofAResult);
    Files.writeString(dir.resolve("result/run.json"), "{}");
    refused("must not be part of a result", "persons", "--out", ofAResult, "--overwrite");
    assertThat(upload).hasContent(rows);
  }

  @Test
  void countOfAStore_byWhatItDoesNotKeep_saysHowItIsKept() {
    String files = region();
    done("init");
    done("load", files, "--as-at", "2026-11-22");
    done("link");
    Object[] count = {"count", "--db", dir.resolve("a.db"), "--out", dir.resolve("c"), "--by", ""};
    count[count.length - 1] = "colour";
    Shell.Said said = Shell.run(count);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .contains("--by colour must name a column")
        .contains("linkage store load --keep colour")
        .doesNotContain(" --column ");
    for (String attributor : List.of("dob", "Post Code", "initials", "record_id")) {
      count[count.length - 1] = attributor;
      said = Shell.run(count);
      assertThat(said.exitCode()).isEqualTo(ExitCode.PRIVACY);
      assertThat(said.err()).contains("must not tell who a person is").doesNotContain("--keep");
    }
    assertThat(dir.resolve("c")).doesNotExist();
  }
}
