package uk.linkage.attributor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;
import uk.linkage.fixtures.reference.ReferenceDates;

class DateFormatsTest {

  private static final LocalDate AS_AT = LocalDate.of(2026, 11, 22);
  private static final DateFormats SHAPES = new DateFormats(AS_AT);

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1980-05-31, 1980-05-31",
    "31/05/1980, 1980-05-31",
    "19800531, 1980-05-31",
    "31-05-1980, 1980-05-31",
    "31.05.1980, 1980-05-31",
    "1/5/1980, 1980-05-01",
    "1980/5/1, 1980-05-01",
    "1980-05-31 00:00:00, 1980-05-31",
    "1980-05-31T00:00:00.000Z, 1980-05-31",
    "31/05/1980 00:00, 1980-05-31",
    "29/02/2000, 2000-02-29",
    "0063-01-02, 0063-01-02",
  })
  void parse_shapesThatNeedNoDeclaration_areRead(String text, LocalDate expected) {
    assertThat(date(SHAPES, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1980",
        "31/05/80",
        "31 May 1980",
        "1980-05",
        "31/05-1980",
        "198005311",
        "-085-01-01",
        "1980-05-31 12:30:00",
        "29346",
        "1980-05-31x",
        "/05/1980",
        "31//1980",
        "31/05/"
      })
  void parse_noSuchShape_isUnreadable(String text) {
    assertThat(parse(SHAPES, text)).isEqualTo(Defect.DATE_UNREADABLE.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31/02/1980",
        "30/02/2000",
        "29/02/1900",
        "1980-13-01",
        "19800532",
        "0000-01-01",
        "00/01/1980",
        "31/04/1980"
      })
  void parse_noSuchDay_isImpossible(String text) {
    assertThat(parse(SHAPES, text)).isEqualTo(Defect.DATE_IMPOSSIBLE.code());
    assertThat(Defect.DATE_IMPOSSIBLE.kind()).isEqualTo(Defect.Kind.INVALID);
  }

  @Test
  void parse_blank_isZero() {
    assertThat(parse(SHAPES, "")).isZero();
  }

  @Test
  void parse_everyDayOfACentury_agreesWithJavaTime() {
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 2030; day = day.plusDays(1)) {
      assertThat(date(SHAPES, day.toString())).isEqualTo(day);
      assertThat(date(SHAPES, day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT))))
          .isEqualTo(day);
      assertThat(date(SHAPES, day.format(DateTimeFormatter.BASIC_ISO_DATE))).isEqualTo(day);
    }
  }

  @Test
  void parse_randomDigits_agreesWithJavaTime() {
    SplittableRandom random = Seeded.random("parse_randomDigits_agreesWithJavaTime");
    String[] shapes = {"%04d-%02d-%02d", "%3$02d/%2$02d/%1$04d", "%04d%02d%02d"};
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      String text =
          String.format(
              Locale.ROOT,
              shapes[random.nextInt(3)],
              random.nextInt(1, 9999),
              random.nextInt(0, 15),
              random.nextInt(0, 34));
      Optional<LocalDate> expected = ReferenceDates.parse(text);
      int found = parse(SHAPES, text);
      if (expected.isPresent()) {
        read++;
        assertThat(toDate(found)).as(text).isEqualTo(expected.get());
      } else {
        assertThat(found).as(text).isNegative();
      }
    }
    assertThat(read).isGreaterThan(100_000);
  }

  @ParameterizedTest(name = "{0} as {1} is {2}")
  @CsvSource({
    "05/03/92, dd/MM/yy, 1992-03-05",
    "5/3/92, dd/MM/yy, 1992-03-05",
    "05-03-92, dd-MM-yy, 1992-03-05",
    "03 March 1989, d MMMM yyyy, 1989-03-03",
    "3 march 1989, dd MMMM yyyy, 1989-03-03",
    "08-Mar-83, dd-MMM-yy, 1983-03-08",
    "08-SEPT-83, dd-MMM-yy, 1983-09-08",
    "Jan 2 1990, MMM d yyyy, 1990-01-02",
    "920305, yyMMdd, 1992-03-05",
    "03051992, ddMMyyyy, 1992-05-03",
    "05/31/1980, MM/dd/yyyy, 1980-05-31",
    "29346, excel, 1980-05-05",
    "36526, Excel, 2000-01-01",
    "29346.0, excel, 1980-05-05",
    "29346.000, excel, 1980-05-05",
    "9999, excel, 1927-05-17",
    "4000, excel, 1910-12-13",
    "1980-05-31, excel, 1980-05-31",
  })
  void parse_declaredFormat_isRead(String text, String format, LocalDate expected) {
    assertThat(date(new DateFormats(List.of(format), AS_AT), text)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "22/11/26, 2026-11-22",
    "23/11/26, 1926-11-23",
    "01/01/27, 1927-01-01",
    "01/01/00, 2000-01-01",
    "29/02/00, 2000-02-29",
    "31/12/99, 1999-12-31",
  })
  void parse_twoDigitYear_isTheLatestThatIsNotInTheFuture(String text, LocalDate expected) {
    assertThat(date(new DateFormats(List.of("dd/MM/yy"), AS_AT), text)).isEqualTo(expected);
  }

  @Test
  void parse_severalFormats_theFirstWhoseShapeFitsDecides() {
    DateFormats formats = new DateFormats(List.of("MM/dd/yyyy", "dd-MMM-yy"), AS_AT);
    assertThat(date(formats, "05/06/1980")).isEqualTo(LocalDate.of(1980, 5, 6));
    assertThat(parse(formats, "13/05/1980")).isEqualTo(Defect.DATE_IMPOSSIBLE.code());
    assertThat(date(formats, "08-Mar-83")).isEqualTo(LocalDate.of(1983, 3, 8));
    assertThat(date(formats, "1980-05-06")).isEqualTo(LocalDate.of(1980, 5, 6));
    assertThat(parse(formats, "08-Mxr-83")).isEqualTo(Defect.DATE_UNREADABLE.code());
    assertThat(parse(formats, "08-Ma-83")).isEqualTo(Defect.DATE_UNREADABLE.code());
    assertThat(parse(formats, "99/99/1980")).isEqualTo(Defect.DATE_IMPOSSIBLE.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "293",
        "293461",
        "29346.5",
        "29346.0x",
        "29346,0",
        "-29346",
        "x2934",
        "1980",
        "2021",
        "3999"
      })
  void parse_noDayOfExcel_isUnreadable(String text) {
    assertThat(parse(new DateFormats(List.of("excel"), AS_AT), text))
        .isEqualTo(Defect.DATE_UNREADABLE.code());
  }

  @Test
  void parse_everyDayThatExcelCounts_isOneLaterThanTheDayBefore() {
    DateFormats formats = new DateFormats(List.of("excel"), AS_AT);
    for (int day = 4_001; day < 99_999; day++) {
      assertThat(date(formats, Integer.toString(day)))
          .isEqualTo(date(formats, Integer.toString(day - 1)).plusDays(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dd/MM", "dd/MM/yyy", "dd/MM/yy/yy", "dd/MMMMM/yy", "EEE dd MM yy"})
  void compile_noDateFormat_isRefusedWithAnExample(String format) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DateFormats(List.of(format), AS_AT))
        .withMessageContaining("such as dd/MM/yy or d MMMM yyyy; got '" + format + "'");
  }

  private static LocalDate date(DateFormats formats, String text) {
    int date = parse(formats, text);
    assertThat(date).as(text).isPositive();
    return toDate(date);
  }

  private static LocalDate toDate(int date) {
    return LocalDate.of(DateFormats.year(date), DateFormats.month(date), DateFormats.day(date));
  }

  private static int parse(DateFormats formats, String text) {
    byte[] bytes = ("9" + text + "9").getBytes(UTF_8);
    return formats.parse(bytes, 1, bytes.length - 1);
  }
}
