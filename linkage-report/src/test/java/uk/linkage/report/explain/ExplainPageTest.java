package uk.linkage.report.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.linkage.LinkageMethod;
import uk.linkage.duckdb.explain.LinkExplanation;
import uk.linkage.duckdb.explain.LinkExplanation.Agreement;
import uk.linkage.duckdb.explain.LinkExplanation.Weighing;
import uk.linkage.duckdb.explain.Member;
import uk.linkage.duckdb.explain.PairExplanation;
import uk.linkage.duckdb.explain.RecordName;
import uk.linkage.report.page.Chart.Network;
import uk.linkage.report.page.Chart.NetworkEdge;
import uk.linkage.report.page.Chart.NetworkNode;
import uk.linkage.report.page.Chart.Waterfall;
import uk.linkage.report.page.Chart.WaterfallStep;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.Section;

class ExplainPageTest {

  private static final List<Agreement> AGREEMENTS =
      List.of(new Agreement("initials", "both", 8.5), new Agreement("sex", "differs", -2));

  private static RecordName record(int n) {
    return new RecordName("p" + n % 3, "r" + n);
  }

  private static LinkExplanation link(int from, int to, boolean weighed) {
    Weighing weighing = weighed ? new Weighing(-.5, 1.25, 7.25, -3, 4.25, .95) : null;
    return new LinkExplanation(record(from), record(to), AGREEMENTS, weighing, "key");
  }

  private static PairExplanation pair(
      LinkageMethod method,
      boolean onePerson,
      @Nullable LinkExplanation direct,
      List<LinkExplanation> chain,
      int members,
      List<LinkExplanation> links) {
    List<Member> of = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      of.add(new Member(record(i), onePerson || i % 2 == 0 ? 1 : 2));
    }
    return new PairExplanation(
        record(0), record(1), method, .5, onePerson, direct, chain, of, links);
  }

  private static Figure figure(Page page, String id) {
    for (Section section : page.sections()) {
      for (var block : section.blocks()) {
        if (block instanceof Figure figure && figure.id().equals(id)) {
          return figure;
        }
      }
    }
    throw new AssertionError("no figure " + id);
  }

  @Test
  void of_weighedLink_stepsAddUpToTheTotal() {
    LinkExplanation link = link(0, 1, true);
    Page page =
        ExplainPage.of(pair(LinkageMethod.PROBABILISTIC, true, link, List.of(), 2, List.of(link)));
    assertThat(page.title()).isEqualTo("Why two records are one person");
    Waterfall waterfall = (Waterfall) figure(page, "weights").chart();
    assertThat(waterfall).isNotNull();
    double sum = waterfall.steps().stream().mapToDouble(WaterfallStep::weight).sum();
    assertThat(sum).isCloseTo(waterfall.total(), within(1e-9));
    assertThat(waterfall.threshold()).isZero();
    assertThat(waterfall.steps())
        .extracting(WaterfallStep::name)
        .containsExactly("prior", "initials", "sex", "together", "values");
    // All that the picture shows is in the table: the steps, their sum and the threshold.
    assertThat(figure(page, "weights").table().rows()).hasSize(7);
  }

  @Test
  void of_matchKey_showsLevelsAndWeighsNothing() {
    LinkExplanation link = link(0, 1, false);
    Page page = ExplainPage.of(pair(LinkageMethod.LADDER, true, link, List.of(), 2, List.of(link)));
    Figure levels = figure(page, "agreement");
    assertThat(levels.chart()).isNull();
    assertThat(levels.table().rows()).hasSize(2);
    assertThat(figure(page, "network").table().rows().get(0).get(2).shown()).isEqualTo("–");
  }

  @Test
  void of_chain_showsEveryRecordAndLink() {
    List<LinkExplanation> links = List.of(link(0, 2, true), link(2, 1, true));
    Page page = ExplainPage.of(pair(LinkageMethod.PROBABILISTIC, true, null, links, 3, links));
    Network network = (Network) figure(page, "network").chart();
    assertThat(network).isNotNull();
    assertThat(network.nodes())
        .containsExactly(
            new NetworkNode("p0/r0", "p0"),
            new NetworkNode("p1/r1", "p1"),
            new NetworkNode("p2/r2", "p2"));
    assertThat(network.edges())
        .containsExactly(new NetworkEdge(0, 2, 7.25, true), new NetworkEdge(2, 1, 7.25, true));
    assertThat(figure(page, "chain").table().rows()).hasSize(2);
    assertThat(figure(page, "records").says()).isEqualTo("3 records of 3 providers.");
  }

  @Test
  void of_overruledLink_isMarked() {
    LinkExplanation link = link(0, 1, true);
    Page page =
        ExplainPage.of(pair(LinkageMethod.PROBABILISTIC, false, link, List.of(), 4, List.of(link)));
    Figure figure = figure(page, "network");
    Network network = (Network) figure.chart();
    assertThat(network).isNotNull();
    assertThat(network.edges()).containsExactly(new NetworkEdge(0, 1, 7.25, false));
    assertThat(network.nodes().get(3).group()).isEqualTo("person of p1/r1");
    assertThat(figure.says()).contains("1 of them overruled by the others");
  }

  @Test
  void of_strangers_saysThatNothingJoinsThem() {
    for (LinkageMethod method : LinkageMethod.values()) {
      Page page = ExplainPage.of(pair(method, false, null, List.of(), 2, List.of()));
      assertThat(page.sections()).hasSize(2);
      assertThat(page.title()).isEqualTo("Why two records are two persons");
    }
  }

  @Test
  void of_largePerson_drawsWhoIsNearest() {
    List<LinkExplanation> links = new ArrayList<>();
    for (int i = 1; i < 200; i++) {
      links.add(link(i - 1, i, true));
    }
    Figure figure =
        figure(
            ExplainPage.of(
                pair(LinkageMethod.PROBABILISTIC, true, links.get(0), List.of(), 200, links)),
            "network");
    Network network = (Network) figure.chart();
    assertThat(network).isNotNull();
    assertThat(network.nodes()).hasSize(60);
    assertThat(network.edges()).hasSize(59);
    assertThat(figure.table().rows()).hasSize(199);
    assertThat(figure.says()).contains("the 60 records nearest to the two are drawn");
  }
}
