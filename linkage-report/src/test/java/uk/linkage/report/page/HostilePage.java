package uk.linkage.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.report.page.DataTable.Column;

/** A page whose every text is one that does harm where texts are taken for more than texts. */
final class HostilePage {

  static final List<String> TEXTS =
      List.of(
          "</script><script>window.harmed = 1</script>",
          "<img src=x onerror=\"window.harmed = 2\">",
          "=cmd|' /C calc'!A0",
          "@SUM(1+1)*cmd",
          "+1-2",
          "${7*7} #{7*7} {{7*7}} {level|x} {b} {marker|y}",
          "right to left \u202Egnp.exe\u202C and \u2067isolated",
          "שלום عليكم",
          "controls \u0000 \u0007 \u001b[31m \u0085 \u2028 end",
          "half \uD83D surrogate \uDE00 and a whole one 😀",
          "x".repeat(10_000),
          "many words ".repeat(1_000),
          "\"' onmouseover='window.harmed = 3' x=\"",
          "javascript:window.harmed=4",
          "");

  private HostilePage() {}

  static Page page() {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      Headline headline =
          new Headline(
              List.of(
                  new Headline.Tile(text, text, text, text, text),
                  new Headline.Tile("beside", "7", null, "A neighbour.", null)));
      List<Block> blocks = new ArrayList<>(List.of(headline, Words.of(text)));
      // One chart a section: every kind meets several texts, and each of them all texts as names.
      blocks.add(figure(text, chart(i, text)));
      sections.add(new Section(text, text, text, blocks));
    }
    return new Page(TEXTS.get(0) + TEXTS.get(10), TEXTS.get(6), TEXTS.get(1), sections);
  }

  private static Figure figure(String text, @Nullable Chart chart) {
    List<String> names = chart instanceof Chart.Bars ? TEXTS : List.of(text, "beside");
    DataTable table =
        new DataTable(
            text,
            List.of(new Column(text, false), new Column(text, true), new Column(text, false)),
            names.stream()
                .map(name -> List.of(Cell.of(name), Cell.of(name.length()), Cell.of(text)))
                .toList());
    return new Figure(text, text, text, text, text, chart, table);
  }

  private static Chart chart(int i, String text) {
    List<@Nullable Double> values =
        new ArrayList<>(IntStream.range(0, TEXTS.size()).mapToObj(n -> (double) n * n).toList());
    List<Double> places = IntStream.range(0, TEXTS.size()).mapToObj(n -> (double) n).toList();
    List<Chart.Series> series =
        List.of(Chart.Series.of(text, values), new Chart.Series(text, values, values, values));
    return switch (i % 7) {
      case 0 -> new Chart.Bars(text, text, TEXTS, series, false, true);
      case 1 -> new Chart.Lines(text, text, places, series, false, 3.0, text);
      case 2 ->
          new Chart.Matrix(
              text, text, TEXTS, TEXTS, TEXTS.stream().map(n -> values).toList(), text);
      case 3 ->
          new Chart.Flow(
              text,
              IntStream.range(0, TEXTS.size())
                  .mapToObj(n -> new Chart.FlowNode(TEXTS.get(n), n / 5))
                  .toList(),
              IntStream.range(0, 5)
                  .boxed()
                  .flatMap(
                      n ->
                          List.of(
                              new Chart.FlowEdge(n, 5 + n, 3 + n),
                              new Chart.FlowEdge(5 + n, 10 + n, 2 + n))
                              .stream())
                  .toList());
      case 4 ->
          new Chart.Network(
              TEXTS.stream().map(name -> new Chart.NetworkNode(name, name)).toList(),
              IntStream.range(1, TEXTS.size())
                  .mapToObj(n -> new Chart.NetworkEdge(n - 1, n, n - 4, n % 3 != 0))
                  .toList());
      case 5 ->
          new Chart.Waterfall(
              text,
              TEXTS.stream().map(name -> new Chart.WaterfallStep(name, name, 1)).toList(),
              15,
              3);
      default -> new Chart.ThresholdCost(places, places, places, places, places, 4);
    };
  }
}
