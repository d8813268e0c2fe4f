package uk.linkage.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.attributor.Attributor;
import uk.linkage.attributor.Defect;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.screen.Exclusion;
import uk.linkage.screen.ScreeningRules;

class IntakeTest {

  private static final IntakeSettings SETTINGS = IntakeSettings.standard(Rows.AS_AT);
  private static final String HEADER =
      "record_id,provider,first_initial,last_initial,dob,sex,postcode,consent";

  @Test
  void add_clients_areScreenedPackedAndOrderedById() {
    IntakeResult result =
        new Rows("file", HEADER)
            .row("2,north,j,s,1980-05-31,M,L3 2ET,Yes")
            .row("1,south,a,b,1981-01-01,F,,Y")
            .row("10,north,x,X,05/05/1955,,L1 1AA,Y")
            .row("1,north,K,L,1990-02-02,2,ZZ99 3VZ,Yes")
            .row("3,,K,L,1990-02-02,2,L1,Yes")
            .row("4,north,Q,Q,1999-09-09,1,L1 1AA,No")
            .row("5,north,Q,Q,1999-09-09,1,L1 1AA,")
            .intake(SETTINGS);

    Clients clients = result.clients();
    assertThat(clients.size()).isEqualTo(4);
    assertThat(clients.providerNames()).containsExactly("file", "north", "south");
    assertThat(IntStream.range(0, 4).mapToObj(clients::recordId))
        .containsExactly("3", "1", "2", "1");
    assertThat(IntStream.range(0, 4).map(clients::provider)).containsExactly(0, 1, 1, 2);
    assertThat(Attributor.unpack(clients.records()[2], 2026).postcode()).isEqualTo("L3 2ET");

    ProviderTally north = result.tallies().get(1);
    assertThat(north.provider()).isEqualTo("north");
    assertThat(north.rows()).isEqualTo(5);
    assertThat(north.records()).isEqualTo(2);
    assertThat(north.excluded(Exclusion.DUMMY_ATTRIBUTOR)).isEqualTo(1);
    assertThat(north.excluded(Exclusion.CONSENT_NO)).isEqualTo(1);
    assertThat(north.excluded(Exclusion.CONSENT_NOT_RECORDED)).isEqualTo(1);
    assertThat(north.defect(Part.POSTCODE, Defect.POSTCODE_PSEUDO)).isEqualTo(1);
    assertThat(north.present(Part.POSTCODE)).isEqualTo(1);
    assertThat(north.fullPostcodes()).isEqualTo(1);
    assertThat(north.whole()).isEqualTo(2);
    assertThat(result.rows()).isEqualTo(7);
    assertThat(result.rejections().size()).isZero();
  }

  @Test
  void add_withheldRecord_isNotLookedAt() {
    IntakeResult result =
        new Rows("p", HEADER)
            .row("1,,?,?,31/02/1980,?,?,No")
            .row("2,,x,x,05/05/1955,?,?,no")
            .intake(SETTINGS);
    ProviderTally tally = result.tallies().get(0);
    assertThat(tally.excluded(Exclusion.CONSENT_NO)).isEqualTo(2);
    for (Part part : Part.values()) {
      for (Defect defect : Defect.values()) {
        assertThat(tally.defect(part, defect)).isZero();
      }
    }
    assertThat(result.clients().size()).isZero();
  }

