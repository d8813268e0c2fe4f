package uk.linkage.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.linkage.LinkageMethod;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.fixtures.world.Care;
import uk.linkage.intake.Clients;
import uk.linkage.match.Links;

/** The judges, on a world small enough to be judged the slow way. */
class JudgingTest {

  private final Trial trial =
      Trial.run(Worlds.of(700, Care.CARELESS, 5), LinkageMethod.LADDER, Verdicts.THREADS);

  @Test
  void everyPair_asksOfEachPairOnce() {
    long[] records = {5, 6, 5, 7, 5};
    assertThat(EveryPair.where(records, 2, (a, b) -> a == b))
        .containsExactly(EveryPair.pair(0, 2), EveryPair.pair(4, 0), EveryPair.pair(2, 4));
  }

  @Test
  void betweenFiles_isWhatCountingPairsGives() {
    Clients clients = trial.clients();
    long truePairs = 0;
    long held = 0;
    long found = 0;
    for (int a = 0; a < clients.size(); a++) {
      for (int b = a + 1; b < clients.size(); b++) {
        if (clients.provider(a) != clients.provider(b)) {
          boolean one = trial.truth()[a] == trial.truth()[b];
          boolean predicted = trial.predicted()[a] == trial.predicted()[b];
          truePairs += one ? 1 : 0;
          held += predicted ? 1 : 0;
          found += one && predicted ? 1 : 0;
        }
      }
    }
    Links links = trial.result().links();
    long between = 0;
    long trueLinks = 0;
    for (int k = 0; k < links.size(); k++) {
      if (clients.provider(links.left(k)) != clients.provider(links.right(k))) {
        between++;
        trueLinks += trial.truth()[links.left(k)] == trial.truth()[links.right(k)] ? 1 : 0;
      }
    }
    assertThat(found).isPositive();
    assertThat(BetweenFiles.of(trial))
        .isEqualTo(new BetweenFiles(truePairs, held, found, between, trueLinks));
  }

  @Test
  void allRecords_theRejected_areAlone() {
    Clients clients = trial.clients();
    // One more record of everybody who is the first of a provider, and they are all the others.
    Map<Integer, Integer> more = new HashMap<>();
    Truth larger = new Truth();
    for (int client = 0; client < trial.clients().size(); client++) {
      String provider = clients.providerNames().get(clients.provider(client));
      larger.add(provider, clients.recordId(client), trial.truth()[client]);
      if (more.putIfAbsent(clients.provider(client), client) == null) {
        larger.add(provider, "rejected", trial.truth()[client]);
      }
    }
    Accuracy strictly = larger.ofAllRecords(trial.clients(), trial.predicted());
    Accuracy compared = trial.persons();
    assertThat(strictly.records()).isEqualTo(compared.records() + more.size());
    assertThat(strictly.predictedPersons()).isEqualTo(compared.predictedPersons() + more.size());
    assertThat(strictly.truePersons()).isEqualTo(compared.truePersons());
    assertThat(strictly.commonPairs()).isEqualTo(compared.commonPairs());
  }

  @Test
  void misjudged_waysToAgree_holdAllPairsOnce() {
    Trial model =
        Trial.run(
            Worlds.of(1_000, Care.CARELESS, 1), LinkageMethod.PROBABILISTIC, Verdicts.THREADS);
    long pairs = 0;
    long real = 0;
    for (Misjudged way : Misjudged.of(model)) {
      pairs += way.pairs();
      real += way.real();
    }
    long records = model.clients().size();
    assertThat(pairs).isEqualTo(records * (records - 1) / 2);
    assertThat(real).isEqualTo(model.persons().truePairs());
  }

  @Test
  void falseLinks_byKind_areAllThereAre() {
    Trial model =
        Trial.run(
            Worlds.of(7_000, Care.CARELESS, 1), LinkageMethod.PROBABILISTIC, Verdicts.THREADS);
    FalseLinks kinds = FalseLinks.of(model, Worlds.settings(7_000, Care.CARELESS, 1));
    LinkFigures links = model.links();
    assertThat(kinds.links().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(links.links() - links.trueLinks())
        .isPositive();
  }

  @Test
  void figures_areThoseOfThePage() {
    assertThat(Figures.share(0.99214)).isEqualTo(".9921");
    assertThat(Figures.share(1)).isEqualTo("1.0000");
    assertThat(Figures.share(Double.NaN)).isEmpty();
    assertThat(Figures.off(-0.0021)).isEqualTo("-0.21 %");
    assertThat(Figures.count(1_234_567L)).isEqualTo("1,234,567");
  }

  @Test
  void options_areRead_andOthersRefused() {
    AccuracyOptions options =
        AccuracyOptions.of("--small", "--data", "d", "--out", "x/y.json", "--commit", "abc");
    assertThat(options.small()).isTrue();
    assertThat(options.sceptic()).isFalse();
    assertThat(options.data()).isEqualTo(Path.of("d"));
    assertThat(options.tables()).isEqualTo(Path.of("x/y.md"));
    assertThat(options.commit()).isEqualTo("abc");
    assertThat(AccuracyOptions.of("--sceptic").out().toString()).contains("sceptic-");
    assertThatThrownBy(() -> AccuracyOptions.of("--smal"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--smal");
    assertThatThrownBy(() -> AccuracyOptions.of("--out"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have a value");
  }
}
