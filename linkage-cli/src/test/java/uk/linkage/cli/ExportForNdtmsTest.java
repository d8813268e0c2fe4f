package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportForNdtmsTest {

  @TempDir private Path dir;
  private Path input;
  private Path out;

  @BeforeEach
  void writeInput() {
    input = Clients.write(dir, "region.csv", Clients.REGION);
    out = dir.resolve("to-ndtms");
  }

  private Shell.Said export(Path file, Object... options) {
    List<Object> args = new ArrayList<>(List.of("export-for-ndtms", file, "--out", out));
    args.addAll(List.of("--purpose", "Match, agreement 12", "--recipient", "NDTMS team"));
    args.addAll(Arrays.asList(options));
    return Shell.run(args.toArray());
  }

  @Test
  void export_saysWhatMayLeaveAndWhatStays() throws IOException {
    Shell.Said said = export(input).without(dir);

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .isEqualTo(
            """
            Who takes part
              rows read from 2 providers     8
              excluded: consent is No        1
              excluded: dummy attributor     1
              rejected: an impossible value  1
              records that take part         5

            What is for NDTMS
              rows of for-ndtms.csv  5

            Written to DIR/to-ndtms:
              for-ndtms.csv holds attributors. It is the one file to be sent
              row-ids.csv STAYS HERE: it says whose each row is
              export.json and run.json STAY HERE: the record of this export
            """);
    assertThat(Files.readAllLines(out.resolve("for-ndtms.csv"))).hasSize(6);
    assertThat(Files.readAllLines(out.resolve("row-ids.csv"))).hasSize(6);
  }

  @Test
  void nothingButTheFileThatIsSent_holdsAnAttributor() throws IOException {
    Shell.Said said = export(input).without(dir);
    assertThat(said.out() + said.err()).doesNotContain(Clients.VALUES);
    for (String file : List.of("row-ids.csv", "export.json", "run.json")) {
      String text =
          Files.readString(out.resolve(file))
              .replaceAll("\"(sha256|started|ended|written|seed)\": [^\\n]*", "")
              .replace(dir.toString(), "");
      assertThat(text).as(file).isNotBlank().doesNotContain(Clients.VALUES);
    }
    assertThat(Files.readString(out.resolve("for-ndtms.csv")))
        .contains("J,S,1980-05-31,M,L3 2\n")
        .doesNotContain("2ET", "8XX", "1966", "1955", "Oak House");
  }

  @Test
  void exported_canBeReadAgain() {
    assertThat(export(input).exitCode()).isEqualTo(ExitCode.DONE);
    Shell.Said said =
        Shell.run(
            "dedupe",
            out.resolve("for-ndtms.csv"),
            "--consent-held",
            "--postcode",
            "sector",
            "--method",
            "ladder",
            "--out",
            dir.resolve("check"));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).containsPattern("linked +3 ");
  }

  @Test
  void nobodyTakesPart_isSaid() throws IOException {
    Path none = Clients.write(dir, "none.csv", Clients.HEADER + "1,A,J,S,1980-05-31,M,,No\n");
    Shell.Said said = export(none);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).contains("no record takes part");
    assertThat(Files.readAllLines(out.resolve("for-ndtms.csv"))).hasSize(1);
  }

  @Test
  void recordWithoutAttributor_isLeftOutAndCounted() {
    Path csv = Clients.write(dir, "some.csv", Clients.REGION + "9,Elm Street,,,,,L3 2ET,Y\n");
    assertThat(export(csv).out()).contains("left out: no part of the attributor is known  1\n");
  }

  @Test
  void historicalRecords_areRejectedAndNotMistaken() throws IOException {
    StringBuilder csv = new StringBuilder(Clients.HEADER);
    for (int i = 0; i < 200; i++) {
      csv.append(i).append(",A,J,S,1630-05-31,M,,Yes\n");
    }
    Shell.Said said = export(Clients.write(dir, "old.csv", csv.toString()));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).contains("rejected: an impossible value  200");

    said = export(input, "--max-age", "255");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--max-age must be from 1 to 254 here, got 255");
  }

  @Test
  void purposeAndRecipient_mustBeGiven() {
    Shell.Said said = Shell.run("export-for-ndtms", input, "--out", out, "--recipient", "NDTMS");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("missing required option: '--purpose=TEXT'");
    said = Shell.run("export-for-ndtms", input, "--out", out, "--purpose", "match");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("missing required option: '--recipient=TEXT'");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u00A0\u2003 ", "a\nb", "a\u0000b", "a\u202Eb", "a\u2028b"})
  void text_blankOrWithControlCharacters_isRefused(String text) {
    for (String option : List.of("--purpose", "--recipient")) {
      String other = option.equals("--purpose") ? "--recipient" : "--purpose";
      Shell.Said said =
          Shell.run("export-for-ndtms", input, "--out", out, option, text, other, "something");
      assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.USAGE);
      assertThat(said.err()).contains(option + " must").hasLineCount(1);
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void text_mayHave500Characters_andNoMore() {
    List<Object> args =
        new ArrayList<>(List.of("export-for-ndtms", input, "--out", out, "--recipient", "N"));
    args.addAll(List.of("--purpose", "\uD83D\uDC9A".repeat(501)));
    Shell.Said said = Shell.run(args.toArray());
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--purpose must have at most 500 characters");
    args.set(args.size() - 1, "\uD83D\uDC9A".repeat(500));
    assertThat(Shell.run(args.toArray()).exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void purposeWithABirthDateOfAClient_isRefusedForPrivacy() {
    Shell.Said said = export(input, "--encoding", "utf-8");
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    Path named = Clients.write(dir, "JS 31-05-1980.csv", Clients.REGION);
    said = export(named, "--overwrite").withoutChance(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.PRIVACY);
    assertThat(said.err()).contains("rename the file").doesNotContain("1980").hasLineCount(1);
  }

  @Test
  void existingFolder_isReplacedOnlyIfItIsAnEarlierExport() throws IOException {
    assertThat(export(input, "--seed", "7").exitCode()).isEqualTo(ExitCode.DONE);
    String first = Files.readString(out.resolve("for-ndtms.csv"));
    Shell.Said said = export(input);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("--overwrite").hasLineCount(1);

    assertThat(export(input, "--overwrite", "--seed", "7", "-q"))
        .isEqualTo(new Shell.Said(ExitCode.DONE, "", ""));
    assertThat(out.resolve("for-ndtms.csv")).hasContent(first);
    Files.writeString(out.resolve("thesis.docx"), "years of work");
    assertThat(export(input, "--overwrite").exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(out.resolve("thesis.docx")).exists();
  }

  @Test
  void noConsentColumn_isRefusedForPrivacy() {
    Path csv = Clients.write(dir, "silent.csv", Clients.REGION.replace(",consent", ",agreed"));
    Shell.Said said = export(csv);
    assertThat(said.exitCode()).isEqualTo(ExitCode.PRIVACY);
    assertThat(said.err()).contains("--consent-held").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void namesAndNumbers_areRefusedForPrivacy() {
    Path csv = Clients.write(dir, "names.csv", Clients.REGION.replace("sex,", "sex,nhs_number,"));
    assertThat(export(csv).exitCode()).isEqualTo(ExitCode.PRIVACY);
    assertThat(out).doesNotExist();
  }

  @Test
  void repeatedId_isRefusedByLines() {
    Path csv =
        Clients.write(
            dir, "twice.csv", Clients.REGION + "2,Oak House,A,B,12/11/1975,F,L17 8XX,Yes\n");
    Shell.Said said = export(csv).without(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .contains("record ids must be unique")
        .doesNotContain(Clients.VALUES)
        .hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void folderThatMayNotBeWritten_isRefused() throws IOException {
    Path locked = Files.createDirectory(dir.resolve("locked"));
    Assumptions.assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked));
    out = locked.resolve("to-ndtms");
    Shell.Said said = export(input);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("may not be written").hasLineCount(1);
  }

  @Test
  void folderBelowAFile_isRefused() {
    out = input.resolve("to-ndtms");
    Shell.Said said = export(input).without(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).hasLineCount(1).doesNotContain(Clients.VALUES);
  }
}