  @Test
  void add_impossibleValue_isRejectedWithItsPlace() {
    Intake intake = new Intake(SETTINGS, Rows.WORKERS);
    intake.startFile("a");
    new Rows("a", HEADER).row("1,,j,s,1980-05-31,M,,Y").readInto(intake, 1);
    intake.startFile("b");
    new Rows("b", HEADER)
        .row("1,,j,s,1980-05-31,M,,Y")
        .row("2,,j,s,31/02/1980,M,,Y")
        .row("3,,j,s,2026-12-01,M,,Y")
        .row("4,,j,s,1900-01-01,M,,Y")
        .row(" ,,j,s,1980-01-01,M,,Y")
        .row("5,,j,s,later,M,,Y")
        .readInto(intake, 2);
    IntakeResult result = intake.finish();

    Rejections rejected = result.rejections();
    assertThat(rejected.size()).isEqualTo(4);
    assertThat(IntStream.range(0, 4).map(rejected::file)).containsOnly(1);
    assertThat(IntStream.range(0, 4).map(rejected::row)).containsExactly(1, 2, 3, 4);
    assertThat(IntStream.range(0, 4).mapToObj(rejected::field))
        .containsExactly(ClientField.DOB, ClientField.DOB, ClientField.DOB, ClientField.RECORD_ID);
    assertThat(IntStream.range(0, 4).mapToObj(rejected::defect))
        .containsExactly(
            Defect.DATE_IMPOSSIBLE,
            Defect.BIRTH_IN_FUTURE,
            Defect.BIRTH_TOO_LONG_AGO,
            Defect.RECORD_ID_BLANK);
    assertThat(result.clients().size()).isEqualTo(3);
    assertThat(result.tallies().get(1).rejected()).isEqualTo(4);
    assertThat(result.tallies())
        .extracting(tally -> tally.defect(ProviderTally.Part.DOB, Defect.DATE_UNREADABLE))
        .containsExactlyInAnyOrder(1L, 0L);
    assertThat(
            result.tallies().stream()
                .mapToLong(tally -> tally.present(ProviderTally.Part.DOB))
                .sum())
        .isEqualTo(2);
  }

  @Test
  void finish_sameIdTwiceInOneProvider_isRefusedWithBothPlaces() {
    Intake intake = new Intake(SETTINGS, Rows.WORKERS);
    intake.startFile("empty");
    intake.startFile("p");
    new Rows("p", HEADER)
        .row("1,,j,s,1980-05-31,M,,Y")
        .row("2,,j,s,1980-05-31,M,,Y")
        .row("2,other,j,s,1980-05-31,M,,Y")
        .readInto(intake, 10);
    intake.startFile("q");
    new Rows("q", HEADER)
        .row("9,p,j,s,1980-05-31,M,,Y")
        .row("1,p,j,s,1980-05-31,M,,No")
        .readInto(intake, 10);
    assertThatThrownBy(intake::finish)
        .isInstanceOfSatisfying(
            DuplicateRecordIdsException.class,
            e -> {
              assertThat(e.count()).isEqualTo(1);
              assertThat(e.examples())
                  .containsExactly(new DuplicateRecordIdsException.Twice(1, 0, 2, 1));
              assertThat(e).hasMessage("record ids must be unique within a provider; 1 are not");
            });
  }

  @Test
  void finish_withheldRecordsWithoutId_areNoDuplicates() {
    IntakeResult result = new Rows("p", HEADER).row(",,,,,,,N").row(",,,,,,,N").intake(SETTINGS);
    assertThat(result.tallies().get(0).excluded(Exclusion.CONSENT_NO)).isEqualTo(2);
  }

  @Test
  void finish_withheldRecordsWithWordForBlankAsId_areNoDuplicates() {
    IntakeResult result =
        new Rows("p", HEADER)
            .row("-,N/A,,,,,,N")
            .row("-,N/A,,,,,,N")
            .row("-,,j,s,1980-05-31,F,,Y")
            .intake(SETTINGS);
    ProviderTally tally = result.tallies().get(0);
    assertThat(tally.provider()).isEqualTo("p");
    assertThat(tally.excluded(Exclusion.CONSENT_NO)).isEqualTo(2);
    assertThat(result.rejections().defect(0)).isEqualTo(Defect.RECORD_ID_BLANK);
  }

  @Test
  void add_dummyInAnySpelling_isExcluded() {
    Rows rows = new Rows("p", "record_id,initials,dob,consent");
    String[] spellings = {"XX", "x x", " X.X. ", "xX", "X-X"};
    String[] dates = {"05/05/1955", "1955-05-05", "19550505", "5/5/1955"};
    int id = 0;
    for (String initials : spellings) {
      for (String date : dates) {
        rows.row(id++ + "," + initials + "," + date + ",Y");
      }
    }
    IntakeResult result = rows.intake(SETTINGS);
    assertThat(result.clients().size()).isZero();
    assertThat(result.tallies().get(0).excluded(Exclusion.DUMMY_ATTRIBUTOR)).isEqualTo(id);
  }

