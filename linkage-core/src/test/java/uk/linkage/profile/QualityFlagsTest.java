package uk.linkage.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.intake.Rows;

class QualityFlagsTest {

  private static final String HEADER =
      "record_id,first_initial,last_initial,dob,sex,postcode,consent";

  private static ProviderQuality quality(long duplicates, IntFunction<String> row) {
    Rows rows = new Rows("p", HEADER);
    for (int i = 0; i < 500; i++) {
      rows.row(i + "," + row.apply(i));
    }
    ProviderTally tally = rows.intake(IntakeSettings.standard(Rows.AS_AT)).tallies().get(0);
    return ProviderQuality.of(tally, duplicates);
  }

  private static String usual(int i) {
    return String.format(
        Locale.ROOT,
        "%c,%c,%d-%02d-%02d,%s,L3 2ET,Y",
        'A' + i % 23,
        'A' + i * 7 % 19,
        1950 + i % 50,
        1 + i % 12,
        1 + i * 11 % 28,
        i % 2 == 0 ? "M" : "F");
  }

  @Test
  void of_usualRecords_saysNothing() {
    ProviderQuality quality = quality(20, QualityFlagsTest::usual);
    assertThat(QualityFlags.of(quality)).isEmpty();
    assertThat(quality.tally().whole()).isEqualTo(500);
  }

  @Test
  void of_carelessRecords_namesEachFault() {
    ProviderQuality quality =
        quality(
            100,
            i ->
                switch (i % 10) {
                  case 0 -> "A,A,1970-01-01,,ZZ99 3VZ,Y";
                  case 1 -> "B,B,5th May,,,Y";
                  case 2 -> usual(i).replace(",Y", ",");
                  case 3 -> usual(i).replace(",Y", ",N");
                  case 4 -> "X,X,1960-02-29,M,,Y";
                  case 5 -> usual(i).replaceAll("\\d{4}-\\d\\d-\\d\\d", "1990-02-30");
                  default -> usual(i);
                });
    List<String> flags = QualityFlags.of(quality);
    assertThat(flags)
        .anyMatch(flag -> flag.contains("are rejected for an impossible value"))
        .anyMatch(flag -> flag.startsWith("dob is missing in "))
        .anyMatch(flag -> flag.startsWith("dob can't be read in "))
        .anyMatch(flag -> flag.startsWith("sex is missing in "))
        .anyMatch(flag -> flag.startsWith("postcode is missing in "))
        .anyMatch(flag -> flag.startsWith("born on 1 January: "))
        .anyMatch(flag -> flag.startsWith("the same letter twice as initials: "))
        .anyMatch(flag -> flag.contains("one half of the dummy attributor"))
        .anyMatch(flag -> flag.contains("repeat another one's attributor"))
        .noneMatch(flag -> flag.matches(".*(19|ZZ99 3|L3).*"));
    assertThat(quality.tally().whole()).isEqualTo(quality.tally().present(Part.SEX));
  }

  @Test
  void of_fewRecords_pointsAtNobody() {
    ProviderTally tally =
        new Rows("p", HEADER)
            .row("1,A,A,1970-01-01,,ZZ99 3VZ,Y")
            .row("2,X,X,1970-01-01,,,")
            .intake(IntakeSettings.standard(Rows.AS_AT))
            .tallies()
            .get(0);
    assertThat(QualityFlags.of(ProviderQuality.of(tally, 1))).isEmpty();
  }
}
