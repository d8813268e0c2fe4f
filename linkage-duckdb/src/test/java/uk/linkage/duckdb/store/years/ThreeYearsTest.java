package uk.linkage.duckdb.store.years;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.store.years.FreshRun.Leaving;
import uk.linkage.fixtures.region.RegionSettings;
import uk.linkage.fixtures.region.Request;

/**
 * Three years of a region: every quarter's figures are those of a fresh run over what is lawfully
 * there.
 */
final class ThreeYearsTest {

  private static final int PERSONS = 150;
  private static final int FEW_PERSONS = 100;
  private static final int MANY_PERSONS = 20_000;

  private final long seed = Long.getLong("linkage.seed", System.nanoTime());

  @TempDir private Path folder;

  ThreeYearsTest() {
    System.out.println("ThreeYearsTest: -Dlinkage.seed=" + seed);
  }

  private static Rights rights() {
    return new RightsOfStore();
  }

  /** Until one provider has joined and one closed. */
  private RegionSettings aWhile() {
    return new RegionSettings(seed, FEW_PERSONS, 7, /* requests= */ true);
  }

  private LivedRegion region(int persons) {
    return new LivedRegion(
        folder, RegionSettings.threeYears(seed, persons), rights(), Leaving.NOTHING);
  }

  @Test
  void store_throughThreeYears_givesTheFiguresOfFreshRuns() {
    assertThat(region(PERSONS).live()).isGreaterThan(420);
  }

  /** Whether the account of the region holds, whatever the store makes of requests. */
  @Test
  void store_rightsGivenByHand_givesTheFiguresOfFreshRuns() {
    RegionSettings settings = aWhile();
    assertThat(new LivedRegion(folder, settings, new RightsByHand(folder), Leaving.NOTHING).live())
        .isGreaterThan(120);
  }

  @Test
  @Tag("large")
  void store_throughThreeYearsOfALargeRegion_givesTheFiguresOfFreshRuns() {
    assertThat(region(MANY_PERSONS).live()).isGreaterThan(40_000);
  }

  @Test
  void store_whereNobodyAsks_givesTheFiguresOfFreshRuns() {
    RegionSettings settings = aWhile().withoutRequests();
    assertThat(new LivedRegion(folder, settings, rights(), Leaving.NOTHING).live())
        .isGreaterThan(120);
  }

  @Test
  void store_freshRunWithoutFormerValues_isFoundToDiffer() {
    LivedRegion region =
        new LivedRegion(
            folder, RegionSettings.threeYears(seed, FEW_PERSONS), rights(), Leaving.FORMER_VALUES);
    assertThatThrownBy(region::live).isInstanceOf(AssertionError.class);
  }

  /** Each kind of request matters: a store that doesn't heed it is found out. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        Request.SayNo.class,
        Request.SayYes.class,
        Request.PutRight.class,
        Request.Erase.class,
        Request.JoinWithoutRetrospectiveConsent.class
      })
  void store_deafToRequests_isFoundToDiffer(Class<? extends Request> kind) {
    LivedRegion region =
        new LivedRegion(
            folder,
            RegionSettings.threeYears(seed, FEW_PERSONS),
            new DeafRights(rights(), kind),
            Leaving.NOTHING);
    assertThatThrownBy(region::live).isInstanceOf(AssertionError.class);
  }
}
