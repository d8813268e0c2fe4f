package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matches of hand-written files, and of worlds that have nothing or everything in common. */
final class MatchEdgeTest {

  private static final String NDTMS =
      "FINITIAL,SINITIAL,DOB,SEX,AGNCY,CLIENTID,EPISODID,CONSENT,PC,LA\n";

  /** Two of three are in {@link Clients#REGION} too. */
  private static final String TREATED =
      NDTMS
          + "J,S,19800531,M,N1001,C1,E1,Y,L3 2,E08000012\n"
          + "B,A,19751112,F,N1001,C2,E2,Y,L17 8,E08000012\n"
          + "B,A,19751112,F,N1002,C9,E9,Y,L17 8,E08000012\n"
          + "D,T,19610704,F,N1002,C3,E3,Y,WA1 1,E06000007\n"
          + "NA,NA,NA,NA,N1002,C4,NA,N,NA,NA\n";

  @TempDir private Path dir;

  private CountsFile match(String ims, String ndtms, Object... options) {
    return match(
        Clients.write(dir, "ims.csv", ims), Clients.write(dir, "ndtms.csv", ndtms), options);
  }

  private Shell.Said said;

  private CountsFile match(Object ims, Object ndtms, Object... options) {
    List<Object> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--exact", "--overwrite"));
    Path out = dir.resolve("out");
    said = MatchWorld.matchOf(ims, ndtms, out, all.toArray());
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.without(dir).out()).doesNotContain(Clients.VALUES).doesNotContain("1961");
    return new CountsFile(out.resolve("counts-exact.csv"));
  }

  private static void assertLinked(
      CountsFile counts, long ims, long ndtms, long both, String... at) {
    String[] labels = {at.length == 0 ? "all" : at[0], ""};
    long[] expected = {ims, ndtms, both, ims + ndtms + both};
    for (int i = 0; i < expected.length; i++) {
      labels[1] = MatchWorld.CONTACTS.get(i);
      assertThat(counts.number("linked", labels)).as(labels[1]).isEqualTo(expected[i]);
    }
  }

  @Test
  void byHand() {
    CountsFile counts = match(Clients.REGION, TREATED, "--method", "attributor");
    // IMS: JS (two records), AB and BA, KW; NDTMS: JS, BA (two records), DT.
    assertLinked(counts, 2, 1, 2);
    assertLinked(counts, 0, 0, 2, "Liverpool");
    assertLinked(counts, 0, 1, 0, "Warrington");
    assertLinked(counts, 2, 0, 0, "not known");
    assertThat(counts.number("naive", "all", "both")).isEqualTo(2);

    // So few records have no model, and are counted all the same.
    counts = match(Clients.REGION, TREATED);
    assertLinked(counts, 2, 1, 2);
    assertThat(said.text())
        .contains("NDTMS: persons are told apart by their attributors alone, because")
        .doesNotContain("--method ladder");
  }

  @Test
  void oneRecordASide() {
    String ims = Clients.HEADER + "1,Oak House,J,S,31/05/1980,M,L3 2ET,Yes\n";
    assertLinked(match(ims, NDTMS + "J,S,19800531,M,N1001,C1,E1,Y,L3 2,E08000012\n"), 0, 0, 1);
    assertLinked(match(ims, NDTMS + "J,T,19800531,M,N1001,C1,E1,Y,L3 2,E08000012\n"), 1, 1, 0);
  }

  @Test
  void recordsWithoutAWholeAttributor_areNobodyElse() {
    String ims = Clients.HEADER + "1,Oak House,J,S,,M,L3 2ET,Yes\n2,Oak House,J,S,,M,L3 2ET,Yes\n";
    assertLinked(match(ims, NDTMS + "J,S,NA,M,N1001,C1,E1,Y,L3 2,E08000012\n"), 2, 1, 0);
  }

  @Test
  void emptySide_isCounted_andSaidSo() {
    String noConsent = Clients.REGION.replaceAll("(?i),y(es)?\n", ",No\n");
    CountsFile counts = match(noConsent, TREATED);
    assertLinked(counts, 0, 3, 0);
    assertThat(counts.number("estimated", "all", "IMS only")).isZero();
    assertThat(said.text()).contains("IMS: no record takes part");

    counts = match(Clients.REGION, TREATED.replace(",Y,", ",N,"));
    assertLinked(counts, 4, 0, 0);
    assertThat(said.text()).contains("NDTMS: no record takes part");

    counts = match(noConsent, TREATED.replace(",Y,", ",N,"), "--by", "sex,month");
    assertThat(counts.number("linked", "all", "all", "all", "any level")).isZero();
  }

  @Test
  void ndtmsRowsOfNothingButConsent() {
    String rows = "AGNCY,CLIENTID,CONSENT\nN1001,C1,N\nN1001,C2,N\n";
    said =
        MatchWorld.matchOf(
            Clients.write(dir, "ims.csv", Clients.REGION),
            Clients.write(dir, "ndtms.csv", rows),
            dir.resolve("out"));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).hasLineCount(1);
    CountsFile counts =
        match(Clients.REGION, NDTMS + "NA,NA,NA,NA,N1001,C1,NA,N,NA,NA\n,,,,N1001,C2,,N,,\n");
    assertLinked(counts, 4, 0, 0);
    counts = match(Clients.REGION, NDTMS + "NA,NA,NA,NA,N1001,C1,E1,Y,NA,NA\n", "--la", "all");
    assertLinked(counts, 4, 1, 0);
  }

  @Test
  void hostileNames_areWrittenAsTheyAre_andPrintedHarmlessly() throws IOException {
    String longName = "x".repeat(10_000);
    String ims =
        Clients.HEADER
            + "1,=cmd(),J,S,31/05/1980,M,L3 2ET,Yes\n"
            + "2,<script>alert(1)</script>,A,B,12/11/1975,F,L17 8XX,Yes\n"
            + "3,\"two\nlines, \"\"quoted\"\"\",K,W,1990-02-28,F,WA1 1AB,Yes\n"
            + "4,"
            + longName
            + ",K,Z,1990-02-27,F,WA1 1AB,Yes\n"
            + "5,a;b|c\td,L,Z,1990-02-26,F,WA1 1AB,Yes\n";
    String ndtms = NDTMS + "J,S,19800531,M,\u001b[31mN1001,C1,E1,Y,L3 2,\u001b[2JL\n";
    CountsFile counts = match(ims, ndtms, "--by", "provider", "--la", "all");
    assertThat(counts.labels("provider"))
        .contains("=cmd()", "<script>alert(1)</script>", "two\nlines, \"quoted\"", longName);
    assertThat(said.out()).doesNotContain("\u001b").doesNotContain("x".repeat(200));

    Path earlier = dir.resolve("earlier");
    Path imsFile = dir.resolve("ims.csv");
    Path ndtmsFile = dir.resolve("ndtms.csv");
    Object[] by = {"--by", "provider", "--la", "all"};
    assertThat(MatchWorld.matchOf(imsFile, ndtmsFile, earlier, by).exitCode())
        .isEqualTo(ExitCode.DONE);
    Shell.Said again =
        MatchWorld.matchOf(
            imsFile,
            ndtmsFile,
            dir.resolve("now"),
            "--by",
            "provider",
            "--la",
            "all",
            "--disclosure",
            "suppress5",
            "--against",
            earlier);
    assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(again.text()).contains("two modes").doesNotContain("\u001b");
    assertThat(Files.readString(dir.resolve("now/summary.json"))).contains("=cmd()");
  }

  @Test
  void nothingInCommon_isZero_andNoted() {
    MatchWorld one = MatchWorld.make(dir.resolve("one"), 1500, 1200, 21);
    MatchWorld other = MatchWorld.make(dir.resolve("other"), 1500, 1200, 22);
    CountsFile counts = match(one.ims(), other.ndtms());
    assertThat(counts.number("estimated_low95", "all", "both")).isZero();
    assertThat(counts.number("estimated_high95", "all", "both")).isLessThan(60);
    assertThat(counts.number("linked", "all", "both")).isLessThan(30);
    assertThat(said.text()).contains("Note: the files are matched by attributors alone");
  }

  @Test
  void everythingInCommon_isEverybody() throws IOException {
    MatchWorld world = MatchWorld.make(dir.resolve("world"), 1500, 1200, 23);
    // The persons of NDTMS, as IMS would write them.
    List<String> lines = MatchWorld.lines(world.ndtms());
    StringBuilder ims = new StringBuilder(Clients.HEADER);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replace("\"", "").replaceAll("\\bNA\\b", "").split(",", -1);
      ims.append(String.join(",", cells[10].isEmpty() ? cells[9] : cells[10], "Oak House"));
      ims.append("," + String.join(",", cells[0], cells[1], cells[2], cells[3], cells[12]));
      ims.append("," + cells[11] + "\n");
    }
    CountsFile counts =
        match(
            Clients.write(dir, "ims.csv", ims.toString()),
            world.ndtms(),
            "--ims-postcode",
            "sector");
    long both = counts.number("linked", "all", "both");
    assertThat(both).isPositive();
    assertThat(counts.number("linked", "all", "IMS only")).isLessThan(both / 100 + 1);
    assertThat(counts.number("linked", "all", "NDTMS only")).isLessThan(both / 100 + 1);
    assertThat(counts.number("naive", "all", "any level"))
        .isEqualTo(
            counts.number("naive", "all", "both")
                + counts.number("naive", "all", "IMS only")
                + counts.number("naive", "all", "NDTMS only"));
  }
}
