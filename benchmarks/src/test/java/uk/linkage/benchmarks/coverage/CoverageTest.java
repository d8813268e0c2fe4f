package uk.linkage.benchmarks.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uk.linkage.benchmarks.coverage.WorldFigures.Count;
import uk.linkage.fixtures.world.WorldSettings;

class CoverageTest {

  private static final CountFigures FIGURES = new CountFigures(100, 110, 95, 108, 104, 2, 99, 109);

  @Test
  void figures_ofACount_areHeldAgainstTheTruth() {
    assertThat(FIGURES.covered()).isTrue();
    assertThat(new CountFigures(100, 110, 95, 108, 104, 2, 101, 107).covered()).isFalse();
    assertThat(FIGURES.off(104)).isEqualTo(.04, within(1e-12));
    assertThat(FIGURES.halfWidth()).isEqualTo(.05, within(1e-12));
    assertThat(FIGURES.deviations()).isEqualTo(2);
    assertThat(FIGURES.nearerThanByAttributor()).isTrue();
  }

  @Test
  void options_ofACommandLine_areRead() {
    CoverageOptions usual = CoverageOptions.of();
    assertThat(usual.configurations()).isEqualTo(Configuration.all());
    assertThat(usual.worlds()).isEqualTo(200);
    CoverageOptions small = CoverageOptions.of("--small", "--worlds", "3", "--out", "a/b.json");
    assertThat(small.configurations()).hasSize(6).allMatch(Configuration::isSmall);
    assertThat(small.worlds()).isEqualTo(3);
    assertThat(small.tables()).isEqualTo(Path.of("a/b.md"));
    assertThat(CoverageOptions.of("--config", "20000x300000-realistic").configurations())
        .extracting(Configuration::title)
        .containsExactly("20,000 x 300,000 realistic");
    assertThatIllegalArgumentException().isThrownBy(() -> CoverageOptions.of("--config", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> CoverageOptions.of("--worlds"));
    assertThatIllegalArgumentException().isThrownBy(() -> CoverageOptions.of("--loud"));
  }

  @Test
  void figures_ofASmallWorld_fitTogetherAndMakeATable() {
    WorldSettings settings = WorldSettings.of(3, 2_000).withNdtms(2_500, .4);
    WorldFigures world = WorldFigures.of(settings, 1);
    Map<Count, CountFigures> counts = world.counts();
    assertThat(counts).hasSize(4);
    assertThat(truth(counts, Count.IMS) + truth(counts, Count.NDTMS))
        .isEqualTo(truth(counts, Count.ANY) + truth(counts, Count.BOTH));
    assertThat(truth(counts, Count.BOTH)).isBetween(600L, 900L);
    assertThat(counts.values())
        .allMatch(figures -> Math.abs(figures.off(figures.estimated())) < .1);
    assertThat(WorldFigures.of(settings, 2).counts()).isEqualTo(counts);
    String table = CoverageTables.of(Map.of("a world", List.of(world)));
    assertThat(table.lines()).hasSize(6).allMatch(line -> line.startsWith("|"));
  }

  private static long truth(Map<Count, CountFigures> counts, Count count) {
    return Objects.requireNonNull(counts.get(count)).truth();
  }
}
