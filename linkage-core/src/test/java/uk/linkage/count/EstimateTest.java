package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void interval_ofAnEstimate_is196StandardErrorsToEachSide() {
    Estimate estimate = new Estimate("f", 100, 25, 0);
    assertThat(estimate.standardError()).isEqualTo(5);
    assertThat(estimate.low95()).isEqualTo(90.2, within(.001));
    assertThat(estimate.high95()).isEqualTo(109.8, within(.001));
    assertThat(estimate.covers(90.1)).isFalse();
    assertThat(estimate.covers(90.3)).isTrue();
    assertThat(estimate.covers(109.7)).isTrue();
    assertThat(estimate.covers(109.9)).isFalse();
  }

  @Test
  void interval_thatWouldReachBelowTheLeast_endsThere() {
    Estimate few = new Estimate("f", 3, 25, 0);
    assertThat(few.low95()).isZero();
    assertThat(few.covers(0)).isTrue();
    Estimate belowTheLeast = new Estimate("f", 0, 0, 1);
    assertThat(belowTheLeast.low95()).isEqualTo(1);
    assertThat(belowTheLeast.high95()).isEqualTo(1);
  }

  @Test
  void sumAndDifference_ofTwo_addVariances() {
    Estimate a = new Estimate("a", 10, 3, 0);
    Estimate b = new Estimate("b", 4, 1, 0);
    assertThat(a.plus(b, "a + b")).isEqualTo(new Estimate("a + b", 14, 4, 0));
    assertThat(a.minus(b, "a - b")).isEqualTo(new Estimate("a - b", 6, 4, 0));
    assertThat(b.minus(a, "b - a")).isEqualTo(new Estimate("b - a", 0, 4, 0));
  }

  @Test
  void estimate_thatIsNoNumber_isRefused() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Estimate("f", bad, 1, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> new Estimate("f", 1, bad, 0));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate("f", 1, -1, 0));
  }
}
