package uk.linkage.attributor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;
import uk.linkage.schema.Field;

class AttributorTest {

  private static final LocalDate AS_AT = LocalDate.of(2026, 11, 22);

  @Test
  void layout_allFields_fill61BitsWithoutAGap() {
    long all = 0;
    for (Field field : AttributorLayout.SCHEMA.fields()) {
      assertThat(all & field.mask()).isZero();
      all |= field.mask();
    }
    assertThat(all).isEqualTo((1L << 61) - 1);
  }

  @Test
  void layout_postcodeLevels_areNestedPrefixes() {
    long[] levels = {
      AttributorLayout.POSTCODE_AREA.mask(),
      AttributorLayout.DISTRICT_MASK,
      AttributorLayout.SECTOR_MASK,
      AttributorLayout.UNIT_MASK
    };
    for (int i = 1; i < levels.length; i++) {
      assertThat(levels[i] & levels[i - 1]).isEqualTo(levels[i - 1]);
      assertThat(levels[i] & levels[i - 1]).isNotEqualTo(levels[i]);
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "j, J",
    "J, J",
    "' J', J",
    "John, J",
    "o'neill, O",
    "'''t Hart', T",
    "É, E",
    "éa, E",
    "Łukasz, L",
    "ø, O",
    "Æ, A",
    "ß, S",
    "Þ, T",
    "ñ, N",
    "Ž, Z",
    "J., J",
    "(J), J",
    "Ａ, A",
    "ı, I",
    "đ, D"
  })
  void initial_anySpelling_isItsFirstLetter(String text, char expected) {
    byte[] bytes = ("Q" + text + "Q").getBytes(UTF_8);
    assertThat(Initials.first(bytes, 1, bytes.length - 1)).isEqualTo(expected - 'A' + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "-", "..", "Ж", "中"})
  void initial_noLatinLetter_isMissingWithItsReason(String text) {
    byte[] bytes = ("Q" + text + "Q").getBytes(UTF_8);
    assertThat(Initials.first(bytes, 1, bytes.length - 1)).isEqualTo(Defect.NO_INITIAL.code());
    assertThat(Initials.both(bytes, 1, bytes.length - 1)).isEqualTo(Defect.NO_INITIAL.code());
  }

