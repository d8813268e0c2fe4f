package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import uk.linkage.attributor.DateFormats;

final class ContactSpellsTest {

  private static int packed(LocalDate day) {
    return DateFormats.pack(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private static Set<String> labels(Dimension dimension, int record) {
    Set<String> labels = new TreeSet<>();
    for (Spans spans : dimension.spans()) {
      for (int at = spans.from(record); at >= 0 && at <= spans.to(record); at++) {
        labels.add(dimension.labels().get(at));
      }
    }
    return labels;
  }

  @Test
  void period_manySpells_isEachMonthWithADay() {
    SplittableRandom random = new SplittableRandom(3);
    int records = 200;
    int[] starts = new int[records + 1];
    List<Integer> first = new ArrayList<>();
    List<Integer> last = new ArrayList<>();
    List<Set<String>> expected = new ArrayList<>();
    for (int record = 0; record < records; record++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(60));
      Set<String> months = new TreeSet<>();
      for (int spell = random.nextInt(6); spell > 0; spell--) {
        LocalDate end = day.plusDays(random.nextInt(3) == 0 ? random.nextInt(80) : 0);
        first.add(packed(day));
        last.add(packed(end));
        for (LocalDate at = day; !at.isAfter(end); at = at.plusDays(1)) {
          months.add(at.toString().substring(0, 7));
        }
        day = day.plusDays(random.nextInt(70));
      }
      if (months.isEmpty()) {
        months.add("not known");
      }
      expected.add(months);
      starts[record + 1] = first.size();
    }
    ContactSpells spells =
        ContactSpells.of(
            starts,
            first.stream().mapToInt(day -> day).toArray(),
            last.stream().mapToInt(day -> day).toArray());
    Dimension month = Dimensions.period(PeriodUnit.MONTH, spells);
    for (int record = 0; record < records; record++) {
      assertThat(labels(month, record)).isEqualTo(expected.get(record));
    }
  }

  @Test
  void with_aRange_cutsTheSpellsOfTheOthers() {
    int jan = packed(LocalDate.of(2025, 1, 10));
    int mar = packed(LocalDate.of(2025, 3, 10));
    int dec = packed(LocalDate.of(2025, 12, 10));
    ContactSpells known =
        ContactSpells.of(new int[] {0, 1}, new int[] {mar}, new int[] {mar})
            .ofRange(packed(LocalDate.of(2025, 2, 1)), packed(LocalDate.of(2025, 4, 30)));
    ContactSpells others =
        ContactSpells.of(
            ContactDays.of(
                new int[] {jan, dec, ContactDays.UNKNOWN},
                new int[] {mar, dec, ContactDays.UNKNOWN},
                new boolean[] {true, true, true}));
    ContactSpells both = known.with(others);
    Dimension month = Dimensions.period(PeriodUnit.MONTH, both);
    assertThat(month.labels()).containsExactly("2025-02", "2025-03", "2025-04", "not known");
    assertThat(labels(month, 0)).containsExactly("2025-03");
    assertThat(labels(month, 1)).containsExactly("2025-02", "2025-03");
    assertThat(labels(month, 2)).isEmpty();
    assertThat(labels(month, 3)).containsExactly("not known");
    assertThat(both.latest()).containsExactly(mar, mar, 0, 0);
  }
}
