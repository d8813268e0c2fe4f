package uk.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.intake.Rows;

class DateCheckTest {

  private static final String HEADER =
      "record_id,provider,first_initial,last_initial,dob,sex,postcode,consent";
  private static final String INFORMED = HEADER + ",informed_date,first_contact,last_contact";

  private static ClientReading read(Rows rows) {
    LinkageSettings settings =
        new LinkageSettings(
            IntakeSettings.standard(Rows.AS_AT), LinkageMethod.ATTRIBUTOR, 1, 1L << 30);
    return ClientReading.run(rows, settings, StageListener.SILENT);
  }

  /** Adds records of a provider: the last of them with a date of birth of a kind. */
  private static Rows add(Rows rows, String provider, int all, int odd, String oddBirth) {
    for (int i = 0; i < all; i++) {
      String birth = i < all - odd ? "1980-05-" + (10 + i % 20) : oddBirth;
      rows.row(String.format(Locale.ROOT, "%d,%s,J,S,%s,M,L3 2ET,Y", i, provider, birth));
    }
    return rows;
  }

  @Test
  void read_oneProviderOfManyWithDatesThatAreNone_isRefusedByItsName() {
    Rows rows = add(add(new Rows("x", HEADER), "oak", 500, 0, ""), "elm", 20, 11, "29346");
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> read(rows))
        .withMessageContaining("provider 'elm': dates of birth must be readable, got 11 of 20")
        .withMessageContaining("--date-format excel")
        .withMessageNotContaining("29346");
  }

  @Test
  void read_oneProviderOfManyInAmericanOrder_isRefusedWithThatOrder() {
    Rows rows = add(add(new Rows("x", HEADER), "oak", 500, 0, ""), "elm", 30, 18, "05/31/1980");
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> read(rows))
        .withMessageContaining("provider 'elm': dates of birth")
        .withMessageContaining("or that no calendar has")
        .withMessageContaining("MM/dd/yyyy");
  }

  @Test
  void read_halfOfAProvidersDatesOrFewRecords_areRead() {
    Rows rows = add(add(new Rows("x", HEADER), "oak", 500, 0, ""), "elm", 20, 10, "?x");
    assertThat(read(add(rows, "ash", 19, 19, "29346")).intake().clients().size()).isEqualTo(539);
    // Blanks are neither read nor unreadable.
    Rows blank = add(add(new Rows("x", HEADER), "oak", 500, 0, ""), "elm", 40, 40, "");
    assertThat(read(blank).intake().clients().size()).isEqualTo(540);
  }

  @Test
  void read_wholeRunWithDatesThatAreNone_isRefusedFromTen() {
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> read(add(new Rows("x", HEADER), "elm", 10, 6, "31/05/80")))
        .withMessageStartingWith("dates of birth must be readable, got 6 of 10 that are not;");
    assertThat(read(add(new Rows("x", HEADER), "elm", 9, 9, "31/05/80")).notes()).isEmpty();
  }

  @Test
  void read_providerWhoseDaysOfInformationAreNone_isNamedInANote() {
    Rows rows = new Rows("x", INFORMED);
    for (int i = 0; i < 30; i++) {
      rows.row(i + ",oak,J,S,1980-05-31,M,L3 2ET,Y,2021-10-02,2021-01-04,2022-03-01");
      rows.row(i + ",elm,J,S,1980-05-31,M,L3 2ET,Y,44471,44200,44621");
      // Never informed, which is another thing.
      rows.row(i + ",ash,J,S,1980-05-31,M,L3 2ET,Y,,2021-01-04,2022-03-01");
    }
    ClientReading reading = read(rows);
    assertThat(reading.intake().clients().size()).isEqualTo(30);
    assertThat(reading.notes()).hasSize(1);
    assertThat(reading.notes().get(0))
        .startsWith("provider 'elm': 30 of 30 records have a date of contact or of information")
        .contains("--date-format");

    LinkageSettings settings = new LinkageSettings(excel(), LinkageMethod.ATTRIBUTOR, 1, 1L << 30);
    ClientReading right = ClientReading.run(rows, settings, StageListener.SILENT);
    assertThat(right.intake().clients().size()).isEqualTo(60);
    assertThat(right.notes()).isEmpty();
  }

  @Test
  void read_historicalFile_hasTheNoteToo() {
    Rows rows = new Rows("x", INFORMED);
    for (int i = 0; i < 120; i++) {
      rows.row(i + ",oak,J,S,1850-05-31,M,L3 2ET,Y,2021-10-02,2021-01-04,2022-03-01");
      rows.row(i + ",elm,J,S,1850-05-31,M,L3 2ET,Y,44471,44200,44621");
    }
    assertThat(read(rows).notes())
        .hasSize(2)
        .anyMatch(note -> note.contains("historical records"))
        .anyMatch(note -> note.startsWith("provider 'elm': 120 of 120"));
  }

  @Test
  void read_yearsInPlaceOfDays_areNoDaysOfExcel() {
    Rows rows = new Rows("x", INFORMED);
    for (int i = 0; i < 30; i++) {
      rows.row(i + ",elm,J,S,29346,M,L3 2ET,Y,2021,2019,2022");
    }
    LinkageSettings settings = new LinkageSettings(excel(), LinkageMethod.ATTRIBUTOR, 1, 1L << 30);
    ClientReading reading = ClientReading.run(rows, settings, StageListener.SILENT);
    assertThat(reading.intake().clients().size()).isZero();
    assertThat(reading.notes()).anyMatch(note -> note.startsWith("provider 'elm': 30 of 30"));
  }

  private static IntakeSettings excel() {
    IntakeSettings usual = IntakeSettings.standard(Rows.AS_AT);
    return new IntakeSettings(
        usual.screening(),
        List.of("excel"),
        Rows.AS_AT,
        null,
        usual.postcodeKind(),
        usual.blankWords());
  }
}
