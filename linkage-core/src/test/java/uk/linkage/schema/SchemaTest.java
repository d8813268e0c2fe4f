package uk.linkage.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;

class SchemaTest {

  private static final Field WIDE = new Field("wide", 0, 5);
  private static final Field NARROW = new Field("narrow", 5, 4);
  private static final Field TOP = new Field("top", 60, 4);
  private static final Twist SWAP = new Twist("swap", WIDE, NARROW);
  private static final Schema SCHEMA =
      Schema.named("test")
          .fields(WIDE, NARROW, TOP)
          .comparison(
              "both",
              new Level("equal", WIDE.mask() | NARROW.mask()),
              new Level("swapped", WIDE.mask() | NARROW.mask(), SWAP),
              new Level("wide only", WIDE.mask()))
          .comparison("top", new Level("equal", TOP.mask()))
          .build();

  @Test
  void field_atTheTopOfTheWord_placesAndReadsEveryValue() {
    for (long value = 0; value <= TOP.maxValue(); value++) {
      assertThat(TOP.valueIn(TOP.place(value) | WIDE.mask())).isEqualTo(value);
    }
    assertThat(new Field("all", 0, 64).mask()).isEqualTo(-1L);
  }

  @Test
  void field_valueTooLarge_isRefusedWithItsRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NARROW.place(16))
        .withMessage("field narrow holds 0 to 15");
    assertThatIllegalArgumentException().isThrownBy(() -> NARROW.place(-1));
  }

  @Test
  void field_outsideTheWord_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Field("over", 60, 5))
        .withMessage("field over must lie in bits 0 to 63, got shift=60, width=5");
    assertThatIllegalArgumentException().isThrownBy(() -> new Field(" ", 0, 1));
  }

  @Test
  void schema_overlappingFields_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.named("bad").fields(WIDE, new Field("over", 4, 2)))
        .withMessage("fields wide and over overlap");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Twist("t", WIDE, new Field("over", 4, 2)));
  }

  @Test
  void schema_levelOfHalfAField_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.named("s").fields(WIDE).comparison("c", new Level("half", 1)))
        .withMessage("level half must be made of whole fields");
    assertThatIllegalArgumentException().isThrownBy(() -> new Level("nothing", 0));
  }

  @Test
  void schema_fieldByName_isFoundOrNamedAsMissing() {
    assertThat(SCHEMA.field("narrow")).isEqualTo(NARROW);
    assertThatThrownBy(() -> SCHEMA.field("x")).isInstanceOf(NoSuchElementException.class);
    assertThat(SCHEMA.fieldMasks(WIDE.mask() | TOP.mask()))
        .containsExactly(WIDE.mask(), TOP.mask());
  }

  @Test
  void twist_twice_isNothing() {
    SplittableRandom random = Seeded.random("twist_twice_isNothing");
    int applied = 0;
    for (int i = 0; i < 10_000; i++) {
      long record = random.nextLong();
      if (SWAP.appliesTo(record)) {
        applied++;
        assertThat(SWAP.appliesTo(SWAP.apply(record))).isTrue();
        assertThat(SWAP.apply(SWAP.apply(record))).isEqualTo(record);
      }
    }
    assertThat(applied).isBetween(3_000, 5_500);
  }

  @Test
  void twist_valueThatDoesNotFit_doesNotApply() {
    assertThat(SWAP.appliesTo(WIDE.place(16) | NARROW.place(3))).isFalse();
    assertThat(SWAP.appliesTo(WIDE.place(15) | NARROW.place(3))).isTrue();
    assertThat(SWAP.appliesTo(WIDE.place(15))).isFalse();
  }

  @Test
  void comparison_anyTwoRecords_isSymmetric() {
    SplittableRandom random = Seeded.random("comparison_anyTwoRecords_isSymmetric");
    for (int i = 0; i < 100_000; i++) {
      long a = random.nextLong() & 0x3FF;
      long b = random.nextLong() & 0x3FF;
      for (Comparison comparison : SCHEMA.comparisons()) {
        assertThat(comparison.answer(a, b)).isEqualTo(comparison.answer(b, a));
      }
    }
  }

  @Test
  void comparison_eachLevel_isNamed() {
    Comparison both = SCHEMA.comparisons().get(0);
    long a = WIDE.place(3) | NARROW.place(7);
    assertThat(name(both, a, a)).isEqualTo("equal");
    assertThat(name(both, a, WIDE.place(7) | NARROW.place(3))).isEqualTo("swapped");
    assertThat(name(both, a, WIDE.place(3) | NARROW.place(1))).isEqualTo("wide only");
    assertThat(name(both, a, WIDE.place(3))).isEqualTo("wide only");
    assertThat(name(both, a, WIDE.place(1) | NARROW.place(1))).isEqualTo("none");
    assertThat(name(both, a, 0)).isEqualTo("missing");
    assertThat(name(both, 0, 0)).isEqualTo("missing");
    assertThat(both.answerCount()).isEqualTo(5);
  }

  private static String name(Comparison comparison, long a, long b) {
    return comparison.answerName(comparison.answer(a, b));
  }

  @Test
  void stratum_thatSharesAField_isRefused() {
    Schema.Builder builder =
        Schema.named("strata").fields(WIDE, NARROW).stratum("wide", WIDE).identity(WIDE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.stratum("both", NARROW, WIDE))
        .withMessage("strata wide and both share a field");
    Schema schema = builder.build();
    assertThat(schema.strata()).containsExactly(new Stratum("wide", WIDE.mask()));
    assertThat(schema.identityMask()).isEqualTo(WIDE.mask());
    assertThat(SCHEMA.identityMask()).isEqualTo(-1L);
    assertThatIllegalArgumentException().isThrownBy(() -> new Stratum("none", 0));
  }

  @Test
  void conflict_ofAComparisonThatIsNotThere_isRefused() {
    Schema.Builder builder =
        Schema.named("conflicts")
            .fields(WIDE, NARROW)
            .comparison("wide", new Level("same", WIDE.mask()))
            .comparison("narrow", new Level("same", NARROW.mask()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.conflict("wide", "broad"))
        .withMessageContaining("got [wide, broad]");
    assertThatIllegalArgumentException().isThrownBy(builder::conflict);
    AgreementLattice lattice = new AgreementLattice(builder.conflict("wide", "narrow").build());
    long a = WIDE.place(1) | NARROW.place(1);
    long b = WIDE.place(2) | NARROW.place(2);
    assertThat(lattice.isConflict(lattice.pattern(a, b))).isTrue();
    assertThat(lattice.isConflict(lattice.pattern(a, WIDE.place(2)))).isFalse();
    assertThat(lattice.isConflict(lattice.pattern(a, a))).isFalse();
    assertThat(lattice.isConflict(lattice.pattern(a, WIDE.place(2) | NARROW.place(1)))).isFalse();
  }

  @Test
  void seldom_levelThatIsNotThere_isRefused() {
    Schema.Builder builder =
        Schema.named("seldom")
            .fields(WIDE, NARROW)
            .comparison("wide", new Level("same", WIDE.mask()))
            .comparison("narrow", new Level("same", NARROW.mask()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.seldom("wide", "equal"))
        .withMessageContaining("got wide [equal]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.seldom("broad", Comparison.NONE))
        .withMessageContaining("got broad [none]");
    Schema schema = builder.seldom("wide", Comparison.NONE).build();
    Comparison wide = schema.comparisons().get(0);
    Comparison narrow = schema.comparisons().get(1);
    int none = wide.answer(WIDE.place(1), WIDE.place(2));
    int same = wide.answer(WIDE.place(1), WIDE.place(1));
    assertThat(schema.isSeldom(wide, none)).isTrue();
    assertThat(schema.isSeldom(wide, same)).isFalse();
    assertThat(schema.isSeldom(narrow, narrow.answer(NARROW.place(1), NARROW.place(2)))).isFalse();
  }
}
