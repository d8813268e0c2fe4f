package uk.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.fixtures.reference.ConnectedComponents;
import uk.linkage.intake.Clients;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.intake.Rows;
import uk.linkage.match.MatchKey;
import uk.linkage.match.TooManyPairsException;
import uk.linkage.profile.HeapedDay;
import uk.linkage.profile.QualityReport;

class LinkageTest {

  private static final String HEADER =
      "record_id,provider,first_initial,last_initial,dob,sex,postcode,consent";
  private static final long MEMORY = 1L << 30;

  private static LinkageSettings settings(LinkageMethod method, int threads) {
    return new LinkageSettings(IntakeSettings.standard(Rows.AS_AT), method, threads, MEMORY);
  }

  private static LinkageResult run(Rows rows, LinkageMethod method) {
    return Linkage.run(rows, settings(method, 2), StageListener.SILENT);
  }

  /** Two records, each 'initials dob sex postcode', and the key that links them. */
  @ParameterizedTest(name = "{0} ~ {1}: {2}")
  @CsvSource({
    "J S 1980-05-31 M L3 2ET, j s 31/05/1980 1 l32et, attributor and unit",
    "J S 1980-05-31 M L3 2ET, J S 1980-05-31 M M1 1AE, attributor",
    "J S 1980-05-31 M, J S 1980-05-31 M, attributor",
    "J S 1980-01-01 M L3 2ET, J S 1980-01-01 M L3 2EB, attributor and sector",
    "J S 1980-01-01 M L3 2ET, J S 1980-01-01 M M1 1AE, ''",
    "J S 1980-01-01 M, J S 1980-01-01 M, ''",
    "J S 1980-01-01 M ZZ99 3VZ, J S 1980-01-01 M ZZ99 3VZ, ''",
    "J S 1980-05-31 M L3 2ET, S J 1980-05-31 M L3 2EB, 'initials swapped, and sector'",
    "J S 1980-05-31 M L3 2ET, S J 1980-05-31 M L3 1EB, ''",
    "J S 1980-05-07 M L3 2ET, J S 1980-07-05 M L3 2EB, 'day and month swapped, and sector'",
    "J S 1980-05-31 M L3 2ET, J S 1980-05-31 F L3 2EB, 'sex differs, and sector'",
    "J S 1980-05-31 M, J S 1980-05-31 F, ''",
    "J S 1980-05-31 F L3 2ET, J T 1980-05-31 F L3 2ET, 'last initial differs, and unit'",
    "J S 1980-05-31 F L3 2ET, J T 1980-05-31 F L3 2EB, ''",
    "J S 1980-05-31 F L3 2ET, K S 1980-05-31 F L3 2ET, 'first initial differs, and unit'",
    "J S 1980-05-31 F L3 2ET, J S 1980-05-30 F L3 2ET, 'day of birth differs, and unit'",
    "J S 1980-05-31 F L3 2ET, J S 1980-03-31 F L3 2ET, 'month of birth differs, and unit'",
    "J S 1980-05-31 F L3 2ET, J S 1981-05-31 F L3 2ET, 'year of birth differs, and unit'",
    "J S 1980-05-31 F L3 2ET, J S 1981-05-30 F L3 2ET, ''",
    "J S 1980-05-31 F L3 2ET, K T 1980-05-31 F L3 2ET, ''",
  })
  void ladder_twoRecords_areLinkedByTheFirstKeyThatHolds(String a, String b, String expected) {
    Rows rows = new Rows("p", HEADER).row(cells("1", a)).row(cells("2", b));
    LinkageResult result = run(rows, LinkageMethod.LADDER);
    if (expected.isEmpty()) {
      assertThat(result.links().size()).isZero();
      assertThat(result.persons().count()).isEqualTo(2);
    } else {
      assertThat(result.links().size()).isEqualTo(1);
      assertThat(result.keys().get(result.links().key(0)).name()).isEqualTo(expected);
      assertThat(result.persons().count()).isEqualTo(1);
    }
  }

  private static String cells(String id, String client) {
    String[] parts = client.strip().split(" ", 5);
    String postcode = parts.length > 4 ? parts[4] : "";
    return String.join(",", id, "", parts[0], parts[1], parts[2], parts[3], postcode, "Y");
  }

