package uk.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeapTest {

  private static final double[] ONE_EACH = {1, 1, 1};

  /** A state that goes a share of the way to 1, 2, 3 in each round. */
  private static double[] round(double[] state, double share) {
    double[] next = state.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += share * (i + 1 - next[i]);
    }
    return next;
  }

  @Test
  void from_roundsThatSlowDownEvenly_leapsToTheirEnd() {
    for (double share : new double[] {0.3, 0.05, 0.001}) {
      double[] start = {0, 0, 0};
      double[] once = round(start, share);
      double[] leap = Leap.from(start, once, round(once, share), ONE_EACH);
      assertThat(leap).containsExactly(new double[] {1, 2, 3}, within(1e-6));
    }
  }

  @Test
  void from_roundsThatStand_staysThere() {
    double[] here = {1, 2, 3};
    assertThat(Leap.from(here, here, here, ONE_EACH)).isNull();
  }

  @Test
  void from_infiniteTerms_doesNotLeap() {
    double[] start = {Double.NEGATIVE_INFINITY, 0, 0};
    double[] once = {Double.NEGATIVE_INFINITY, 0.1, 0.1};
    double[] twice = {Double.NEGATIVE_INFINITY, 0.19, 0.19};
    assertThat(Leap.from(start, once, twice, ONE_EACH)).isNull();
  }

  @Test
  void from_roundsThatSpeedUp_doesNotLeap() {
    double[] start = {0, 0, 0};
    double[] once = {1, 1, 1};
    double[] twice = {5, 5, 5};
    assertThat(Leap.from(start, once, twice, ONE_EACH)).isNull();
  }
}
