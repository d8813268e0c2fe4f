package uk.linkage.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.fixtures.reference.PairwiseMetrics;

class AccuracyTest {

  @Test
  void of_randomGroupings_agreesWithLookingAtEveryPair() {
    SplittableRandom random = Seeded.random("of_randomGroupings_agreesWithLookingAtEveryPair");
    for (int round = 0; round < 200; round++) {
      int n = random.nextInt(1, 80);
      int groups = random.nextInt(1, n + 1);
      int[] predicted = random.ints(n, 0, groups).toArray();
      int[] truth = random.ints(n, 0, random.nextInt(1, n + 1)).toArray();

      Accuracy accuracy = Accuracy.of(predicted, truth);

      PairwiseMetrics expected =
          PairwiseMetrics.of(
              IntStream.of(predicted).asLongStream().toArray(),
              IntStream.of(truth).asLongStream().toArray());
      assertThat(accuracy.commonPairs()).isEqualTo(expected.truePositives());
      assertThat(accuracy.precision()).isCloseTo(expected.precision(), within(1e-12));
      assertThat(accuracy.recall()).isCloseTo(expected.recall(), within(1e-12));
      assertThat(accuracy.bcubedPrecision()).isCloseTo(expected.bCubedPrecision(), within(1e-12));
      assertThat(accuracy.bcubedRecall()).isCloseTo(expected.bCubedRecall(), within(1e-12));
      assertThat(accuracy.splits()).isEqualTo(expected.splits());
      assertThat(accuracy.merges()).isEqualTo(expected.merges());
      assertThat(accuracy.predictedPersons() - accuracy.truePersons())
          .isEqualTo(accuracy.splits() - accuracy.merges());
    }
  }

  @Test
  void of_theTruthItself_isPerfect() {
    int[] truth = {1, 1, 2, 3, 3, 3};
    Accuracy accuracy = Accuracy.of(truth, truth);
    assertThat(accuracy.f1()).isEqualTo(1);
    assertThat(accuracy.bcubedF1()).isEqualTo(1);
    assertThat(accuracy.countBias()).isZero();
  }

  @Test
  void of_nothing_claimsNothing() {
    Accuracy accuracy = Accuracy.of(new int[0], new int[0]);
    assertThat(accuracy.precision()).isEqualTo(1);
    assertThat(accuracy.recall()).isEqualTo(1);
    assertThat(accuracy.countBias()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accuracy.of(new int[1], new int[2]))
        .withMessageContaining("got 1 and 2");
  }
}
