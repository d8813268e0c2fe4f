package uk.linkage.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.report.page.DataTable.Column;

/** A page with every kind of block and chart, as a reader would meet it. */
final class SamplePage {

  private SamplePage() {}

  static Page page() {
    return new Page(
        "Individuals in contact with services, North West, 2024/25",
        "IMS and NDTMS matched on 22 November 2026: 48,213 records of 31 providers in nine local"
            + " authorities.",
        "Exact figures, not for publication.",
        List.of(
            new Section(
                "people",
                "How many people",
                "Each person is counted once, whichever services saw them.",
                List.of(headline(), bars(), lines())),
            new Section(
                "quality",
                "How far the links can be trusted",
                "The model says what to expect of its own links.",
                List.of(threshold(), histogram(), waterfall())),
            new Section(
                "between",
                "Between services",
                "Who is seen by more than one service, and who moves.",
                List.of(overlap(), flow(), cluster())),
            new Section(
                "notes",
                "Notes",
                "",
                List.of(
                    Words.of(
                        "Records without consent take no part in anything on this page.",
                        "An interval of 95 % holds the true number in 19 of 20 cases."),
                    counted()))));
  }

  private static Headline headline() {
    return new Headline(
        List.of(
            new Headline.Tile(
                "Individuals in contact with any level of treatment",
                "31,482",
                "95 % interval 31,290 to 31,655",
                "About 31,500 different people were seen by services of either system.",
                "two-list estimate with chance agreement"),
            new Headline.Tile("IMS only", "12,907", "12,760 to 13,041", "Seen by IMS alone.", null),
            new Headline.Tile("NDTMS only", "14,120", "13,990 to 14,260", "By NDTMS alone.", null),
            new Headline.Tile("Both", "4,455", "4,380 to 4,531", "Seen by both systems.", null)));
  }