  @ParameterizedTest(name = "{0} is {1}{2}")
  @CsvSource({"JS, J, S", "j s, J, S", "J.S., J, S", "J A S, J, S", "X X, X, X", "éł, E, L"})
  void initials_inOneCell_areTheFirstAndTheLastLetter(String text, char first, char last) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(Initials.both(bytes, 0, bytes.length))
        .isEqualTo((first - 'A' + 1) << 5 | (last - 'A' + 1));
  }

  @Test
  void initials_oneLetterOnly_leaveTheLastMissing() {
    assertThat(Initials.both(new byte[] {'j'}, 0, 1)).isEqualTo(10 << 5);
    assertThat(Initials.both(new byte[] {}, 0, 0)).isZero();
    assertThat(Initials.first(new byte[] {}, 0, 0)).isZero();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "M, 1",
    "m, 1",
    "1, 1",
    "Male, 1",
    "MAN, 1",
    "F, 2",
    "f, 2",
    "2, 2",
    "female, 2",
    "Woman, 2",
    "'', 0"
  })
  void sex_codesAndWords_areRead(String text, int expected) {
    assertThat(sex(text)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "0, SEX_NOT_KNOWN",
    "9, SEX_NOT_KNOWN",
    "U, SEX_NOT_KNOWN",
    "Not Specified, SEX_NOT_KNOWN",
    "Q, SEX_UNREADABLE",
    "3, SEX_UNREADABLE",
    "malef, SEX_UNREADABLE"
  })
  void sex_somethingElse_isMissingWithItsReason(String text, Defect expected) {
    assertThat(Defect.ofCode(sex(text))).isEqualTo(expected);
    assertThat(expected.kind()).isEqualTo(Defect.Kind.MISSING);
  }

  private static int sex(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Sex.parse(bytes, 0, bytes.length);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-11-23, BIRTH_IN_FUTURE",
    "1911-11-21, BIRTH_TOO_LONG_AGO",
    "1900-01-01, BIRTH_TOO_LONG_AGO",
    "31/02/1980, DATE_IMPOSSIBLE"
  })
  void birthDate_impossible_isInvalidWithItsReason(String text, Defect expected) {
    BirthDate dates = new BirthDate(new DateFormats(AS_AT), AS_AT, BirthDate.GREATEST_AGE);
    byte[] bytes = text.getBytes(UTF_8);
    Defect found = Defect.ofCode((int) dates.parse(bytes, 0, bytes.length));
    assertThat(found).isEqualTo(expected);
    assertThat(found.kind()).isEqualTo(Defect.Kind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22", "1911-11-22", "1955-05-05"})
  void birthDate_atTheLimits_isRead(String text) {
    BirthDate dates = new BirthDate(new DateFormats(AS_AT), AS_AT, BirthDate.GREATEST_AGE);
    byte[] bytes = text.getBytes(UTF_8);
    long record = dates.parse(bytes, 0, bytes.length);
    assertThat(Attributor.unpack(record, 2026).birthDate()).isEqualTo(LocalDate.parse(text));
  }

  @Test
  void birthDate_anyAge_readsTheMiddleAges() {
    BirthDate dates = new BirthDate(new DateFormats(AS_AT), AS_AT, BirthDate.ANY_AGE);
    byte[] bytes = "1630-08-01".getBytes(UTF_8);
    assertThat(Attributor.unpack(dates.parse(bytes, 0, bytes.length), 1800).birthDate())
        .isEqualTo(LocalDate.of(1630, 8, 1));
  }

  @Test
  void unpack_everythingOrNothing_isWhatWasPacked() {
    long record =
        AttributorLayout.packInitial(AttributorLayout.FIRST_INITIAL, 'A')
            | AttributorLayout.packInitial(AttributorLayout.LAST_INITIAL, 'Z')
            | AttributorLayout.packBirthDate(1980, 2, 29)
            | AttributorLayout.SEX.place(Sex.FEMALE)
            | Postcode.parse("CH41 1AA".getBytes(UTF_8), 0, 8, Postcode.Kind.FULL);
    Attributor client = Attributor.unpack(record, 2026);
    assertThat(List.of(client.firstInitial(), client.lastInitial(), client.sex()))
        .isEqualTo(List.of('A', 'Z', Sex.FEMALE));
    assertThat(client.birthDate()).isEqualTo(LocalDate.of(1980, 2, 29));
    assertThat(client.postcode()).isEqualTo("CH41 1AA");

    Attributor nothing = Attributor.unpack(0, 2026);
    assertThat(nothing.firstInitial()).isNull();
    assertThat(nothing.birthDate()).isNull();
    assertThat(nothing.postcode()).isEmpty();
  }

  @Test
  void toString_ofAnAttributor_showsNoValue() {
    assertThat(Attributor.unpack(AttributorLayout.packBirthDate(1980, 2, 29), 2026).toString())
        .isEqualTo("Attributor[values withheld]");
  }

  /** What is written of a record must be read back to the same bits, postcodes to their sectors. */
  @Test
  void unpack_randomRecords_areReadBackToTheSameBits() {
    SplittableRandom random = Seeded.random("AttributorTest");
    DateFormats formats = new DateFormats(AS_AT);
    BirthDate dates = new BirthDate(formats, AS_AT, 254);
    long toSector = ~AttributorLayout.POSTCODE_UNIT.mask();
    for (int i = 0; i < 200_000; i++) {
      long record = randomRecord(random, dates);
      Attributor client = Attributor.unpack(record, AS_AT.getYear());
      long again =
          place(AttributorLayout.FIRST_INITIAL, client.firstInitial())
              | place(AttributorLayout.LAST_INITIAL, client.lastInitial())
              | AttributorLayout.SEX.place(client.sex());
      if (client.birthDate() != null) {
        byte[] date = client.birthDate().toString().getBytes(UTF_8);
        again |= dates.parse(date, 0, date.length);
      }
      byte[] sector = Postcode.sector(record).getBytes(UTF_8);
      again |= Postcode.parse(sector, 0, sector.length, Postcode.Kind.SECTOR);
      boolean isKnownToSector = AttributorLayout.POSTCODE_SECTOR.isPresentIn(record);
      assertThat(again)
          .isEqualTo(record & (isKnownToSector ? toSector : ~AttributorLayout.UNIT_MASK));
      byte[] whole = client.postcode().getBytes(UTF_8);
      assertThat(Postcode.parse(whole, 0, whole.length, Postcode.Kind.FULL))
          .isEqualTo(record & AttributorLayout.UNIT_MASK);
    }
  }

  private static long place(Field field, Character initial) {
    return initial == null ? 0 : AttributorLayout.packInitial(field, initial);
  }

  private static long randomRecord(SplittableRandom random, BirthDate dates) {
    long record =
        AttributorLayout.FIRST_INITIAL.place(random.nextInt(27))
            | AttributorLayout.LAST_INITIAL.place(random.nextInt(27))
            | AttributorLayout.SEX.place(random.nextInt(3));
    if (random.nextInt(10) > 0) {
      LocalDate date = AS_AT.minusDays(random.nextInt(254 * 365));
      byte[] text = date.toString().getBytes(UTF_8);
      record |= dates.parse(text, 0, text.length);
    }
    return record | randomPostcode(random);
  }

  /** Any that can be read, as deep as lots say; half of the draws are none. */
  private static long randomPostcode(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    text.append((char) ('A' + random.nextInt(26)));
    if (random.nextBoolean()) {
      text.append((char) ('A' + random.nextInt(26)));
    }
    text.append(random.nextInt(100));
    if (random.nextInt(5) == 0) {
      text.append((char) ('A' + random.nextInt(26)));
    }
    String[] inward = {"", " " + random.nextInt(10), " " + random.nextInt(10) + "ET"};
    byte[] bytes =
        (random.nextInt(100) == 0 ? "GIR 0AA" : text + inward[random.nextInt(3)]).getBytes(UTF_8);
    return Math.max(0, Postcode.parse(bytes, 0, bytes.length, Postcode.Kind.FULL));
  }

  @ParameterizedTest(name = "{0} is in {1}")
  @CsvSource({
    "L3 2ET, L3 2",
    "L3 2, L3 2",
    "ch411aa, CH41 1",
    "EC1A 1BB, EC1A 1",
    "GIR 0AA, GIR 0",
    "L3, ''",
    "CH41, ''",
    "ZZ99 3VZ, ''",
    "'', ''"
  })
  void sector_isThatOfThePostcode(String text, String expected) {
    byte[] bytes = text.getBytes(UTF_8);
    long postcode = Postcode.parse(bytes, 0, bytes.length, Postcode.Kind.FULL);
    assertThat(Postcode.sector(Math.max(0, postcode))).isEqualTo(expected);
  }
}