  @Test
  void add_blankWords_areBlanks() {
    IntakeResult result =
        new Rows("p", HEADER)
            .row("1,,N/A,unknown,NULL,unknown,-,Y")
            .row("2,,\u00a0j\u00a0,s,1980-05-31,\u00a0F,,Y")
            .intake(SETTINGS);
    assertThat(result.clients().records()[0]).isZero();
    ProviderTally tally = result.tallies().get(0);
    assertThat(tally.defect(Part.SEX, Defect.SEX_NOT_KNOWN)).isEqualTo(1);
    assertThat(tally.defect(Part.DOB, Defect.DATE_UNREADABLE)).isZero();
    assertThat(tally.present(Part.SEX)).isEqualTo(1);
    assertThat(tally.present(Part.FIRST_INITIAL)).isEqualTo(1);
  }

  @Test
  void open_noConsentColumn_isRefusedUnlessConsentIsHeld() {
    Rows rows = new Rows("p", "record_id,initials,dob").row("1,JS,1980-05-31");
    assertThatThrownBy(() -> rows.intake(SETTINGS)).isInstanceOf(PrivacyRefusedException.class);
    IntakeSettings held = SETTINGS.withScreening(ScreeningRules.STANDARD.withConsentHeld(true));
    assertThat(rows.intake(held).clients().size()).isEqualTo(1);
  }

  @Test
  void screen_informationAndModule_areAskedWhereTheColumnsAre() {
    IntakeResult result =
        new Rows(
                "p",
                "record_id,initials,dob,consent,informed_date,first_contact,last_contact,module")
            .row("1,JS,1980-05-31,Y,2021-10-20,2020-01-01,2022-01-01,NSP")
            .row("2,JS,1980-05-31,Y,,2020-01-01,2022-01-01,NSP")
            .row("3,JS,1980-05-31,Y,,2020-01-01,2021-01-01,NSP")
            .row("4,JS,1980-05-31,Y,2021-10-20,2020-01-01,2022-01-01,DRD")
            .intake(SETTINGS);
    ProviderTally tally = result.tallies().get(0);
    assertThat(tally.records()).isEqualTo(2);
    assertThat(tally.excluded(Exclusion.NOT_INFORMED)).isEqualTo(1);
    assertThat(tally.excluded(Exclusion.DRUG_RELATED_DEATH)).isEqualTo(1);
  }

