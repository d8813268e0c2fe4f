package uk.linkage.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WaitingCurveTest {

  /** The 6-MP arm of Freireich et al. (1963), as every textbook works it out; + is censored. */
  private static final int[] WEEKS = {
    6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35
  };

  private static final boolean[] RELAPSE = {
    true, true, true, false, true, false, true, false, false, true, true, false, false, false, true,
    true, false, false, false, false, false
  };

  @Test
  void shareWithin_textbookExample_isTheTextbooks() {
    WaitingCurve curve = WaitingCurve.of(WEEKS, RELAPSE);
    assertThat(curve.persons()).isEqualTo(21);
    assertThat(curve.ended()).isEqualTo(9);
    assertThat(1 - curve.shareWithin(6)).isCloseTo(0.857, within(5e-4));
    assertThat(1 - curve.shareWithin(10)).isCloseTo(0.753, within(5e-4));
    assertThat(1 - curve.shareWithin(22)).isCloseTo(0.538, within(5e-4));
    assertThat(1 - curve.shareWithin(23)).isCloseTo(0.448, within(5e-4));
    assertThat(curve.shareWithin(5)).isZero();
    assertThat(curve.daysUntil(0.5)).isEqualTo(23);
    assertThat(curve.daysUntil(0.75)).isEqualTo(-1);
    // The interval on the scale of log(-log S) at 10 weeks, as R's survfit has it.
    assertThat(1 - curve.shareWithinBound(10, true)).isCloseTo(0.503, within(5e-4));
    assertThat(1 - curve.shareWithinBound(10, false)).isCloseTo(0.889, within(5e-4));
  }

  @Test
  void shareWithin_nobodyCensored_isThePlainShare() {
    Random random = new Random(5);
    int[] days = random.ints(400, 0, 90).toArray();
    boolean[] all = new boolean[days.length];
    Arrays.fill(all, true);
    WaitingCurve curve = WaitingCurve.of(days, all);
    for (int day = 0; day < 90; day++) {
      int until = day;
      double share = Arrays.stream(days).filter(d -> d <= until).count() / 400.0;
      assertThat(curve.shareWithin(day)).isCloseTo(share, within(1e-9));
    }
    int[] sorted = days.clone();
    Arrays.sort(sorted);
    assertThat(curve.daysUntil(0.5)).isEqualTo(sorted[199]);
  }

  /** Exponential waiting, censored at random: the truth is known, and the curve finds it. */
  @Test
  void daysUntil_censoredExponential_recoversTheMedian() {
    Random random = new Random(11);
    int[] days = new int[20_000];
    boolean[] isEnd = new boolean[days.length];
    for (int i = 0; i < days.length; i++) {
      double waits = -100 * StrictMath.log(1 - random.nextDouble());
      double watched = 300 * random.nextDouble();
      isEnd[i] = waits <= watched;
      days[i] = (int) Math.ceil(Math.min(waits, watched));
    }
    WaitingCurve curve = WaitingCurve.of(days, isEnd);
    assertThat((double) curve.daysUntil(0.5)).isCloseTo(69.3, within(3.0));
    assertThat(1 - StrictMath.exp(-0.91))
        .isBetween(curve.shareWithinBound(91, false), curve.shareWithinBound(91, true));
  }

  @Test
  void of_nobody_hasNoShare() {
    WaitingCurve curve = WaitingCurve.of(new int[0], new boolean[0]);
    assertThat(curve.shareWithin(365)).isZero();
    assertThat(curve.daysUntil(0.5)).isEqualTo(-1);
  }

  @Test
  void timeToTreatment_treatedBeforeDuringAndAfter_areToldApart() {
    Contacts.Builder builder = new Contacts.Builder();
    int[] persons = {1, 2, 3, 4, 5};
    for (int record = 0; record < 5; record++) {
      builder.add(record, 100, 0);
    }
    Journeys journeys = Journeys.of(builder.build(6, persons, new int[5], 1), 21);
    TimeToTreatment.Treatments treatments = new TimeToTreatment.Treatments();
    treatments.add(1, 90, 110); // in treatment already
    treatments.add(2, 50, 60); // over, and begun again
    treatments.add(2, 130, 140);
    treatments.add(3, 100, 100); // begun on the day
    treatments.add(4, 170, 180);
    treatments.add(4, 150, 180);
    treatments.add(6, 150, 180); // never in contact
    treatments.add(9, 150, 180); // in structured treatment alone
    TimeToTreatment time = TimeToTreatment.of(journeys, treatments, 200);
    assertThat(time.already()).isEqualTo(1);
    assertThat(time.curve().persons()).isEqualTo(4);
    assertThat(time.curve().ended()).isEqualTo(3);
    assertThat(time.curve().shareWithin(0)).isCloseTo(0.25, within(1e-9));
    assertThat(time.curve().daysUntil(0.5)).isEqualTo(30);
    assertThat(time.curve().daysUntil(0.75)).isEqualTo(50);
  }
}
