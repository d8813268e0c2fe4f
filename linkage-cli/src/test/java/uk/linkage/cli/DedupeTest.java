package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DedupeTest {

  @TempDir private Path dir;
  private Path input;
  private Path out;

  @BeforeEach
  void writeInput() {
    input = Clients.write(dir, "region.csv", Clients.REGION);
    out = dir.resolve("result");
  }

  /** Runs the ladder: in so few records no model can tell matches from chance. */
  private static Shell.Said ladder(Path file, Path to, Object... options) {
    List<Object> args = new ArrayList<>(List.of("dedupe", file, "--out", to));
    args.addAll(List.of("--method", "ladder"));
    args.addAll(Arrays.asList(options));
    return Shell.run(args.toArray());
  }

  @Test
  void summary_saysWhatWasFound() {
    Shell.Said said = ladder(input, out).without(dir);

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .startsWith(
            """
            3 persons in 5 records
              linked  3  persons as joined
              naive   4  different attributors, for comparison

            Who takes part
              rows read from 2 providers     8
              excluded: consent is No        1
              excluded: dummy attributor     1
              rejected: an impossible value  1
              records that take part         5

            Links between records
              links  2  by 11 match keys, each counted in summary.json
            """)
        .contains("Written to DIR/result in ")
        .contains("persons.csv")
        .doesNotContain(Clients.VALUES);
  }

  @Test
  void fewRecords_cantBeFitted_andTheOtherMethodsAreNamed() {
    Shell.Said said = Shell.run("dedupe", input, "--out", out).withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .contains("can't tell matches from chance")
        .contains("--method ladder")
        .doesNotContain(Clients.VALUES)
        .hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void result_isWritten() throws IOException {
    Shell.run("dedupe", input, "--out", out, "--method", "attributor", "--quiet");

    assertThat(Files.readAllLines(out.resolve("persons.csv")))
        .containsExactly(
            "provider,record_id,person_id",
            "Elm Street,1,1",
            "Elm Street,2,2",
            "Elm Street,4,3",
            "Oak House,1,1",
            "Oak House,2,4");
    assertThat(out.resolve("run.json"))
        .content()
        .contains("\"dedupe\"")
        .contains("attributor")
        .doesNotContain("\"1980");
  }

  @Test
  void json_isTheSummaryAndNothingElse() throws IOException {
    Shell.Said said = ladder(input, out, "--json", "--quiet");

    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(said.out()))
        .isEqualTo(json.readTree(out.resolve("summary.json").toFile()));
  }

  @Test
  void quiet_saysNothing() {
    Shell.Said said = ladder(input, out, "-q");
    assertThat(said).isEqualTo(new Shell.Said(ExitCode.DONE, "", ""));
  }

  @Test
  void parquet_isWritten() {
    Shell.Said said = ladder(input, out, "--format", "parquet");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(out.resolve("persons.parquet")).exists();
  }

  @Test
  void machine_changesNoResult() throws IOException {
    Path other = dir.resolve("other");
    ladder(input, out, "--threads", "1");
    Shell.Said said = ladder(input, other, "--threads", "3", "--memory", "600m");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    for (String file : new String[] {"persons.csv", "links.csv", "excluded.csv"}) {
      assertThat(other.resolve(file)).hasSameTextualContentAs(out.resolve(file));
    }
  }

  @Test
  void page_isAmongTheOutputs_withoutValues() throws IOException {
    assertThat(ladder(input, out).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(out.resolve("run.json")).content().contains("\"report.html\"");
    // The library of charts has numbers of its own.
    String page =
        Files.readString(out.resolve("report.html"))
            .replaceAll("(?s)<script(?![^>]*json).*?</script>", "");
    assertThat(page)
        .contains("Oak House", "Elm Street", "not for publication", "region.csv")
        .doesNotContain(dir.toString())
        .doesNotContain(Clients.VALUES);
  }

  @Test
  void hostileProviders_stayTextOnThePage() throws IOException {
    String attack = "<script>alert(1)</script>";
    StringBuilder csv = new StringBuilder(Clients.HEADER);
    for (String name : List.of(attack, "=cmd()", "x".repeat(10_000), "\u202Eesrever")) {
      csv.append("1,").append(name).append(",J,S,31/05/1980,M,L3 2ET,Yes\n");
      csv.append("2,").append(name).append(",K,T,31/05/1981,F,L3 2ET,No\n");
    }
    Shell.Said said = ladder(Clients.write(dir, "hostile.csv", csv.toString()), out, "-q");
    assertThat(said).isEqualTo(new Shell.Said(ExitCode.DONE, "", ""));
    assertThat(Files.readString(out.resolve("report.html")))
        .doesNotContain(attack, "\u202E", "x".repeat(61))
        .contains("&lt;script&gt;alert(1)", "=cmd()");
  }

  @Test
  void existingResult_isKeptUnlessItIsToBeReplaced() {
    assertThat(ladder(input, out).exitCode()).isEqualTo(ExitCode.DONE);

    Shell.Said again = ladder(input, out);
    assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).startsWith("linkage: ").contains("--overwrite").hasLineCount(1);

    assertThat(ladder(input, out, "--overwrite").exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void missingFile_isRefused() {
    Shell.Said said = ladder(dir.resolve("no.csv"), out).without(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).startsWith("linkage: ").contains("DIR/no.csv").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void missingColumn_isSuggested() {
    Path csv = Clients.write(dir, "typo.csv", Clients.REGION.replace("dob", "dobb"));
    Shell.Said said = ladder(csv, out).withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("did you mean").contains("dobb").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void mappedColumn_isRead() {
    Path csv = Clients.write(dir, "other.csv", Clients.REGION.replace("dob", "Geburtstag"));
    Shell.Said said = ladder(csv, out, "--column", "dob=Geburtstag");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void noConsentColumn_isRefusedForPrivacy() {
    Path csv = Clients.write(dir, "silent.csv", Clients.REGION.replace(",consent", ",agreed"));
    Shell.Said said = ladder(csv, out).withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.PRIVACY);
    assertThat(said.err()).contains("--consent-held").hasLineCount(1);
    assertThat(out).doesNotExist();

    assertThat(ladder(csv, out, "--consent-held").exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void personalColumn_isRefusedForPrivacy() {
    Path csv =
        Clients.write(
            dir,
            "names.csv",
            Clients.HEADER.replace("sex", "sex,surname") + "1,A,J,S,,M,Smith,,Y\n");
    Shell.Said said = ladder(csv, out).withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.PRIVACY);
    assertThat(said.err()).contains("--drop").doesNotContain("Smith").hasLineCount(1);

    said = ladder(csv, out, "--drop", "surname");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void brokenCsv_isRefusedByLine() {
    Path csv = Clients.write(dir, "broken.csv", Clients.REGION + "5,Elm Street,K,W,1990-02-28\n");
    Shell.Said said = ladder(csv, out).withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("line 10").doesNotContain(Clients.VALUES).hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void repeatedId_isRefusedByLines() {
    Path csv =
        Clients.write(
            dir, "twice.csv", Clients.REGION + "2,Oak House,A,B,12/11/1975,F,L17 8XX,Yes\n");
    Shell.Said said = ladder(csv, out).withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .contains("record ids must be unique within a provider")
        .contains("3")
        .contains("10")
        .doesNotContain(Clients.VALUES)
        .hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void unusedColumns_areListedOnce() {
    Path csv =
        Clients.write(
            dir,
            "wide.csv",
            Clients.HEADER.replace("sex", "sex,ethnicity") + "1,A,J,S,1980-05-31,M,Other,,Y\n");
    Shell.Said said = ladder(csv, out).withoutChance(dir);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).containsOnlyOnce("Not needed, so not read: ethnicity");
  }
}
