package uk.linkage.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.Seeded;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.AgreementLattice.Cell;
import uk.linkage.schema.Things;
import uk.linkage.sort.RowSorter;

/** Plans against looking at every pair. */
class BlockingPlanTest {

  private static final AgreementLattice LATTICE = new AgreementLattice(AttributorLayout.SCHEMA);

  private static long[] counts(AgreementLattice lattice, long[] records) {
    long[] counts = new long[lattice.patternCount()];
    for (int a = 0; a < records.length; a++) {
      for (int b = 0; b < a; b++) {
        counts[lattice.pattern(records[a], records[b])]++;
      }
    }
    return counts;
  }

  private static boolean agreesOnSomething(AgreementLattice lattice, int pattern) {
    boolean agrees = false;
    for (int k = 0; k < lattice.comparisonCount(); k++) {
      Cell cell = lattice.cells(k).get(lattice.cellOf(pattern, k));
      agrees |= cell.level() < lattice.schema().comparisons().get(k).levels().size();
    }
    return agrees;
  }

  @ParameterizedTest
  @EnumSource(Things.class)
  void of_anyWantedPatterns_reachesEveryPairAndKnowsThePairs(Things things) {
    SplittableRandom random = Seeded.random("of_anyWantedPatterns_reachesEveryPair");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    for (double share : new double[] {0.02, 0.3, 1}) {
      for (double missing : new double[] {0, 0.2}) {
        long[] records = things.records(150, missing, random);
        long[] counts = counts(lattice, records);
        boolean[] wanted = new boolean[counts.length];
        for (int pattern = 0; pattern < wanted.length; pattern++) {
          wanted[pattern] = random.nextDouble() < share && agreesOnSomething(lattice, pattern);
        }
        // With few records every merger pays that spares a pass over 10^6; with 1, none does.
        for (long passes : new long[] {1, 1_000_000}) {
          BlockingPlan plan = BlockingPlan.of(lattice, p -> wanted[p], p -> counts[p], passes);
          check(lattice, records, wanted, plan);
        }
      }
    }
  }

  private static void check(
      AgreementLattice lattice, long[] records, boolean[] wanted, BlockingPlan plan) {
    List<BlockingKey> keys = plan.keys().stream().map(PlannedKey::key).toList();
    CandidatePairs candidates = new CandidatePairs(records, keys);
    Set<Long> reached = new HashSet<>();
    for (int key = 0; key < keys.size(); key++) {
      long before = reached.size();
      BlockingIndex index = candidates.index(key, new RowSorter());
      candidates.forEachPair(
          key,
          index,
          batch -> {
            for (int pair = 0; pair < batch.size(); pair++) {
              assertThat(reached.add((long) batch.left(pair) << 32 | batch.right(pair))).isTrue();
            }
          });
      assertThat(reached.size() - before)
          .as(keys.get(key).name())
          .isEqualTo(plan.keys().get(key).pairs());
      long joined = 0;
      for (int a = 0; a < records.length; a++) {
        for (int b = 0; b < a; b++) {
          joined += keys.get(key).joins(records[a], records[b]) ? 1 : 0;
        }
      }
      assertThat(joined).isEqualTo(plan.keys().get(key).joins());
    }
    assertThat(plan.pairs()).isEqualTo(reached.size());
    for (int a = 0; a < records.length; a++) {
      for (int b = a + 1; b < records.length; b++) {
        if (wanted[lattice.pattern(records[a], records[b])]) {
          assertThat(reached).contains((long) a << 32 | b);
        }
      }
    }
  }

  @Test
  void of_noWantedPattern_hasNoKeys() {
    BlockingPlan plan = BlockingPlan.of(LATTICE, p -> false, p -> 5, 100);
    assertThat(plan.keys()).isEmpty();
    assertThat(plan.pairs()).isZero();
  }

  @Test
  void of_patternsThatNoPairShows_hasNoKeys() {
    assertThat(BlockingPlan.of(LATTICE, p -> true, p -> 0, 100).keys()).isEmpty();
  }

  @Test
  void of_nothingAgreedOn_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockingPlan.of(LATTICE, p -> true, p -> 1, 100))
        .withMessageContaining("agree on nothing");
  }

  @Test
  void of_onePattern_namesWhatMustAgree() {
    int pattern = cell("initials", "swapped") + cell("dob", "exact") + cell("postcode", "sector");
    BlockingPlan plan = BlockingPlan.of(LATTICE, p -> p == pattern, p -> p == pattern ? 7 : 0, 100);
    assertThat(plan.keys()).hasSize(1);
    assertThat(plan.keys().get(0).key().name())
        .isEqualTo("initials (swapped), dob (exact), postcode (sector)");
    assertThat(plan.keys().get(0).joins()).isEqualTo(7);
  }

  private static int cell(String comparison, String name) {
    for (int k = 0; k < LATTICE.comparisonCount(); k++) {
      if (LATTICE.schema().comparisons().get(k).name().equals(comparison)) {
        return LATTICE.cellNamed(k, name) * LATTICE.stride(k);
      }
    }
    throw new AssertionError(comparison);
  }
}
