package uk.linkage.duckdb.store.years;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.fixtures.region.RegionHistory;
import uk.linkage.fixtures.region.RegionSettings;
import uk.linkage.fixtures.region.Request;

/**
 * Three years of a region: every quarter's figures are those of a fresh run over what is lawfully
 * there.
 */
final class ThreeYearsTest {

  private static final int PERSONS = 700;
  private static final int FEW_PERSONS = 150;
  private static final int MANY_PERSONS = 20_000;

  private final long seed = Long.getLong("linkage.seed", System.nanoTime());

  @TempDir private Path folder;

  ThreeYearsTest() {
    System.out.println("ThreeYearsTest: -Dlinkage.seed=" + seed);
  }

  /** No request comes to the store. */
  private static final Rights NONE =
      new Rights() {
        @Override
        public void sayNo(StoreFile store, Request.SayNo request) {}

        @Override
        public void sayYes(StoreFile store, Request.SayYes request) {}

        @Override
        public void putRight(StoreFile store, Request.PutRight request, RegionHistory region) {}

        @Override
        public void erase(StoreFile store, Request.Erase request) {}

        @Override
        public void join(StoreFile store, Request.JoinWithoutRetrospectiveConsent request) {}
      };

  private static RegionSettings settings(long seed, int persons) {
    return RegionSettings.threeYears(seed, persons).withoutRequests();
  }

  @Test
  void store_throughThreeYears_givesTheFiguresOfFreshRuns() {
    long records =
        new LivedRegion(folder, settings(seed, PERSONS), NONE, FreshRun.Leaving.NOTHING, true)
            .live();
    assertThat(records).isGreaterThan(1000);
  }

  @Test
  @Tag("large")
  void store_throughThreeYearsOfALargeRegion_givesTheFiguresOfFreshRuns() {
    long records =
        new LivedRegion(folder, settings(seed, MANY_PERSONS), NONE, FreshRun.Leaving.NOTHING, false)
            .live();
    assertThat(records).isGreaterThan(30_000);
  }

  @Test
  void store_freshRunWithoutFormerValues_isFoundToDiffer() {
    LivedRegion region =
        new LivedRegion(
            folder, settings(seed, FEW_PERSONS), NONE, FreshRun.Leaving.FORMER_VALUES, false);
    assertThatThrownBy(region::live).isInstanceOf(AssertionError.class);
  }
}
