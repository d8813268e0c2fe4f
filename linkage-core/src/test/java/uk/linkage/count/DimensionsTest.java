package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uk.linkage.attributor.AttributorLayout.SEX;
import static uk.linkage.attributor.AttributorLayout.packBirthDate;

import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.Dimension.Rule;
import uk.linkage.intake.Facts;

class DimensionsTest {

  private static final LocalDate AS_AT = LocalDate.of(2026, 11, 22);
  private static final DateFormats FORMATS = new DateFormats(AS_AT);

  private static List<List<String>> labelsOfRecords(Dimension dimension) {
    return IntStream.range(0, dimension.records())
        .mapToObj(
            record ->
                new TreeSet<>(SlowCells.places(record, dimension))
                    .stream().map(dimension.labels()::get).toList())
        .toList();
  }

  @Test
  void sex_missing_isNotKnown() {
    Dimension sex = Dimensions.sex(new long[] {SEX.place(1), SEX.place(2), 0});
    assertThat(sex.labels()).containsExactly("female", "male", "not known");
    assertThat(labelsOfRecords(sex)).containsExactly(List.of("male"), List.of("female"), List.of());
    assertThat(Dimensions.sex(new long[] {SEX.place(1)}).labels())
        .containsExactly("female", "male");
  }

  @Test
  void ageBand_randomBirths_isThatOfTheCalendar() {
    SplittableRandom random = Seeded.random("ageBand_randomBirths_isThatOfTheCalendar");
    for (int trial = 0; trial < 2000; trial++) {
      LocalDate birth = AS_AT.minusDays(random.nextInt(40_000));
      LocalDate asAt = birth.plusDays(random.nextInt(40_000));
      long record = packBirthDate(birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth());
      int age = Period.between(birth, asAt).getYears();
      Dimension dimension = Dimensions.ageBand(new long[] {record}, asAt, AgeBands.USUAL);
      String expected =
          age < 18 ? "under 18" : age >= 65 ? "65+" : age < 25 ? "18-24" : decade(age);
      assertThat(labelsOfRecords(dimension)).containsExactly(List.of(expected));
    }
  }

  private static String decade(int age) {
    int first = (age - 5) / 10 * 10 + 5;
    return first + "-" + (first + 9);
  }

  @Test
  void ageBand_missingOrLater_isNotKnown() {
    long[] records = {packBirthDate(2001, 2, 28), packBirthDate(2001, 3, 2), 0, SEX.place(1)};
    Dimension band = Dimensions.ageBand(records, LocalDate.of(2001, 3, 1), AgeBands.USUAL);
    assertThat(band.labels()).startsWith("under 18", "18-24").endsWith("65+", "not known");
    assertThat(labelsOfRecords(band))
        .containsExactly(List.of("under 18"), List.of(), List.of(), List.of());
  }

  @Test
  void ageBand_nobodyBelow_hasNoLabelForIt() {
    long[] records = {packBirthDate(1980, 5, 31)};
    AgeBands bands = new AgeBands(List.of(20, 46, 47));
    assertThat(Dimensions.ageBand(records, AS_AT, bands).labels())
        .containsExactly("20-45", "46", "47+");
    assertThat(labelsOfRecords(Dimensions.ageBand(records, AS_AT, bands)))
        .containsExactly(List.of("46"));
    assertThatIllegalArgumentException().isThrownBy(() -> new AgeBands(List.of(20, 20)));
    assertThatIllegalArgumentException().isThrownBy(() -> new AgeBands(List.of()));
  }

