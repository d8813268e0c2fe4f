package uk.linkage.duckdb.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Dimension;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

class PublishedCountsTest {

  private static final Group[] PARTS = {Group.IMS_ONLY, Group.NDTMS_ONLY, Group.BOTH};

  @TempDir private Path folder;

  private final long seed = Long.getLong("linkage.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  PublishedCountsTest() {
    System.out.println("PublishedCountsTest: -Dlinkage.seed=" + seed);
  }

  private CellFigures randomFigures(boolean twoSources) {
    CountTables tables = new CountTables(random, 1 + random.nextInt(120), twoSources);
    List<Dimension> dimensions = new ArrayList<>();
    dimensions.add(tables.settled("authority", 1 + random.nextInt(4)));
    if (random.nextBoolean()) {
      dimensions.add(tables.every("provider", 1 + random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      dimensions.add(tables.period(1 + random.nextInt(2)));
    } else if (random.nextInt(4) == 0) {
      dimensions.add(tables.period(0));
    }
    return tables.figures(dimensions.toArray(Dimension[]::new));
  }

  @Test
  void anyTable_canBeProtected_andSmallNumbersAreWithheld() {
    for (int i = 0; i < 150; i++) {
      boolean twoSources = random.nextInt(4) > 0;
      CellFigures figures = randomFigures(twoSources);
      for (DisclosureMode mode : DisclosureMode.values()) {
        PublishedCounts counts = new PublishedCounts(figures, mode, twoSources);
        long least = mode == DisclosureMode.ROUND5 ? 1 : 0;
        long most = mode == DisclosureMode.ROUND5 ? 7 : 4;
        for (int cell = 0; cell < figures.cells().cells(); cell++) {
          for (Group group : counts.groups()) {
            for (long number :
                new long[] {figures.linked(cell, group), figures.naive(cell, group)}) {
              if (number >= least && number <= most) {
                assertThat(counts.isWithheld(cell, group)).isTrue();
                assertThat(counts.text(cell, group, 17)).isEqualTo("*");
              }
            }
          }
        }
      }
    }
  }

  @Test
  void noTotalTells_theOnePartThatIsWithheld() {
    for (int i = 0; i < 100; i++) {
      CountTables tables = new CountTables(random, 40 + random.nextInt(200), true);
      CellFigures figures = tables.figures(tables.settled("authority", 1 + random.nextInt(5)));
      PublishedCounts counts = new PublishedCounts(figures, DisclosureMode.SUPPRESS5, true);
      int total = figures.cells().total();
      for (int cell = 0; cell <= total; cell++) {
        int withheld = counts.isWithheld(cell, Group.ANY) ? 1 : 0;
        for (Group part : PARTS) {
          withheld += counts.isWithheld(cell, part) ? 1 : 0;
        }
        assertThat(withheld).as("of the groups of a cell").isNotEqualTo(1);
      }
      for (Group group : Group.values()) {
        int withheld = 0;
        for (int cell = 0; cell <= total; cell++) {
          withheld += counts.isWithheld(cell, group) ? 1 : 0;
        }
        assertThat(withheld).as("of the cells of a group").isNotEqualTo(1);
      }
    }
  }

  @Test
  void estimateOfAnyContact_doesNotTellOfWithheldParts() {
    boolean sawOne = false;
    for (int i = 0; i < 100; i++) {
      CountTables tables = new CountTables(random, 100, true);
      CellFigures figures = tables.figures(tables.settled("authority", 5));
      PublishedCounts counts = new PublishedCounts(figures, DisclosureMode.ROUND5, true);
      for (int cell = 0; cell < figures.cells().total(); cell++) {
        boolean anyPart = false;
        for (Group part : PARTS) {
          anyPart |= counts.isWithheld(cell, part);
          assertThat(counts.estimated(cell, part)).isEqualTo(figures.estimated(cell, part));
        }
        assertThat(counts.estimated(cell, Group.ANY))
            .isEqualTo(anyPart ? figures.estimatedAlone(cell) : figures.estimated(cell, Group.ANY));
        sawOne |= anyPart;
      }
    }
    assertThat(sawOne).isTrue();
  }

  @Test
  void exactFigures_areShownAsTheyAre() {
    CellFigures figures = randomFigures(true);
    PublishedCounts counts = new PublishedCounts(figures, null, true);
    assertThat(counts.face()).isEqualTo("exact, not for publication");
    for (int cell = 0; cell < figures.cells().cells(); cell++) {
      for (Group group : Group.values()) {
        assertThat(counts.isWithheld(cell, group)).isFalse();
        assertThat(counts.text(cell, group, 3.4)).isEqualTo("3");
      }
    }
    assertThat(counts.isSmall(1)).isFalse();
  }

  private Path write(PublishedCounts counts, String name) throws Exception {
    Path run = Files.createDirectories(folder.resolve(name));
    try (Workers workers = new Workers(1)) {
      String unused =
          CsvTable.write(new CountsTable(counts).table(), run.resolve("counts.csv"), workers);
    }
    return run;
  }

  @Test
  void earlierTable_isReadBack_andTellsNothingOfItself() throws Exception {
    CountTables tables = new CountTables(random, 90, true);
    Dimension hostile =
        Dimension.settled(
            "place",
            List.of("=cmd()", "two\nlines", "a \"quoted\", one", "a;b|c\td", "*"),
            new int[0]);
    CellFigures figures = tables.figures(tables.settled("authority", 3), tables.every("x y", 2));
    PublishedCounts counts = new PublishedCounts(figures, DisclosureMode.SUPPRESS5, true);
    PublishedCounts empty =
        new PublishedCounts(
            new CellFigures(cells(hostile), cells(hostile), figuresOfNobody()),
            DisclosureMode.ROUND5,
            true);
    try (DuckDb db = DuckDb.inMemory(1, 1 << 28)) {
      EarlierCounts earlier = EarlierCounts.read(db, write(counts, "counts"));
      assertThat(earlier.publication().cells()).hasSize(figures.cells().cells() * 4);
      assertThat(earlier.publication().mode()).isEqualTo(DisclosureMode.SUPPRESS5);
      assertThat(counts.against(earlier)).isEmpty();
      assertThat(new PublishedCounts(figures, DisclosureMode.ROUND5, true).against(earlier))
          .hasSize(figures.cells().cells() * 4);
      assertThat(new PublishedCounts(figures, null, true).against(earlier)).isEmpty();

      EarlierCounts odd = EarlierCounts.read(db, write(empty, "odd"));
      assertThat(odd.publication().cells())
          .containsKeys("place =cmd(), both", "place two\nlines, both")
          .containsEntry("place a \"quoted\", one, any level", "0")
          .hasSize(6 * 4);
    }
  }

  private static uk.linkage.count.PersonCells cells(Dimension dimension) {
    return uk.linkage.count.PersonCells.count(0, new int[0], new boolean[0], List.of(dimension));
  }

  private uk.linkage.count.ContactTotals figuresOfNobody() {
    uk.linkage.count.PersonCount nobody =
        uk.linkage.count.PersonCount.ofAttributors(
            0, uk.linkage.count.DatedAttributors.of(new long[0]), 0);
    return uk.linkage.count.ContactTotals.of(nobody);
  }

  @Test
  void otherFiles_areNoEarlierTables() throws Exception {
    List<String> texts =
        List.of(
            "",
            "a,b\n1,2\n",
            "contact,linked,disclosure\n",
            "contact,linked,disclosure\nboth,12,by hand\n",
            "contact,linked,disclosure\nboth,-3,round5\n",
            "contact,linked,disclosure\nboth,many,round5\n",
            "linked,disclosure\n12,round5\n");
    try (DuckDb db = DuckDb.inMemory(1, 1 << 28)) {
      for (String text : texts) {
        Files.writeString(folder.resolve("counts.csv"), text);
        assertThat(refusal(db, folder)).as(text).contains("counts.csv: must be a table of counts");
      }
      Files.write(folder.resolve("counts.csv"), new byte[] {0, (byte) 0xff, 10, 0});
      assertThat(refusal(db, folder)).contains("counts.csv");
      Files.delete(folder.resolve("counts.csv"));
      assertThat(refusal(db, folder)).contains("--against must name the folder of an earlier");
    }
  }

  private static String refusal(DuckDb db, Path run) {
    try {
      EarlierCounts unused = EarlierCounts.read(db, run);
      return "nothing was refused";
    } catch (InputRefusedException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
