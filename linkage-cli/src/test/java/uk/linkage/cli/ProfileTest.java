package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileTest {

  @TempDir private Path dir;
  private Path ordinary;
  private Path careless;

  @BeforeEach
  void writeInput() {
    ordinary = Clients.write(dir, "region.csv", Clients.REGION);
    careless = Clients.write(dir, "careless.csv", carelessProvider());
  }

  /**
   * 400 rows: of 12 the consent is blank and of 10 the date impossible; the others have in turn a
   * default date, a pseudo postcode, no sex, made-up initials, half of the dummy, somebody's
   * attributor again.
   */
  private static String carelessProvider() {
    StringBuilder csv = new StringBuilder(Clients.HEADER);
    for (int i = 0; i < 400; i++) {
      String consent = i < 12 ? "" : "Yes";
      String first = i % 10 == 4 ? "A" : String.valueOf((char) ('A' + i % 23));
      String last = i % 10 == 4 ? "A" : String.valueOf((char) ('A' + i * 7 % 19));
      String dob =
          String.format(Locale.ROOT, "%d-%02d-%02d", 1950 + i % 50, 1 + i % 12, 1 + i * 11 % 28);
      if (i % 10 == 1) {
        dob = 1960 + i % 40 + "-01-01";
      } else if (i % 10 == 5) {
        dob = "1955-05-05";
      } else if (i % 10 == 6 && i > 300) {
        dob = "1977-02-30";
      } else if (i % 10 == 7) {
        dob = "1981-03-04";
        first = "B";
        last = "C";
      }
      String sex = i % 10 == 3 ? "" : i % 10 == 7 ? "F" : i % 2 == 0 ? "M" : "F";
      String postcode = i % 10 < 3 ? "ZZ99 3VZ" : "L3 2ET";
      csv.append(
          String.join(
              ",", String.valueOf(i), "Gate Lodge", first, last, dob, sex, postcode, consent));
      csv.append('\n');
    }
    return csv.toString();
  }

  @Test
  void everyProvider_hasATable() {
    Shell.Said said = Shell.run("profile", ordinary);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .startsWith("5 records of 2 providers, 100.0 % with a whole attributor\n")
        .containsPattern("\n  Elm Street +3 +25\\.0 +0\\.0 +0\\.0 +0\\.0 +0\\.0 +0\\.0 +100\\.0\n")
        .containsPattern("\n  Oak House +2 +50\\.0 ")
        .contains("excluded: consent is No")
        .doesNotContain(Clients.VALUES)
        .doesNotContain("  ! ");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void carelessness_isFlaggedInPlainWords() {
    Shell.Said said = Shell.run("profile", careless);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.text())
        .contains("! Gate Lodge: sex is missing in ")
        .contains("! Gate Lodge: postcode is missing in ")
        .contains("! Gate Lodge: born on 1 January: ")
        .contains("! Gate Lodge: born on 5 May: ")
        .contains("! Gate Lodge: the same letter twice as initials: ")
        .contains("one half of the dummy attributor: was it meant to be whole?")
        .contains("repeat another one's attributor")
        .contains("are rejected for an impossible value")
        .doesNotContain("1955", "1977", "1981", "L3");
  }

  @Test
  void files_areWrittenInstead() throws IOException {
    Path out = dir.resolve("quality");
    Shell.Said said = Shell.run("profile", ordinary, careless, "--out", out).without(dir);

    assertThat(said)
        .isEqualTo(
            new Shell.Said(
                ExitCode.DONE,
                """
                Written to DIR/quality:
                  profile.csv, profile.json, report.html, run.json
                Open in a browser: DIR/quality/report.html
                """,
                ""));
    List<String> rows = Files.readAllLines(out.resolve("profile.csv"));
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)).startsWith("provider,rows,records,rejected,excluded_consent_no,");
    assertThat(rows.get(1)).startsWith("Elm Street,4,3,1,0,");
    assertThat(rows.get(2)).startsWith("Gate Lodge,400,").contains(",\"");
    JsonNode json = new ObjectMapper().readTree(out.resolve("profile.json").toFile());
    assertThat(json.get("rows").asLong()).isEqualTo(408);
    assertThat(json.get("providers")).hasSize(3);
    assertThat(json.get("providers").get(0).get("rejected").asLong()).isEqualTo(1);
    assertThat(json.get("providers").get(1).get("flags")).isNotEmpty();
    assertThat(json.get("providers").get(0).get("born_1_january").isNull()).isTrue();
    assertThat(rows.get(1)).contains(",under 10,");

    assertThat(Shell.run("profile", ordinary, "--out", out).exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(Shell.run("profile", ordinary, "--out", out, "--overwrite").exitCode())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void page_hasTheCountsOfTheJson_andNoValue() throws IOException {
    Path page = dir.resolve("quality.html");
    Shell.Said said = Shell.run("profile", ordinary, careless, "--html", page).without(dir);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).endsWith("Open in a browser: DIR/quality.html\n");
    String html = Files.readString(page);
    // The charts' library is the same in every page.
    String shown = html.substring(html.indexOf("<body"), html.indexOf("</main>"));
    assertThat(shown).doesNotContain(Clients.VALUES).doesNotContain("1977", "1981", "L3");
    JsonNode json =
        new ObjectMapper().readTree(Shell.run("profile", ordinary, careless, "--json", "-q").out());
    for (JsonNode provider : json.get("providers")) {
      long refused = provider.get("excluded_consent_no").asLong();
      if (refused > 0) {
        String row = provider.get("provider").asText() + " " + refused;
        assertThat(rows(shown)).anyMatch(text -> text.startsWith(row));
      }
      String complete =
          provider.get("provider").asText()
              + " "
              + provider.get("records").asLong()
              + String.format(
                  Locale.ROOT,
                  " %.1f %%",
                  100
                      * (1
                          - provider.get("first_initial_missing").asDouble()
                              / provider.get("records").asDouble()));
      assertThat(rows(shown)).anyMatch(text -> text.startsWith(complete));
      for (JsonNode flag : provider.get("flags")) {
        String found = provider.get("provider").asText() + " " + flag.asText();
        assertThat(rows(shown)).contains(found);
      }
    }
    assertThat(shown).contains("under 10");
    assertThat(Shell.run("profile", ordinary, "--html", page).err()).contains("add --overwrite");
    assertThat(Shell.run("profile", ordinary, "--html", page, "--overwrite").exitCode())
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(page)).doesNotContain("Gate Lodge");
    assertThat(Shell.run("profile", ordinary, "--html", "-").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  /** The rows of all tables of a page, as words between blanks. */
  private static List<String> rows(String html) {
    return java.util.regex.Pattern.compile("(?s)<tr[^>]*>(.*?)</tr>")
        .matcher(html)
        .results()
        .map(
            row ->
                row.group(1)
                    .replaceAll("<[^>]*>", " ")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ")
                    .strip())
        .toList();
  }

  @Test
  void hostileNames_areHarmless() {
    String name = "R\u001b[31med\u009b2J\u202e" + "x".repeat(300);
    Path csv = Clients.write(dir, "hostile.csv", Clients.REGION.replace("Oak House", name));
    Shell.Said said = Shell.run("profile", csv);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out())
        .contains("R?[31med?2J?xxx")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void quiet_saysNothing() {
    assertThat(Shell.run("profile", ordinary, "-q"))
        .isEqualTo(new Shell.Said(ExitCode.DONE, "", ""));
    assertThat(Shell.run("profile", ordinary, "-q", "--out", dir.resolve("quality")))
        .isEqualTo(new Shell.Said(ExitCode.DONE, "", ""));
  }

  @Test
  void unreadableDates_areFlagged() {
    StringBuilder csv = new StringBuilder(Clients.HEADER);
    for (int i = 0; i < 100; i++) {
      csv.append(i).append(",Oak House,J,S,").append(i < 20 ? "5th May" : "1980-05-06");
      csv.append(",M,L3 2ET,Y\n");
    }
    Shell.Said said = Shell.run("profile", Clients.write(dir, "dates.csv", csv.toString()));
    assertThat(said.text())
        .contains("dob can't be read in 20.0 % of the records (not a date)")
        .contains("--date-format")
        .doesNotContain("5th");
  }

  @Test
  void repeatedId_isRefusedByLines() {
    Path csv =
        Clients.write(
            dir, "twice.csv", Clients.REGION + "2,Oak House,A,B,12/11/1975,F,L17 8XX,Yes\n");
    Shell.Said said = Shell.run("profile", csv).withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("record ids must be unique").doesNotContain(Clients.VALUES);
  }

  @Test
  void noConsentColumn_isRefusedForPrivacy() {
    Path csv = Clients.write(dir, "silent.csv", Clients.REGION.replace(",consent", ",agreed"));
    assertThat(Shell.run("profile", csv).exitCode()).isEqualTo(ExitCode.PRIVACY);
  }
}