  @Test
  void ofFact_codesAndWords_areTheSameLabels() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("A", "White British");
    codes.put("B", "White Irish");
    codes.put("Z", "");
    Facts facts =
        Facts.of(
            List.of("ethnicity"),
            List.of(List.of("A", "WHITE - BRITISH", "b", "Z", "", "zulu", "Martian", "martian")));
    Dimension settled =
        Dimensions.ofFact(facts, 0, CodeList.of(codes), Rule.SETTLED, /* records= */ 8);
    assertThat(settled.labels())
        .containsExactly("White British", "White Irish", "Martian", "zulu", "not known");
    assertThat(labelsOfRecords(settled))
        .containsExactly(
            List.of("White British"),
            List.of("White British"),
            List.of("White Irish"),
            List.of(),
            List.of(),
            List.of("zulu"),
            List.of("Martian"),
            List.of("Martian"));
    Dimension every = Dimensions.ofFact(facts, 0, CodeList.of(codes), Rule.EVERY, 8);
    assertThat(every.labels()).isEqualTo(settled.labels());
    assertThat(labelsOfRecords(every).get(3)).containsExactly("not known");
  }

  @Test
  void ofFact_numbers_areInOrderOfSize() {
    Facts facts = Facts.of(List.of("modality"), List.of(List.of("10", "9", "1", "1.5")));
    assertThat(Dimensions.ofFact(facts, 0, CodeList.NONE, Rule.EVERY, 4).labels())
        .containsExactly("1", "9", "10", "1.5");
  }

  @Test
  void codeList_plus_firstSaysWhatBothList() {
    CodeList one = CodeList.of(Map.of("A", "first"));
    CodeList both = one.plus(CodeList.of(Map.of("A", "second", "b", "third")));
    assertThat(both.labelOf("a")).isEqualTo("first");
    assertThat(both.labelOf("B.")).isEqualTo("third");
    assertThat(both.labelOf("Second")).isEqualTo("second");
    assertThat(both.labelOf("???")).isEqualTo("???");
    assertThat(both.entries()).containsEntry("b", "third");
  }

  private static Facts dates(String... columns) {
    List<String> names =
        List.of("first_contact", "last_contact", "referred", "triaged", "discharged");
    return Facts.of(
        names, java.util.Arrays.stream(columns).map(c -> List.of(c.split(",", -1))).toList());
  }

  /** Four records of IMS and four of NDTMS. */
  private static ContactDays contacts() {
    Facts facts =
        dates(
            "2026-01-15,2026-01-15,,,,,,",
            "2026-06-01,,,soon,,,,",
            ",,,,20260110,20260110,,20260101",
            ",,,,20260205,,,",
            ",,,,20260401,20260301,,");
    boolean[] ndtms = {false, false, false, false, true, true, true, true};
    return ContactDays.of(facts, ndtms, FORMATS, LocalDate.of(2026, 3, 31));
  }

  @Test
  void month_contactsOfIms_areTwoAndTreatmentIsAllBetween() {
    Dimension month = Dimensions.month(contacts());
    assertThat(month.restricts()).isTrue();
    assertThat(month.labels())
        .containsExactly(
            "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "not known");
    assertThat(labelsOfRecords(month))
        .containsExactly(
            List.of("2026-01", "2026-06"),
            List.of("2026-01"),
            List.of("not known"),
            List.of("not known"),
            List.of("2026-02", "2026-03", "2026-04"),
            List.of("2026-01", "2026-02", "2026-03"),
            List.of("not known"),
            List.of("2026-01", "2026-02", "2026-03"));
    assertThat(contacts().latest()[0]).isEqualTo(DateFormats.pack(2026, 6, 1));
    assertThat(contacts().latest()[2]).isZero();
  }

  @Test
  void quarterAndYear_haveTheirNames() {
    assertThat(Dimensions.quarter(contacts()).labels())
        .containsExactly("2026 Q1", "2026 Q2", "not known");
    assertThat(Dimensions.financialYear(contacts()).labels())
        .containsExactly("2025/26", "2026/27", "not known");
    assertThat(labelsOfRecords(Dimensions.financialYear(contacts())).get(4))
        .containsExactly("2025/26", "2026/27");
    assertThat(PeriodUnit.FINANCIAL_YEAR.label(1999)).isEqualTo("1999/00");
    assertThat(PeriodUnit.FINANCIAL_YEAR.of(DateFormats.pack(2026, 3, 31))).isEqualTo(2025);
    assertThat(PeriodUnit.FINANCIAL_YEAR.of(DateFormats.pack(2026, 4, 1))).isEqualTo(2026);
    assertThat(PeriodUnit.QUARTER.label(PeriodUnit.QUARTER.of(DateFormats.pack(2025, 12, 31))))
        .isEqualTo("2025 Q4");
  }

  @Test
  void within_aRange_contactsOutsideAreInNoPeriod() {
    ContactDays days = contacts().within(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 6, 30));
    Dimension month = Dimensions.month(days);
    assertThat(month.labels())
        .containsExactly("2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "not known");
    assertThat(labelsOfRecords(month))
        .containsExactly(
            List.of("2026-06"),
            List.of(),
            List.of("not known"),
            List.of("not known"),
            List.of("2026-02", "2026-03", "2026-04"),
            List.of("2026-02", "2026-03"),
            List.of("not known"),
            List.of("2026-02", "2026-03"));
    assertThat(days.latest()[1]).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contacts().within(AS_AT, AS_AT.minusDays(1)));
  }

  @Test
  void of_lastBeforeFirst_areTwoDaysWithoutTheTimeBetween() {
    int may = DateFormats.pack(2026, 5, 1);
    int march = DateFormats.pack(2026, 3, 1);
    ContactDays days = ContactDays.of(new int[] {may}, new int[] {march}, new boolean[] {true});
    assertThat(labelsOfRecords(Dimensions.month(days)))
        .containsExactly(List.of("2026-03", "2026-05"));
  }

  @Test
  void period_noDayAtAll_isNotKnown() {
    ContactDays days = ContactDays.of(new int[2], new int[2], new boolean[2]);
    assertThat(Dimensions.month(days).labels()).containsExactly("not known");
  }
}
