package uk.linkage.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import uk.linkage.fixtures.world.WorldSettings;

final class RegionTest {

  @Test
  void care_isTheGenerators() {
    assertThat(Arrays.stream(Care.values()).map(Enum::name))
        .containsExactlyElementsOf(
            Arrays.stream(uk.linkage.fixtures.world.Care.values()).map(Enum::name).toList());
  }

  @Test
  void nothingSaid_isAsTheGeneratorHasIt() {
    Region region = new Region(3, 500, 8, null, .4, Care.REALISTIC, true, null);
    assertThat(region.settings()).isEqualTo(WorldSettings.of(3, 500));
  }

  @Test
  void everythingSaid_isHandedOn() {
    LocalDate day = LocalDate.of(2020, 3, 1);
    WorldSettings settings = new Region(3, 500, 4, 90, .1, Care.CARELESS, false, day).settings();
    assertThat(settings.providers()).isEqualTo(4);
    assertThat(settings.ndtmsPersons()).isEqualTo(90);
    assertThat(settings.overlapShare()).isEqualTo(.1);
    assertThat(settings.care()).isEqualTo(uk.linkage.fixtures.world.Care.CARELESS);
    assertThat(settings.households()).isFalse();
    assertThat(settings.asAt()).isEqualTo(day);
  }

  @Test
  void impossibleRegion_isRefusedByTheNameOfTheOption() {
    assertThatThrownBy(() -> new Region(1, 10, 99, 0, 0, Care.PERFECT, true, null).check())
        .hasMessage("--providers must be in [1, 50], got 99");
    assertThatThrownBy(() -> new Region(1, 10, 8, 0, 0, Care.PERFECT, true, LocalDate.MIN).check())
        .hasMessageStartingWith("--as-at must be in [2000-01-01, 2099-12-31]");
    assertThatThrownBy(() -> new Region(1, 10, 8, 10, 2, Care.PERFECT, true, null).check())
        .hasMessage("--overlap must be in [0, 1], got 2.0");
  }
}