  @Test
  void add_noIdColumn_isAFaultOfTheCaller() {
    ClientBatch batch = new ClientBatch(java.util.EnumSet.of(ClientField.CONSENT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Intake(SETTINGS, Rows.WORKERS).add(batch));
  }

  @Test
  void finish_randomIds_areInOrderOfTheirBytes() {
    SplittableRandom random = Seeded.random("finish_randomIds_areInOrderOfTheirBytes");
    String[] prefixes = {"", "A", "client-", "client-0000000000", "ü", "client-00000000000000000"};
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      ids.add(prefixes[random.nextInt(prefixes.length)] + random.nextInt(1 << 20));
    }
    List<String> unique = ids.stream().distinct().toList();
    Rows rows = new Rows("p", "record_id,provider,initials,dob,consent");
    for (String id : unique) {
      rows.row(id + ",p" + Math.floorMod(id.hashCode(), 3) + ",JS,1980-05-31,Y");
    }
    Clients clients = rows.intake(SETTINGS).clients();
    List<String> expected =
        unique.stream()
            .map(id -> "p" + Math.floorMod(id.hashCode(), 3) + "/" + id)
            .sorted(
                Comparator.comparing(
                    text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.util.Arrays::compareUnsigned))
            .toList();
    assertThat(
            IntStream.range(0, clients.size())
                .mapToObj(
                    i ->
                        clients.providerNames().get(clients.provider(i))
                            + "/"
                            + clients.recordId(i)))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void finish_repeatedIds_asManyAsAMapFinds() {
    SplittableRandom random = Seeded.random("finish_repeatedIds_asManyAsAMapFinds");
    String[] prefixes = {"", "client-", "client-0000000000", "client-00000000000000000"};
    Rows rows = new Rows("p", "record_id,provider,initials,dob,consent");
    java.util.Set<String> seen = new java.util.HashSet<>();
    long repeated = 0;
    for (int i = 0; i < 4000; i++) {
      String id = prefixes[random.nextInt(prefixes.length)] + random.nextInt(2000);
      String provider = "p" + random.nextInt(2);
      repeated += seen.add(provider + '/' + id) ? 0 : 1;
      rows.row(id + ',' + provider + ",JS,1980-05-31,Y");
    }
    long expected = repeated;
    assertThatThrownBy(() -> rows.intake(SETTINGS))
        .isInstanceOfSatisfying(
            DuplicateRecordIdsException.class,
            e -> {
              assertThat(e.count()).isEqualTo(expected).isPositive();
              assertThat(e.examples()).hasSize(5);
            });
  }

  @Test
  void take_partsOfAnySize_sameResult() {
    SplittableRandom random = Seeded.random("take_partsOfAnySize_sameResult");
    String[] dates = {"1980-05-31", "31/02/1980", "05/05/1955", "", "later"};
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 1000; i++) {
      rows.row(
          String.join(
              ",",
              Integer.toString(i),
              "p" + random.nextInt(3),
              random.nextInt(9) == 0 ? "x" : "j",
              random.nextInt(9) == 0 ? "x" : "s",
              dates[random.nextInt(dates.length)],
              "M",
              random.nextInt(3) == 0 ? "L1 1AA" : "",
              random.nextInt(5) == 0 ? "No" : "Y"));
    }
    String whole = description(rows, 1000);
    for (int size : new int[] {1, 7, 333}) {
      assertThat(description(rows, size)).isEqualTo(whole);
    }
  }

  private static String description(Rows rows, int batchSize) {
    Intake intake = new Intake(SETTINGS, Rows.WORKERS);
    for (String file : List.of("a", "b")) {
      intake.startFile(file);
      // The ids of the second file stand in providers of its own.
      rows.with(1, provider -> file + provider).readInto(intake, batchSize);
    }
    IntakeResult result = intake.finish();
    StringBuilder text = new StringBuilder();
    Clients clients = result.clients();
    for (int i = 0; i < clients.size(); i++) {
      text.append(clients.providerNames().get(clients.provider(i)))
          .append('/')
          .append(clients.recordId(i))
          .append('=')
          .append(clients.records()[i])
          .append(' ');
    }
    Rejections rejected = result.rejections();
    for (int i = 0; i < rejected.size(); i++) {
      text.append(rejected.file(i)).append(':').append(rejected.row(i));
      text.append(rejected.field(i)).append(rejected.defect(i)).append(' ');
    }
    for (ProviderTally tally : result.tallies()) {
      text.append(tally.provider()).append(tally.rows()).append(' ').append(tally.records());
      text.append(' ').append(tally.rejected()).append(' ').append(tally.suspicious());
      text.append(' ').append(tally.fullPostcodes()).append(' ').append(tally.sameInitials());
      text.append(' ')
          .append(tally.sameInitialsExpected())
          .append(' ')
          .append(tally.birthsOn(5, 31));
      for (Exclusion exclusion : Exclusion.values()) {
        text.append(' ').append(tally.excluded(exclusion));
      }
      for (Part part : Part.values()) {
        text.append(' ').append(tally.present(part));
        for (Defect defect : Defect.values()) {
          text.append(' ').append(tally.defect(part, defect));
        }
      }
    }
    return text.toString();
  }

  @Test
  void recordId_asBytes_isTheText() {
    Clients clients =
        new Rows("p", "record_id,initials,dob,consent")
            .row(" äbc ,JS,1980-05-31,Y")
            .intake(SETTINGS)
            .clients();
    clients.recordId(
        0,
        (bytes, from, to) ->
            assertThat(new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("äbc"));
    assertThat(clients.recordId(0)).isEqualTo("äbc");
    assertThat(clients.ramBytesUsed()).isPositive();
  }
}
