package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of wrong usage. */
final class UsageTest {

  @TempDir private Path dir;

  @Test
  void noCommand_showsUsage() {
    Shell.Said said = Shell.run();
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("Usage: linkage");
  }

  @Test
  void unknownCommand_suggests() {
    Shell.Said said = Shell.run("dedup");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .isEqualTo(
            "linkage: there is no command 'dedup' here: did you mean 'dedupe' or 'demo'? See"
                + " 'linkage --help'\n");
  }

  @Test
  void unknownOption_suggests() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir, "--metod", "ladder");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .startsWith("linkage: there is no option '--metod' here: did you mean '--method'")
        .endsWith("See 'linkage dedupe --help'\n");
  }

  @Test
  void missingOptions_areNamed() {
    Shell.Said said = Shell.run("evaluate", "--persons", "p.csv");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .isEqualTo(
            "linkage: missing required option: '--truth=FILE'; see 'linkage evaluate --help'\n");
  }

  @Test
  void missingOption_thatIsThereUnderAnUnknownName_suggests() {
    Shell.Said said = Shell.run("store", "load", "x.csv", "--bd", "u.db");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .isEqualTo(
            "linkage: missing required option: '--db=FILE', and there is no option '--bd' here:"
                + " did you mean '--db'? See 'linkage store load --help'\n");
  }

  @Test
  void helpBetweenTwoCommands_leadsToTheHelpOfTheSecond() {
    for (String command : new String[] {"load", "status"}) {
      Shell.Said said = Shell.run("store", "help", command);
      assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(said.err())
          .startsWith(
              "linkage: there is no command 'help' here: did you mean 'linkage help store "
                  + command
                  + "'?");
    }
  }

  @Test
  void unknownChoice_listsTheChoices() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir, "--format", "xlsx");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .isEqualTo(
            "linkage: invalid value for option '--format': must be one of csv, parquet, got"
                + " 'xlsx'; see 'linkage dedupe --help'\n");
  }

  @Test
  void threads_outOfRange() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir.resolve("r"), "--threads", "0");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--threads must be from 1 to 1024, got 0");
  }

  @Test
  void memory_moreThanJavaHas() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir.resolve("r"), "--memory", "90t");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--memory must be at most").contains("LINKAGE_JAVA_OPTS=-Xmx");
  }

  @Test
  void memory_tooLittleForAnything() {
    Shell.Said said = Shell.run("dedupe", "x.csv", "--out", dir.resolve("r"), "--memory", "2m");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--memory must be at least 256m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threshold 0    | --threshold must be above 0 and below 1, got 0.0",
        "--threshold 1    | --threshold must be above 0 and below 1, got 1.0",
        "--threshold NaN  | --threshold must be above 0 and below 1, got NaN",
        "--threshold high | option '--threshold': must be a number such as 0.4, got 'high'",
        "--method ladder --threshold 0.5 | --threshold must come with --method probabilistic, got",
        "--method ladder --model m.json | --model must come with --method probabilistic, got",
        "--method attributor --no-duplicates-in p | --no-duplicates-in must come with --method",
      })
  void methodOptions_areJudgedBeforeTheFiles(String options, String said) {
    List<Object> args = new ArrayList<>(List.of("dedupe", "x.csv", "--out", dir.resolve("r")));
    args.addAll(Arrays.asList(options.strip().split(" ", -1)));
    assertWrongUsage(Shell.run(args.toArray()), said);
  }

  @Test
  void explain_needsTwoRecords() {
    assertWrongUsage(Shell.run("explain", dir, "1"), "missing required parameter: 'RECORD'");
    assertWrongUsage(
        Shell.run("explain", dir, "1", "2", "3"),
        "a word is too many here, which belongs to no option");
  }

  @Test
  void persons_outOfRange() {
    Shell.Said said = Shell.run("demo", "--out", dir.resolve("d"), "--persons", "0");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("linkage: --persons must be in [1, 10000000], got 0");
  }

  @Test
  void ndtmsPersons_fewerThanTheOverlap() {
    Shell.Said said =
        Shell.run("synth", "--out", dir.resolve("w"), "--persons", "1000", "--ndtms-persons", "10");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--ndtms-persons must be 0 or at least --overlap");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--max-age -1        | --max-age must be from 1 to 1000, got -1",
        "--max-age 0         | --max-age must be from 1 to 1000, got 0",
        "--max-age old       | option '--max-age': must be a whole number, got 'old'",
        "--max-age 99999999999 | must be a whole number that is less long, got '99999999999'",
        "--as-at 1989-12-31  | --as-at must be from 1990-01-01 to 2100-12-31, got 1989-12-31",
        "--as-at 2101-01-01  | --as-at must be from 1990-01-01 to 2100-12-31, got 2101-01-01",
        "--as-at 22/11/2026  | must be a date written yyyy-MM-dd, such as 2026-11-22, got '22/11/2",
        "--as-at 2026-02-30  | must be a day of the calendar, got '2026-02-30'",
        "--threads x         | option '--threads': must be a whole number, got 'x'",
        "--column dob        | must be NAME=COLUMN, such as dob=BirthDate, got 'dob'",
        "--column dob=       | must be NAME=COLUMN, such as dob=BirthDate, got 'dob='",
        "--column dob=dob --column dob=sex | --column must name a field once, got 'dob' twice (as"
            + " 'dob' and as 'sex')",
        "--encoding ebcdic   | must be utf-8, windows-1252, latin-1 or utf-16, got 'ebcdic'",
        "--profile ndmts     | --profile must be ims, ndtms or a TOML file, got 'ndmts'",
        "--date-format dd/mm/yyyy | capitals (MM), days and years in small letters, got"
            + " 'dd/mm/yyyy': did you mean 'dd/MM/yyyy'? See",
        "--date-format DD.MM.YY | did you mean 'dd.MM.yy'? See",
        "--date-format dd/yy | --date-format: a date format is excel, or needs a day",
      })
  void readingOptions_areJudgedBeforeTheFiles(String options, String said) {
    List<Object> args = new ArrayList<>(List.of("profile", "no-such-file.csv"));
    args.addAll(Arrays.asList(options.split(" ", -1)));
    assertWrongUsage(Shell.run(args.toArray()), said);
  }

  @Test
  void readingOptions_fromTheEdge_areTaken() {
    Path csv = Clients.write(dir, "clients.csv", Clients.REGION);
    Shell.Said said =
        Shell.run(
            "profile",
            csv,
            "--max-age",
            "1000",
            "--as-at",
            "2100-12-31",
            "--date-format",
            "dd/MM/yy",
            "--column",
            "dob=dob",
            "--column",
            "sex=sex");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"utf-8", "UTF8", "windows-1252", "cp1252", "ansi", "latin-1", "ISO-8859-1"})
  void encoding_isKnownByItsNames(String name) {
    Path csv = Clients.write(dir, "clients.csv", Clients.REGION);
    Shell.Said said = Shell.run("profile", csv, "--encoding", name);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void encoding_utf16_isTaken() throws IOException {
    Path csv = Files.writeString(dir.resolve("c.csv"), Clients.REGION, StandardCharsets.UTF_16);
    Shell.Said said = Shell.run("profile", csv, "--encoding", "utf-16");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void numbersOfRegions_areSaidInWords() {
    Path out = dir.resolve("r");
    assertWrongUsage(
        Shell.run("synth", "--out", out, "--seed", "x"),
        "option '--seed': must be a whole number, got 'x'");
    assertWrongUsage(
        Shell.run("synth", "--out", out, "--overlap", "half"),
        "option '--overlap': must be a number such as 0.4, got 'half'");
    assertWrongUsage(
        Shell.run("synth", "--out", out, "--as-at", "22/11/2026"),
        "must be a date written yyyy-MM-dd, such as 2026-11-22");
  }

  @Test
  void optionBeforeTheCommand_isToldItsPlace() {
    String said =
        "linkage: options come after the command, as in 'linkage dedupe --out', and '--out' came"
            + " before it; see 'linkage dedupe --help'\n";
    assertWrongUsage(Shell.run("--out", "o", "dedupe", "f.csv"), said);
    assertWrongUsage(
        Shell.run("--threads", "2", "dedupe", "f.csv", "--out", "o"),
        "options come after the command, as in 'linkage dedupe --threads'");
    assertWrongUsage(Shell.run("--out", "o"), "there is no option '--out' here");
  }

  private static void assertWrongUsage(Shell.Said said, String words) {
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.USAGE);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .startsWith("linkage: ")
        .contains(words)
        .doesNotContain("java.")
        .hasLineCount(1);
  }
}