  private static Figure bars() {
    List<String> authorities =
        List.of(
            "Liverpool",
            "Wirral",
            "Sefton",
            "Cheshire West and Chester",
            "Knowsley",
            "St. Helens",
            "Halton",
            "Warrington",
            "Cheshire East");
    List<@Nullable Double> counts = of(9120, 5230, 4410, 3820, 2790, 2310, 1740, 1182, null);
    List<@Nullable Double> low = of(9010, 5140, 4330, 3745, 2725, 2250, 1690, 1140, null);
    List<@Nullable Double> high = of(9228, 5322, 4489, 3893, 2856, 2371, 1789, 1223, null);
    Chart chart =
        new Chart.Bars(
            "local authority",
            "individuals",
            authorities,
            List.of(new Chart.Series("individuals", counts, low, high)),
            false,
            false);
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < authorities.size(); i++) {
      rows.add(
          List.of(
              Cell.of(authorities.get(i)),
              count(counts.get(i)),
              count(low.get(i)),
              count(high.get(i))));
    }
    return new Figure(
        "by-authority",
        "Liverpool has three of ten individuals",
        "9,120 of 31,482 individuals live in Liverpool, and 1,182 in Warrington.",
        "Quote the interval wherever the number is quoted.",
        "estimate = naive persons + missed links − chance links; interval by the sum of variances",
        chart,
        new DataTable(
            "Individuals by local authority",
            List.of(
                Column.text("Local authority"),
                Column.number("Individuals"),
                Column.number("Low"),
                Column.number("High")),
            rows));
  }

  private static Figure lines() {
    List<Double> months = doubles(IntStream.rangeClosed(1, 24).mapToDouble(i -> i));
    List<@Nullable Double> ims =
        nullable(IntStream.rangeClosed(1, 24).mapToDouble(i -> 900 + 20 * i + 90 * Math.sin(i)));
    List<@Nullable Double> ndtms =
        nullable(IntStream.rangeClosed(1, 24).mapToDouble(i -> 1500 - 8 * i + 60 * Math.cos(i)));
    List<@Nullable Double> low = ims.stream().map(v -> v == null ? null : v - 60).toList();
    List<@Nullable Double> high = ims.stream().map(v -> v == null ? null : v + 60).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      rows.add(List.of(Cell.of(i + 1), count(ims.get(i)), count(ndtms.get(i))));
    }
    return new Figure(
        "by-month",
        "More people come to IMS services each month",
        "IMS services saw about 920 people in the first month and 1,380 in the last.",
        "",
        null,
        new Chart.Lines(
            "months since April 2023",
            "individuals in the month",
            months,
            List.of(new Chart.Series("IMS", ims, low, high), Chart.Series.of("NDTMS", ndtms)),
            false,
            13.0,
            "second year"),
        new DataTable(
            "Individuals by month",
            List.of(Column.number("Month"), Column.number("IMS"), Column.number("NDTMS")),
            rows));
  }

  private static Figure threshold() {
    int places = 61;
    List<Double> at = doubles(IntStream.range(0, places).mapToDouble(i -> -5 + 0.25 * i));
    List<Double> probabilities = at.stream().map(w -> 1 / (1 + Math.pow(2, -w))).toList();
    List<Double> links =
        at.stream().map(w -> 16000 - 180 * (w + 5) - 4 * (w + 5) * (w + 5)).toList();
    List<Double> wrong = at.stream().map(w -> 700 * Math.pow(2, -(w + 5) / 2.5)).toList();
    List<Double> missed = at.stream().map(w -> 90 + 8 * (w + 5) + 3 * (w + 5) * (w + 5)).toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < places; i += 4) {
      rows.add(
          List.of(
              Cell.of(at.get(i), 2),
              Cell.percent(probabilities.get(i), 1),
              Cell.of(Math.round(links.get(i))),
              Cell.of(wrong.get(i), 1),
              Cell.of(missed.get(i), 1)));
    }
    return new Figure(
        "threshold",
        "A higher threshold trades false links for missed ones",
        "At the threshold of this run 175 links are expected to be false and 205 matches missed.",
        "Leave it unless one error costs you more than the other.",
        "expected false = sum of 1 − p over links; expected missed = sum of p over the rest",
        new Chart.ThresholdCost(at, probabilities, links, wrong, missed, 20),
        new DataTable(
            "Links and errors by threshold",
            List.of(
                Column.number("Match weight"),
                Column.number("Match probability"),
                Column.number("Links"),
                Column.number("Expected false"),
                Column.number("Expected missed")),
            rows));
  }

  private static Figure histogram() {
    List<String> bins = IntStream.range(-20, 30).mapToObj(String::valueOf).toList();
    List<@Nullable Double> strangers =
        nullable(
            IntStream.range(-20, 30)
                .mapToDouble(i -> 1e7 * Math.exp(-Math.pow(i + 14, 2) / 40.0) + 1));
    List<@Nullable Double> same =
        nullable(
            IntStream.range(-20, 30)
                .mapToDouble(i -> 4e3 * Math.exp(-Math.pow(i - 19, 2) / 50.0) + 1));
    return new Figure(
        "weights",
        "Matches and strangers stand apart",
        "Few pairs lie between −2 and 6 bits.",
        "",
        null,
        new Chart.Bars(
            "match weight, in bits",
            "pairs",
            bins,
            List.of(Chart.Series.of("strangers", strangers), Chart.Series.of("same person", same)),
            false,
            true),
        new DataTable(
            "Pairs by match weight",
            List.of(
                Column.number("Weight"), Column.number("Strangers"), Column.number("Same person")),
            IntStream.range(0, 50)
                .mapToObj(
                    i -> List.of(Cell.of(i - 20), count(strangers.get(i)), count(same.get(i))))
                .toList()));
  }

  private static Figure waterfall() {
    List<Chart.WaterfallStep> steps =
        List.of(
            new Chart.WaterfallStep("start", "any two records", -18.4),
            new Chart.WaterfallStep("initials", "both agree", 8.6),
            new Chart.WaterfallStep("date of birth", "day and month swapped", 9.3),
            new Chart.WaterfallStep("sex", "agrees", 0.9),
            new Chart.WaterfallStep("postcode", "agrees to the sector (known to sector)", 7.2),
            new Chart.WaterfallStep("values", "a common value", -1.1));
    return new Figure(
        "why",
        "Why these two records are one person",
        "The weight is 6.5 bits; a link needs 0.",
        "",
        null,
        new Chart.Waterfall("match weight, in bits", steps, 6.5, 0),
        new DataTable(
            "Match weight by step",
            List.of(Column.text("Step"), Column.text("Level"), Column.number("Weight")),
            steps.stream()
                .map(s -> List.of(Cell.of(s.name()), Cell.of(s.level()), Cell.of(s.weight(), 1)))
                .toList()));
  }

  private static Figure overlap() {
    List<String> providers =
        List.of("Addaction Liverpool", "Boots, Bold Street", "Change Grow Live", "Via Wirral");
    List<List<@Nullable Double>> shares =
        List.of(
            of(1, 0.21, 0.08, 0.02),
            of(0.34, 1, 0.11, 0.03),
            of(0.07, 0.06, 1, null),
            of(0.03, 0.02, 0.19, 1));
    return new Figure(
        "overlap",
        "A third of one pharmacy's clients are seen by one service",
        "34 % of the clients of Boots, Bold Street, are also at Addaction Liverpool.",
        "",
        null,
        new Chart.Matrix("provider", "also seen by", providers, providers, shares, "share"),
        new DataTable(
            "Shares of clients",
            List.of(
                Column.text("Provider"),
                Column.number("Addaction Liverpool"),
                Column.number("Boots, Bold Street"),
                Column.number("Change Grow Live"),
                Column.number("Via Wirral")),
            IntStream.range(0, 4)
                .mapToObj(
                    i -> {
                      List<Cell> row = new ArrayList<>(List.of(Cell.of(providers.get(i))));
                      for (Double share : shares.get(i)) {
                        row.add(share == null ? Cell.withheld() : Cell.percent(share, 0));
                      }
                      return row;
                    })
                .toList()));
  }

  private static Figure flow() {
    List<Chart.FlowNode> nodes =
        List.of(
            new Chart.FlowNode("needle exchange", 0),
            new Chart.FlowNode("pharmacy", 0),
            new Chart.FlowNode("structured treatment", 0),
            new Chart.FlowNode("needle exchange", 1),
            new Chart.FlowNode("structured treatment", 1),
            new Chart.FlowNode("no further contact", 1),
            new Chart.FlowNode("structured treatment", 2),
            new Chart.FlowNode("no further contact", 2));
    List<Chart.FlowEdge> edges =
        List.of(
            new Chart.FlowEdge(0, 3, 210),
            new Chart.FlowEdge(0, 4, 320),
            new Chart.FlowEdge(0, 5, 140),
            new Chart.FlowEdge(1, 3, 85),
            new Chart.FlowEdge(1, 4, 160),
            new Chart.FlowEdge(2, 4, 410),
            new Chart.FlowEdge(2, 5, 190),
            new Chart.FlowEdge(3, 6, 120),
            new Chart.FlowEdge(3, 7, 175),
            new Chart.FlowEdge(4, 6, 530));
    return new Figure(
        "journeys",
        "Half of those at a needle exchange go on to treatment",
        "320 of 670 went from a needle exchange straight to structured treatment.",
        "",
        null,
        new Chart.Flow("persons", nodes, edges),
        new DataTable(
            "Persons by move",
            List.of(Column.text("From"), Column.text("To"), Column.number("Persons")),
            edges.stream()
                .map(
                    e ->
                        List.of(
                            Cell.of(nodes.get(e.from()).name()),
                            Cell.of(nodes.get(e.to()).name()),
                            Cell.of(Math.round(e.value()))))
                .toList()));
  }

  private static Figure cluster() {
    List<Chart.NetworkNode> nodes =
        List.of(
            new Chart.NetworkNode("A", "Addaction Liverpool"),
            new Chart.NetworkNode("B", "Addaction Liverpool"),
            new Chart.NetworkNode("C", "Boots, Bold Street"),
            new Chart.NetworkNode("D", "Via Wirral"),
            new Chart.NetworkNode("E", "Via Wirral"));
    List<Chart.NetworkEdge> edges =
        List.of(
            new Chart.NetworkEdge(0, 1, 14.2, true),
            new Chart.NetworkEdge(0, 2, 9.1, true),
            new Chart.NetworkEdge(1, 2, 8.4, true),
            new Chart.NetworkEdge(2, 3, 3.3, true),
            new Chart.NetworkEdge(3, 4, 12.8, true),
            new Chart.NetworkEdge(0, 4, -4.6, false));
    return new Figure(
        "cluster",
        "A person of five records, held together by one weak link",
        "Without the link of C and D, at 3.3 bits, these would be two persons.",
        "Look at C and D with explain.",
        null,
        new Chart.Network(nodes, edges),
        new DataTable(
            "Pairs of the cluster",
            List.of(Column.text("Pair"), Column.number("Match weight"), Column.text("Linked")),
            edges.stream()
                .map(
                    e ->
                        List.of(
                            Cell.of(nodes.get(e.from()).name() + nodes.get(e.to()).name()),
                            Cell.of(e.weight(), 1),
                            Cell.of(e.isLink() ? "yes" : "no")))
                .toList()));
  }

  private static Figure counted() {
    return new Figure(
        "screened",
        "Records that took no part",
        "1,204 records were set aside before anything else.",
        "",
        null,
        null,
        new DataTable(
            "Records by reason",
            List.of(Column.text("Reason"), Column.number("Records")),
            List.of(
                List.of(Cell.of("no consent"), Cell.of(1012)),
                List.of(Cell.of("consent unknown"), Cell.of(188)),
                List.of(Cell.of("dummy attributor"), Cell.withheld()),
                List.of(Cell.of("=SUM(A1:A9)"), Cell.of(4)))));
  }

  private static Cell count(@Nullable Double number) {
    return number == null ? Cell.withheld() : Cell.of(Math.round(number));
  }

  private static List<@Nullable Double> of(@Nullable Number... numbers) {
    return Arrays.stream(numbers).map(n -> n == null ? null : n.doubleValue()).toList();
  }

  private static List<Double> doubles(java.util.stream.DoubleStream numbers) {
    return numbers.boxed().toList();
  }

  private static List<@Nullable Double> nullable(java.util.stream.DoubleStream numbers) {
    return new ArrayList<>(numbers.boxed().toList());
  }
}
