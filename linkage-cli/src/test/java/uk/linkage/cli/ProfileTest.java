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
        .startsWith("Elm Street\n  rows ")
        .contains("\nOak House\n  rows ")
        .contains("excluded: consent is No")
        .contains("born on 1 January")
        .contains("under 10")
        .doesNotContain(Clients.VALUES)
        .doesNotContain("  ! ");
  }

  @Test
  void carelessness_isFlaggedInPlainWords() {
    Shell.Said said = Shell.run("profile", careless);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out())
        .contains("  ! sex is missing in ")
        .contains("  ! postcode is missing in ")
        .contains("pseudo postcode ZZ99 ")
        .contains("  ! born on 1 January: ")
        .contains("  ! born on 5 May: ")
        .contains("  ! the same letter twice as initials: ")
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
                "Written to DIR/quality: profile.csv, profile.json, run.json\n",
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
    assertThat(said.out())
        .contains("dob can't be read in 20.0 % of the records (not a date)")
        .contains("--date-format")
        .doesNotContain("5th");
  }

  @Test
  void repeatedId_isRefusedByLines() {
    Path csv =
        Clients.write(
            dir, "twice.csv", Clients.REGION + "2,Oak House,A,B,12/11/1975,F,L17 8XX,Yes\n");
    Shell.Said said = Shell.run("profile", csv);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("record ids must be unique").doesNotContain(Clients.VALUES);
  }

  @Test
  void noConsentColumn_isRefusedForPrivacy() {
    Path csv = Clients.write(dir, "silent.csv", Clients.REGION.replace(",consent", ",agreed"));
    assertThat(Shell.run("profile", csv).exitCode()).isEqualTo(ExitCode.PRIVACY);
  }
}