  @Test
  void attributor_blankNeverEqualsBlank() {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 50; i++) {
      rows.row(i + ",,J,S,,M,L3 2ET,Y");
    }
    LinkageResult result = run(rows, LinkageMethod.ATTRIBUTOR);
    assertThat(result.links().size()).isZero();
    assertThat(result.persons().count()).isEqualTo(50);
    assertThat(result.distinctAttributors()).isEqualTo(50);
    assertThat(run(rows, LinkageMethod.LADDER).persons().count()).isEqualTo(50);
  }

  @Test
  void run_tenThousandDummies_giveNoLinkAndNoPerson() {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 10_000; i++) {
      rows.row(i + ",,X,X,05/05/1955,M,L3 2ET,Y");
    }
    for (LinkageMethod method : LinkageMethod.values()) {
      LinkageResult result = run(rows, method);
      assertThat(result.links().size()).isZero();
      assertThat(result.persons().count()).isZero();
      assertThat(result.distinctAttributors()).isZero();
    }
  }

  @Test
  void run_shuffledRowsAndOtherThreads_givesTheSame() {
    SplittableRandom random = Seeded.random("run_shuffledRowsAndOtherThreads_givesTheSame");
    Rows rows = world(2000, random);
    for (LinkageMethod method : List.of(LinkageMethod.ATTRIBUTOR, LinkageMethod.LADDER)) {
      List<String> first = describe(run(rows, method));
      for (int threads : new int[] {1, 2, 5}) {
        rows.shuffled(Seeded.permutation(rows.size(), random));
        LinkageResult again = Linkage.run(rows, settings(method, threads), StageListener.SILENT);
        assertThat(describe(again)).isEqualTo(first);
      }
    }
  }

  @Test
  void run_linksAndPersons_areTheComponentsOfTheKeys() {
    SplittableRandom random = Seeded.random("run_linksAndPersons_areTheComponentsOfTheKeys");
    LinkageResult result = run(world(1500, random), LinkageMethod.LADDER);
    long[] records = result.intake().clients().records();
    List<MatchKey> keys = LinkageMethod.LADDER.keys().keys();
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    long[] byKey = new long[keys.size()];
    for (int i = 0; i < records.length; i++) {
      for (int j = i + 1; j < records.length; j++) {
        for (int key = 0; key < keys.size(); key++) {
          if (keys.get(key).key().joins(records[i], records[j])) {
            from.add(i);
            to.add(j);
            byKey[key]++;
            break;
          }
        }
      }
    }
    assertThat(IntStream.range(0, result.links().size()).mapToObj(result.links()::left))
        .isEqualTo(from);
    assertThat(IntStream.range(0, result.links().size()).mapToObj(result.links()::right))
        .isEqualTo(to);
    assertThat(result.keys().stream().mapToLong(key -> key.links()))
        .containsExactly(java.util.Arrays.stream(byKey).boxed().toArray(Long[]::new));
    int[] components =
        ConnectedComponents.of(
            records.length,
            from.stream().mapToInt(Integer::intValue).toArray(),
            to.stream().mapToInt(Integer::intValue).toArray());
    for (int i = 0; i < records.length; i++) {
      assertThat(result.persons().personOf(i)).isEqualTo(result.persons().personOf(components[i]));
    }
    assertThat(result.persons().count())
        .isEqualTo((int) IntStream.of(components).distinct().count());
  }

  private static List<String> describe(LinkageResult result) {
    List<String> lines = new ArrayList<>();
    Clients clients = result.intake().clients();
    for (int i = 0; i < clients.size(); i++) {
      lines.add(
          clients.provider(i) + "/" + clients.recordId(i) + " " + result.persons().personOf(i));
    }
    for (int i = 0; i < result.links().size(); i++) {
      lines.add(
          result.links().left(i) + "-" + result.links().right(i) + " " + result.links().key(i));
    }
    lines.add(result.keys() + " " + result.distinctAttributors());
    return lines;
  }

  /** A dense little world in which every key finds something. */
  private static Rows world(int size, SplittableRandom random) {
    Rows rows = new Rows("p", HEADER);
    String[] postcodes = {"L3 2ET", "L3 2EB", "L3 1EB", "M1 1AE", "", "ZZ99 3VZ", "L3"};
    for (int i = 0; i < size; i++) {
      rows.row(
          String.join(
              ",",
              "r" + i,
              "p" + random.nextInt(3),
              "" + "JKLM".charAt(random.nextInt(4)),
              "" + "JKST".charAt(random.nextInt(4)),
              String.format(
                  java.util.Locale.ROOT,
                  "%d-%02d-%02d",
                  random.nextInt(1980, 1983),
                  random.nextInt(1, 4),
                  random.nextInt(1, 4)),
              "MF9".substring(random.nextInt(3)).substring(0, 1),
              postcodes[random.nextInt(postcodes.length)],
              "Y"));
    }
    return rows;
  }

  @Test
  void run_nobody_isNoFault() {
    LinkageResult result = run(new Rows("p", HEADER), LinkageMethod.LADDER);
    assertThat(result.persons().count()).isZero();
    assertThat(result.stages())
        .extracting(StageReport::stage)
        .containsExactly("read", "link", "cluster", "count");
  }

  @Test
  void run_moreRowsThanMemory_isRefusedBeforeTheWork() {
    ClientSource huge =
        new ClientSource() {
          @Override
          public long estimatedRows() {
            return 1_000_000_000;
          }

          @Override
          public void readInto(
              uk.linkage.intake.Intake intake, java.util.function.LongConsumer progress) {
            throw new AssertionError("the work has begun");
          }
        };
    assertThatThrownBy(
            () -> Linkage.run(huge, settings(LinkageMethod.LADDER, 2), StageListener.SILENT))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("about 1,000,000,000 rows need about")
        .hasMessageContaining("LINKAGE_JAVA_OPTS=-Xmx");
  }

  @Test
  void run_morePairsThanMemory_isRefusedWithTheKey() {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 3000; i++) {
      rows.row(i + ",,J,S,1980-05-31,M,L3 2ET,Y");
    }
    LinkageSettings small =
        new LinkageSettings(
            IntakeSettings.standard(Rows.AS_AT), LinkageMethod.ATTRIBUTOR, 1, 70_000_000);
    assertThatThrownBy(() -> Linkage.run(rows, small, StageListener.SILENT))
        .isInstanceOf(TooManyPairsException.class)
        .hasMessageContaining("key 'attributor' makes 4,498,500 pairs")
        .hasMessageContaining("3,000 records share one value of it");
  }

  @Test
  void run_datesInAnUndeclaredFormat_areRefusedWithTheOption() {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 200; i++) {
      rows.row(i + ",,J,S,05/03/92,M,L3 2ET,Y");
    }
    assertThatThrownBy(() -> run(rows, LinkageMethod.LADDER))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("got 200 of 200 that are not")
        .hasMessageContaining("--date-format dd/MM/yy")
        .hasMessageNotContaining("05/03/92");
  }

  @Test
  void run_datesInAmericanOrder_areRefusedWithTheOption() {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 60; i++) {
      rows.row(i + ",,J,S,0" + (i % 9 + 1) + "/" + (i % 30 + 1) + "/1980,M,L3 2ET,Y");
    }
    assertThatThrownBy(() -> run(rows, LinkageMethod.LADDER))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("got 36 of 60 that are not or that no calendar has")
        .hasMessageContaining("--date-format MM/dd/yyyy");
  }

  @Test
  void run_nobodyTakesPart_saysSo() {
    Rows rows = new Rows("p", HEADER).row("1,,J,S,1980-05-31,M,L3 2ET,No");
    assertThat(run(rows, LinkageMethod.LADDER).notes())
        .containsExactly(
            "no record takes part: all are excluded or rejected, for the reasons counted above");
  }

  @Test
  void run_historicalPersons_areReadWithoutAGreatestAge() {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 200; i++) {
      rows.row(i + ",,J,S," + (1600 + i) + "-05-31,M,L3 2ET,Y");
    }
    LinkageResult result = run(rows, LinkageMethod.ATTRIBUTOR);
    assertThat(result.intake().rejections().size()).isZero();
    assertThat(result.notes()).hasSize(1);
    assertThat(result.notes().get(0)).startsWith("200 of 200 dates of birth are more than 115");
    assertThat(result.persons().count()).isEqualTo(200);
  }

  @Test
  void run_historicalPersonsAndADeclaredAge_rejectsThem() {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 200; i++) {
      rows.row(i + ",,J,S," + (1600 + i) + "-05-31,M,L3 2ET,Y");
    }
    LinkageSettings declared =
        new LinkageSettings(
            IntakeSettings.standard(Rows.AS_AT).withGreatestAge(115),
            LinkageMethod.ATTRIBUTOR,
            1,
            MEMORY);
    LinkageResult result = Linkage.run(rows, declared, StageListener.SILENT);
    assertThat(result.intake().rejections().size()).isEqualTo(200);
    assertThat(result.notes()).hasSize(1);
    assertThat(result.notes().get(0)).startsWith("no record takes part");
  }

  @Test
  void settings_noThread_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(LinkageMethod.LADDER, 0))
        .withMessage("there must be at least 1 thread, got 0");
  }

  @Test
  void ladder_everyRelaxedKey_asksForThePostcode() {
    List<MatchKey> keys = LinkageMethod.LADDER.keys().keys();
    assertThat(keys).extracting(MatchKey::name).doesNotHaveDuplicates();
    long whole = pack("J S 1980-05-31 M");
    for (MatchKey key : keys) {
      boolean needsNoPostcode = key.key().joins(whole, whole);
      assertThat(needsNoPostcode).as(key.name()).isEqualTo(key.name().equals("attributor"));
      assertThat(key.why()).isNotBlank();
    }
  }

  private static long pack(String client) {
    return run(new Rows("p", HEADER).row(cells("1", client)), LinkageMethod.ATTRIBUTOR)
        .intake()
        .clients()
        .records()[0];
  }

  @Test
  void dataQuality_defaultDatesAndDuplicates_areFound() {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 3000; i++) {
      int day = i % 28 + 1;
      int month = i / 28 % 12 + 1;
      String date = i % 30 == 0 ? "01/01/1980" : day + "/" + month + "/" + (1950 + i % 40);
      rows.row(i + ",q" + i % 2 + ",J,J," + date + ",M,L3 2ET,Y");
    }
    QualityReport report =
        DataQuality.run(rows, settings(LinkageMethod.LADDER, 1), StageListener.SILENT);
    assertThat(report.providers()).hasSize(2);
    assertThat(report.providers().get(0).heapedDays())
        .extracting(HeapedDay::month, HeapedDay::day)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1));
    assertThat(report.providers().get(0).duplicates()).isGreaterThan(90);
    assertThat(report.providers().get(1).heapedDays()).isEmpty();
    assertThat(report.providers().get(0).tally().sameInitials()).isEqualTo(1500);
    assertThat(report.providers().get(0).tally().sameInitialsExpected()).isEqualTo(1500);
  }
}
