package uk.linkage.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.Seeded;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Field;
import uk.linkage.schema.Level;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Things;

class PresenceClassesTest {

  @ParameterizedTest
  @EnumSource
  void pairs_anyTwoRecords_knowWhatTheLatticeKnows(Things things) {
    SplittableRandom random = Seeded.random("pairs_anyTwoRecords_knowWhatTheLatticeKnows");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    PresenceClasses classes = new PresenceClasses(lattice);
    long[] records = things.records(100, .4, random);
    int[] classOf = new int[records.length];
    for (int i = 0; i < records.length; i++) {
      classOf[i] = classes.classOf(records[i]);
      assertThat(classes.classOf(records[i])).isEqualTo(classOf[i]);
    }
    PresenceClasses.Pairs pairs = classes.pairs();
    for (int a = 0; a < records.length; a++) {
      for (int b = 0; b < records.length; b++) {
        long both = lattice.presentFields(records[a]) & lattice.presentFields(records[b]);
        long expected = 0;
        for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
          expected |= lattice.known(comparison, both);
        }
        int known = pairs.known[classOf[a] * pairs.classes + classOf[b]];
        assertThat(pairs.knownMask(known)).isEqualTo(expected);
      }
    }
  }

  @Test
  void classOf_moreCombinationsThanThereMayBe_isRefused() {
    Field[] fields = new Field[13];
    Schema.Builder schema = Schema.named("bits");
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new Field("f" + i, i, 1);
      schema.fields(fields[i]).comparison("c" + i, new Level("same", fields[i].mask()));
    }
    long[] records = new long[1 << fields.length];
    for (int i = 0; i < records.length; i++) {
      records[i] = i;
    }
    try (Workers workers = new Workers(1)) {
      PatternCensus census = new PatternCensus(new AgreementLattice(schema.build()), workers);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> census.within(records))
          .withMessage(
              "records must show at most 4096 combinations of missing fields; use a schema with"
                  + " fewer fields");
    }
  }
}
