package uk.linkage.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.schema.AgreementLattice.Cell;

class AgreementLatticeTest {

  private static final Field A = new Field("a", 0, 3);
  private static final Field B = new Field("b", 3, 4);
  private static final Field C = new Field("c", 7, 2);
  private static final Field D = new Field("d", 63, 1);
  private static final Twist SWAP = new Twist("swap", A, B);
  private static final long AB = A.mask() | B.mask();
  private static final long ABC = AB | C.mask();

  private static AgreementLattice of(Level... levels) {
    return new AgreementLattice(
        Schema.named("test").fields(A, B, C, D).comparison("x", levels).build());
  }

  private static Level plain(String name, long mask) {
    return new Level(name, mask);
  }

  @Test
  void cells_chainOfTwo_areEnumeratedOnceInOrder() {
    AgreementLattice lattice = of(plain("ab", AB), plain("a", A.mask()));
    assertThat(lattice.cells(0))
        .containsExactly(
            new Cell(0, 2, 0),
            new Cell(A.mask(), 1, A.mask()),
            new Cell(A.mask(), 2, 0),
            new Cell(AB, 0, AB),
            new Cell(AB, 1, A.mask()),
            new Cell(AB, 2, 0));
    assertThat(lattice.cells(0).get(0).isMissing()).isTrue();
    assertThat(lattice.cells(0).get(2).isMissing()).isFalse();
  }

  @Test
  void cells_twistedLevel_agreeOnWhatTheTwistLeaves() {
    AgreementLattice lattice =
        of(plain("abc", ABC), new Level("swapped", ABC, SWAP), plain("c", C.mask()));
    assertThat(lattice.cells(0)).contains(new Cell(ABC, 1, C.mask())).doesNotHaveDuplicates();
    assertThat(lattice.cells(0)).doesNotContain(new Cell(C.mask(), 1, C.mask()));
  }

  @Test
  void patterns_ofClients_areNumberedOnceEach() {
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    assertThat(lattice.patternCount()).isEqualTo(10 * 28 * 3 * 15);
    Set<Integer> numbers = new HashSet<>();
    for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
      int number = 0;
      for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
        number += lattice.cellOf(pattern, comparison) * lattice.stride(comparison);
      }
      assertThat(number).isEqualTo(pattern);
      numbers.add(number);
    }
    assertThat(numbers).hasSize(lattice.patternCount());
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      assertThat(lattice.cells(comparison)).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .01, .1, .5, .9, .99, 1})
  void pattern_anyPair_isSymmetricAndMadeOfItsCells(double missing) {
    SplittableRandom random = Seeded.random("pattern_anyPair_isSymmetricAndMadeOfItsCells");
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    for (int i = 0; i < 2_000; i++) {
      long a = client(random, missing);
      long b = client(random, missing);
      int pattern = lattice.pattern(a, b);
      assertThat(lattice.pattern(b, a)).isEqualTo(pattern);
      for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
        int at = lattice.cellOf(pattern, comparison);
        assertThat(at).isEqualTo(lattice.cell(comparison, a, b));
        Cell cell = lattice.cells(comparison).get(at);
        assertThat(cell.agreed() & (a ^ b)).isZero();
        assertThat(cell.known() & ~(lattice.presentFields(a) & lattice.presentFields(b))).isZero();
        assertThat(cell.agreed() & ~cell.known()).isZero();
      }
    }
  }

  private static long client(SplittableRandom random, double missing) {
    long record = 0;
    for (Field field : AttributorLayout.SCHEMA.fields()) {
      if (random.nextDouble() >= missing) {
        record |= field.place(1 + random.nextLong(Math.min(field.maxValue(), 3)));
      }
    }
    return record;
  }

  @Test
  void known_presentFields_areRoundedDownToLevels() {
    AgreementLattice lattice = of(plain("ab", AB), plain("a", A.mask()));
    assertThat(lattice.known(0, B.mask())).isZero();
    assertThat(lattice.known(0, A.mask() | C.mask())).isEqualTo(A.mask());
    assertThat(lattice.known(0, -1L)).isEqualTo(AB);
    assertThat(lattice.presentFields(A.place(1) | D.place(1))).isEqualTo(A.mask() | D.mask());
  }

  @Test
  void lattice_levelsNotClosedOrNotInOrder_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(plain("a", A.mask()), plain("b", B.mask())))
        .withMessage("comparison x needs a level for agreement on both a and b, before them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(plain("a", A.mask()), plain("ab", AB)));
  }

  @Test
  void lattice_comparisonsThatShareAField_areRefused() {
    Schema schema =
        Schema.named("s")
            .fields(A, B)
            .comparison("x", plain("ab", AB))
            .comparison("y", plain("a", A.mask()))
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AgreementLattice(schema))
        .withMessage("comparison y must share no field with another");
  }

  @Test
  void lattice_twistOfAPart_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(plain("abc", ABC), new Level("swapped", AB, SWAP)))
        .withMessage("level swapped of comparison x must compare all that its comparison does");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(plain("a", A.mask()), new Level("swapped", A.mask(), SWAP)));
  }

  @Test
  void lattice_twistWithoutItsPlainLevelBefore_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new Level("swapped", AB, SWAP), plain("ab", AB)))
        .withMessage(
            "level swapped of comparison x must come after a level on the same bits as is");
  }

  @Test
  void lattice_twistThatCanNeverHold_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> of(plain("abc", ABC), plain("c", C.mask()), new Level("swapped", ABC, SWAP)))
        .withMessage(
            "level swapped of comparison x must come before c, which holds whenever it does");
  }

  @Test
  void lattice_twistThatComesTwice_isRefused() {
    Twist back = new Twist("back", B, A);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> of(plain("ab", AB), new Level("there", AB, SWAP), new Level("back", AB, back)))
        .withMessage("level back of comparison x must not repeat there");
  }

  @ParameterizedTest
  @EnumSource(Things.class)
  void cellName_everyCell_isFoundByItsName(Things things) {
    AgreementLattice lattice = new AgreementLattice(things.schema());
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      for (int cell = 0; cell < lattice.cells(comparison).size(); cell++) {
        String name = lattice.cellName(comparison, cell);
        assertThat(lattice.cellNamed(comparison, name)).as(name).isEqualTo(cell);
      }
      assertThat(lattice.cellNamed(comparison, "no such level")).isEqualTo(-1);
    }
  }
}
