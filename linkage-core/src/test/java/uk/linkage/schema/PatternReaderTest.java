package uk.linkage.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.Seeded;

class PatternReaderTest {

  @ParameterizedTest
  @EnumSource(Things.class)
  void pattern_randomPairs_isThatOfTheLattice(Things things) {
    SplittableRandom random = Seeded.random("pattern_randomPairs_isThatOfTheLattice");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    PatternReader reader = new PatternReader(lattice);
    for (double missing : new double[] {0, 0.1, 0.5}) {
      long[] records = things.records(300, missing, random);
      for (long a : records) {
        for (long b : records) {
          assertThat(reader.pattern(a, b)).isEqualTo(lattice.pattern(a, b));
        }
        long[] left = new long[records.length];
        java.util.Arrays.fill(left, a);
        int[] patterns = new int[records.length];
        reader.patterns(left, records, records.length, patterns);
        for (int b = 0; b < records.length; b++) {
          assertThat(patterns[b]).isEqualTo(lattice.pattern(a, records[b]));
        }
      }
    }
  }
}
