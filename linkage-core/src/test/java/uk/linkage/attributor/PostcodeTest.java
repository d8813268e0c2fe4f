package uk.linkage.attributor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.Seeded;
import uk.linkage.attributor.Postcode.Kind;
import uk.linkage.fixtures.reference.ReferencePostcode;

class PostcodeTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "L3 2ET, L3 2ET",
    "l32et, L3 2ET",
    "'  L3  2 ET ', L3 2ET",
    "L3-2ET, L3 2ET",
    "CH41 1AA, CH41 1AA",
    "M1 1AE, M1 1AE",
    "EC1A 1BB, EC1A 1BB",
    "W1A 0AX, W1A 0AX",
    "GIR 0AA, GIR 0AA",
    "L32, L32",
    "L3, L3",
    "L3 2, L3 2",
    "CH41 1, CH41 1",
    "EC1A, EC1A",
    // An O for a nought and an I for a one, and the other way round.
    "L3O 2ET, L30 2ET",
    "LI 2ET, L1 2ET",
    "L3 OET, L3 0ET",
    "0L1 1AA, OL1 1AA",
    "1G1 1AA, IG1 1AA",
    "S014 1AA, SO14 1AA",
    "L03 2ET, L3 2ET",
    "LO3 2ET, L3 2ET",
  })
  void full_usualAndUnusualSpelling_isRead(String text, String expected) {
    assertThat(text(text, Kind.FULL)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"L3 2, L3 2", "L32, L3 2", "L3 2ET, L3 2", "CH411, CH41 1", "EC1A 1, EC1A 1"})
  void sector_columnOfSectors_isRead(String text, String expected) {
    assertThat(text(text, Kind.SECTOR)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"L3, L3", "L32, L32", "L3 2ET, L3", "EC1A, EC1A"})
  void district_columnOfDistricts_isRead(String text, String expected) {
    assertThat(text(text, Kind.DISTRICT)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ZZ99 3VZ, POSTCODE_PSEUDO",
    "zz993wz, POSTCODE_PSEUDO",
    "ZZ99 3, POSTCODE_PSEUDO",
    "Liverpool, POSTCODE_UNREADABLE",
    "L, POSTCODE_UNREADABLE",
    "3, POSTCODE_UNREADABLE",
    "L3 2CI, POSTCODE_UNREADABLE",
    "L3Z 2ET, POSTCODE_UNREADABLE",
    "L333 2ET, POSTCODE_UNREADABLE",
    "--, POSTCODE_UNREADABLE",
    "QQ1 1AA, POSTCODE_AREA_UNKNOWN",
    "X3 2ET, POSTCODE_AREA_UNKNOWN",
  })
  void full_noPostcode_isMissingWithItsReason(String text, Defect expected) {
    assertThat(Defect.ofCode((int) parse(text, Kind.FULL))).isEqualTo(expected);
    assertThat(expected.kind()).isEqualTo(Defect.Kind.MISSING);
  }

  @Test
  void full_blank_isZero() {
    assertThat(parse("", Kind.FULL)).isZero();
  }

  @Test
  void full_randomText_agreesWithTheRegularExpression() {
    SplittableRandom random = Seeded.random("full_randomText_agreesWithTheRegularExpression");
    String letters = "LCHWAPRMSKZEGIO1234567890QXT";
    int valid = 0;
    for (int i = 0; i < 500_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(5, 8); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      Optional<ReferencePostcode> expected = ReferencePostcode.parse(text.toString());
      long found = parse(text.toString(), Kind.FULL);
      if (expected.isPresent() && expected.get().pseudo()) {
        assertThat(found).as(text.toString()).isEqualTo(Defect.POSTCODE_PSEUDO.code());
      } else if (expected.isPresent() && found > 0) {
        valid++;
        if ("OI01".indexOf(text.charAt(1)) >= 0) {
          // EO0 is E0 with a slip, P02 is PO2 with one: the expression knows no areas.
          continue;
        }
        // A nought before the number of a district is no more than a habit.
        String unit = expected.get().unit().replaceFirst("^([A-Z]+)0(?=\\d)", "$1");
        assertThat(Postcode.text(found)).as(text.toString()).isEqualTo(unit);
      } else if (expected.isPresent()) {
        assertThat(found).as(text.toString()).isEqualTo(Defect.POSTCODE_AREA_UNKNOWN.code());
      } else if (found > 0) {
        // What the expression does not take can only have been read by mending a slip.
        assertThat(text.toString()).matches(".*[OI01].*");
      }
    }
    assertThat(valid).isGreaterThan(500);
  }

  @Test
  void text_everyUnitOfAnArea_readsBackAsItself() {
    for (String area : new String[] {"L", "CH", "ZE", "BX"}) {
      for (int district = 0; district < 100; district++) {
        String text = String.format(Locale.ROOT, "%s%d %dAB", area, district, district % 10);
        assertThat(text(text, Kind.FULL)).isEqualTo(text);
      }
    }
  }

  @Test
  void levels_ofOnePostcode_areNested() {
    long unit = parse("L3 2ET", Kind.FULL);
    assertThat(parse("L3 2", Kind.FULL)).isEqualTo(unit & AttributorLayout.SECTOR_MASK);
    assertThat(parse("L3", Kind.FULL)).isEqualTo(unit & AttributorLayout.DISTRICT_MASK);
    assertThat(unit & ~AttributorLayout.UNIT_MASK).isZero();
  }

  private static String text(String postcode, Kind kind) {
    long bits = parse(postcode, kind);
    assertThat(bits).as(postcode).isPositive();
    return Postcode.text(bits);
  }

  private static long parse(String text, Kind kind) {
    byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
    return Postcode.parse(bytes, 1, bytes.length - 1, kind);
  }
}
