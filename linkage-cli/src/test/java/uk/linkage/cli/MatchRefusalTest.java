package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a match refuses, and what it compares a table with. */
final class MatchRefusalTest {

  @TempDir private static Path region;
  private static MatchWorld world;

  @TempDir private Path dir;

  @BeforeAll
  static void makeRegion() {
    world = MatchWorld.make(region.resolve("world"), 1500, 1200, 11);
  }

  private Shell.Said refused(int exitCode, Object ims, Object ndtms, Object... options) {
    Path out = dir.resolve("refused");
    Shell.Said said = MatchWorld.matchOf(ims, ndtms, out, options);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(exitCode);
    assertThat(said.err()).startsWith("linkage: ").hasLineCount(1);
    assertThat(said.out()).isEmpty();
    assertThat(out).doesNotExist();
    assertThat(MatchWorld.namesIn(dir)).noneMatch(name -> name.startsWith(".refused"));
    return said;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--method ladder                     | --method must be probabilistic or attributor",
        "--exact --disclosure round5         | --exact must come without --disclosure",
        "--exact --against DIR               | --against must come with a table for publication",
        "--method attributor --threshold .9  | --threshold must come with --method probabilistic",
        "--threshold 0                       | --threshold must be above 0",
        "--threshold 1                       | --threshold must be above 0",
        "--data-set R2                       | --data-set must be a letter",
        "--disclosure round3                 | --disclosure",
      })
  void optionsThatMakeNoSense_areRefused(String options, String message) {
    Shell.Said said =
        refused(
            ExitCode.USAGE,
            world.ims(),
            world.ndtms(),
            (Object[]) options.replace("DIR", dir.toString()).split(" "));
    assertThat(said.err()).contains(message).contains("linkage match --help");
  }

  @Test
  void swappedFiles_areRefused() {
    Shell.Said said = refused(ExitCode.REFUSED, world.ndtms(), world.ims());
    assertThat(said.err()).contains("were --ims and --ndtms swapped?").contains("FINITIAL");
    said = refused(ExitCode.REFUSED, world.ims(), world.ims());
    assertThat(said.err()).contains("--ndtms must name files of NDTMS").contains("swapped?");
    said = refused(ExitCode.REFUSED, world.ndtms(), world.ndtms());
    assertThat(said.err()).contains("--ims must name files of IMS");
  }

  @Test
  void fileOfNeither_isRefused() {
    Path other = Clients.write(dir, "other.csv", "a,b\n1,2\n");
    assertThat(refused(ExitCode.REFUSED, other, world.ndtms()).err()).contains("other.csv");
    assertThat(refused(ExitCode.REFUSED, world.ims(), other).err())
        .contains("other.csv")
        .contains("--ndtms-column");
    assertThat(refused(ExitCode.REFUSED, dir.resolve("no.csv"), world.ndtms()).err())
        .contains("no.csv");
  }

  @Test
  void missingConsent_isRefusedForPrivacy() throws IOException {
    Path silent =
        Clients.write(
            dir, "ndtms.csv", Files.readString(world.ndtms()).replace("CONSENT", "AGREED"));
    Shell.Said said = refused(ExitCode.PRIVACY, world.ims(), silent);
    assertThat(said.err()).contains("--ndtms-consent-held");
    Path ims = Clients.write(dir, "ims.csv", Clients.REGION.replace(",consent", ",agreed"));
    assertThat(refused(ExitCode.PRIVACY, ims, world.ndtms()).err()).contains("--ims-consent-held");
  }

  @Test
  void missingColumn_isSuggestedByTheOptionOfItsSide() {
    Path typo = Clients.write(dir, "typo.csv", Clients.REGION.replace("dob", "dobb"));
    assertThat(refused(ExitCode.REFUSED, typo, world.ndtms()).err())
        .contains("did you mean --ims-column dob=");
  }

  @Test
  void repeatedId_isRefusedByLines_onEitherSide() throws IOException {
    Path ims =
        Clients.write(
            dir, "ims.csv", Clients.REGION + "2,Oak House,A,B,12/11/1975,F,L17 8XX,Yes\n");
    assertThat(refused(ExitCode.REFUSED, ims, world.ndtms()).without(dir).err())
        .contains("ims.csv")
        .contains("record ids must be unique")
        .doesNotContain(Clients.VALUES);
    List<String> lines = MatchWorld.lines(world.ndtms());
    String taking = lines.stream().filter(l -> l.contains("\"Y\"")).findFirst().orElseThrow();
    Path ndtms = Clients.write(dir, "ndtms.csv", String.join("\n", lines) + "\n" + taking + "\n");
    assertThat(refused(ExitCode.REFUSED, world.ims(), ndtms).err())
        .contains("ndtms.csv")
        .contains("record ids must be unique");
  }

  @Test
  void dataSet_isThatOfTheFileName() {
    assertThat(refused(ExitCode.REFUSED, world.ims(), world.ndtms(), "--data-set", "P").err())
        .contains("must be of data set P, got one whose name says R");
    for (String letter : List.of("R", "r")) {
      Shell.Said said = world.match(dir.resolve(letter + "1"), "--data-set", letter);
      assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void against_aFolderThatIsNoEarlierTable() throws IOException {
    Path exact = dir.resolve("exact");
    assertThat(world.match(exact, "--exact").exitCode()).isEqualTo(ExitCode.DONE);
    Path other = Files.createDirectory(dir.resolve("other"));
    Clients.write(other, "counts.csv", "a,b\n1,2\n");
    Path faked = Files.createDirectory(dir.resolve("faked"));
    Clients.write(faked, "counts.csv", "contact,linked,disclosure\nboth,many,round5\n");
    for (Path folder : List.of(dir.resolve("no"), exact, other, faked)) {
      Shell.Said said = refused(ExitCode.REFUSED, world.ims(), world.ndtms(), "--against", folder);
      assertThat(said.err()).contains("earlier match or count");
    }
  }

  @Test
  void against_anEarlierTable_warnsOfOneClientMore() throws IOException {
    Path earlier = dir.resolve("earlier");
    String[] how = {"--disclosure", "suppress5", "--method", "attributor"};
    assertThat(world.match(earlier, (Object[]) how).exitCode()).isEqualTo(ExitCode.DONE);
    String text = Files.readString(world.ndtms());
    String added =
        "\"Q\",\"Q\",\"19600229\",\"F\",\"A\",\"GBR\",\"20250101\",\"N1001\",\"99999991\",\"99999991\",\"99999991\",\"Y\",\"L3"
            + " 2\",\"E08000012\",\"20250102\",\"NA\",\"NA\"\n";
    Path now = Clients.write(dir, "N1000-20250101-20260331-TREAT-IN-R.csv", text + added);
    Path out = dir.resolve("out");
    Shell.Said said =
        MatchWorld.matchOf(
            world.ims(), now, out, how[0], how[1], how[2], how[3], "--against", earlier);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.text())
        .contains("Together with the earlier table these tell what neither tells alone")
        .contains("authority Liverpool, NDTMS only: the two counts are 1 to 4 apart");
    assertThat(Files.readString(out.resolve("summary.json")))
        .contains("authority Liverpool, NDTMS only: the two counts are 1 to 4 apart");

    said = world.match(dir.resolve("same"), how[0], how[1], how[2], how[3], "--against", earlier);
    assertThat(said.out()).doesNotContain("Together with the earlier table");
    said = world.match(dir.resolve("round5"), "--against", earlier);
    assertThat(said.text()).contains("published under two modes");
  }
}
