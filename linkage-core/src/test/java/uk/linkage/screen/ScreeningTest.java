package uk.linkage.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.DateFormats;

class ScreeningTest {

  private final Screening screening = new Screening(ScreeningRules.STANDARD);

  @ParameterizedTest
  @ValueSource(strings = {"Y", "y", "Yes", "YES", "true"})
  void byConsent_yes_takesPart(String text) {
    assertThat(consent(text)).isNull();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "No, CONSENT_NO",
    "N, CONSENT_NO",
    "n, CONSENT_NO",
    "NO, CONSENT_NO",
    "false, CONSENT_NO",
    "'', CONSENT_NOT_RECORDED",
    "Unknown, CONSENT_NOT_RECORDED",
    "not known, CONSENT_NOT_RECORDED",
    "maybe, CONSENT_NOT_UNDERSTOOD",
    "1, CONSENT_NOT_UNDERSTOOD",
    "yess, CONSENT_NOT_UNDERSTOOD"
  })
  void byConsent_anythingElse_isExcludedForItsOwnReason(String text, Exclusion expected) {
    assertThat(consent(text)).isEqualTo(expected);
  }

  private Exclusion consent(String text) {
    byte[] bytes = ("Y" + text + "Y").getBytes(UTF_8);
    return screening.byConsent(bytes, 1, bytes.length - 1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "DRD, true",
    "Drug Related Death, true",
    "drug-related death, true",
    "NSP, false",
    "'', false"
  })
  void byModule_drugRelatedDeath_isExcluded(String text, boolean excluded) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(screening.byModule(bytes, 0, bytes.length))
        .isEqualTo(excluded ? Exclusion.DRUG_RELATED_DEATH : null);
  }

  @ParameterizedTest(name = "last {0}, first {1}, informed {2}: takes part {3}")
  @CsvSource({
    // Last seen before the change: not touched.
    "20210930, 20200101, 0, true",
    // In contact since, informed in time or not.
    "20211001, 20200101, 20211101, true",
    "20211001, 20200101, 20211102, false",
    "20211001, 20200101, 0, false",
    "20230501, 0, 20210101, true",
    "20230501, 0, 20230501, false",
    // Never under the old terms: informed at all is enough.
    "20230501, 20230501, 20230501, true",
    "20230501, 20211102, 0, false",
    "20230501, 20211101, 20211201, false",
    // In doubt not informed.
    "0, 0, 0, false",
    "-2, 0, -2, false",
    "0, 0, 20211015, true",
  })
  void byInformation_deadlineOfTheChange_isKept(
      int last, int first, int informed, boolean takesPart) {
    assertThat(Screening.byInformation(packed(last), packed(first), packed(informed)))
        .isEqualTo(takesPart ? null : Exclusion.NOT_INFORMED);
  }

  private static int packed(int date) {
    return date <= 0 ? date : DateFormats.pack(date / 10_000, date / 100 % 100, date % 100);
  }

  @Test
  void byAttributor_dummy_isExcludedWhateverItsSexAndPostcode() {
    long dummy = initials('X', 'X') | AttributorLayout.packBirthDate(1955, 5, 5);
    for (long sex = 0; sex <= 2; sex++) {
      long record =
          dummy | AttributorLayout.SEX.place(sex) | AttributorLayout.POSTCODE_AREA.place(7);
      assertThat(Screening.byAttributor(record)).isEqualTo(Exclusion.DUMMY_ATTRIBUTOR);
    }
  }

  @Test
  void isSuspicious_halfTheDummy_isReportedAndTakesPart() {
    long otherDate = initials('X', 'X') | AttributorLayout.packBirthDate(1955, 5, 6);
    long otherInitials = initials('X', 'Y') | AttributorLayout.packBirthDate(1955, 5, 5);
    long neither = initials('J', 'S') | AttributorLayout.packBirthDate(1980, 5, 5);
    for (long record : new long[] {otherDate, otherInitials, neither}) {
      assertThat(Screening.byAttributor(record)).isNull();
    }
    assertThat(Screening.isSuspicious(otherDate)).isTrue();
    assertThat(Screening.isSuspicious(otherInitials)).isTrue();
    assertThat(Screening.isSuspicious(neither)).isFalse();
  }

  private static long initials(char first, char last) {
    return AttributorLayout.packInitial(AttributorLayout.FIRST_INITIAL, first)
        | AttributorLayout.packInitial(AttributorLayout.LAST_INITIAL, last);
  }
}
