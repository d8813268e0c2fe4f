package uk.linkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.LinkageMethod;
import uk.linkage.ModelSettings;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;

/** Links gathered in bins, beside the same added up one by one. */
final class LinkWeightsTest {

  @TempDir private Path dir;

  @Test
  void bins_giveWhatAddingUpGives() {
    Links links =
        LinkedFiles.dedupe(
                LinkedFiles.region(dir.resolve("region")) + "/ims/*.csv",
                dir.resolve("out"),
                LinkageMethod.PROBABILISTIC,
                ModelSettings.USUAL,
                1)
            .result()
            .links();
    LinkWeights weights = new LinkWeights(links, 0);
    for (int eighths = 0; eighths <= 300; eighths++) {
      double threshold = eighths / 8.0;
      long count = 0;
      double found = 0;
      for (int link = 0; link < links.size(); link++) {
        if (links.logOdds(link) >= threshold) {
          count++;
          found += Scorer.probability(links.logOdds(link));
        }
      }
      int bins = eighths * LinkWeights.BINS_PER_BIT / 8;
      assertThat(weights.links(bins)).isEqualTo(count);
      assertThat(weights.found(bins)).isCloseTo(found, within(1e-7 * Math.max(1, count)));
    }
    assertThat(weights.links(1 << 30)).isZero();
  }

  @Test
  void noLinks_giveNothing() {
    LinkWeights weights = new LinkWeights(Links.none(), 0);
    assertThat(weights.links(0)).isZero();
    assertThat(weights.found(0)).isZero();
  }
}
