package uk.linkage.benchmarks.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import uk.linkage.benchmarks.accuracy.Figures;

/** The tables of coverage, in Markdown. */
final class CoverageTables {

  private CoverageTables() {}

  /** What became of the worlds of each configuration. */
  static String of(Map<String, List<WorldFigures>> byConfiguration) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Figures.line(
            "worlds",
            "of them",
            "persons",
            "true",
            "covered",
            "bias",
            "root mean square error",
            "half width",
            "rms z",
            "attributors, bias",
            "linked, bias",
            "nearer than `attributor`"));
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
    byConfiguration.forEach(
        (title, worlds) -> {
          for (WorldFigures.Count count : WorldFigures.Count.values()) {
            lines.add(line(title, count, worlds));
          }
        });
    return String.join("\n", lines) + "\n";
  }

  private static String line(String title, WorldFigures.Count count, List<WorldFigures> worlds) {
    List<CountFigures> figures =
        worlds.stream().map(world -> Objects.requireNonNull(world.counts().get(count))).toList();
    return Figures.line(
        title,
        Figures.count((long) worlds.size()),
        count.label,
        Figures.count(mean(figures, CountFigures::truth)),
        percent(mean(figures, figure -> figure.covered() ? 1 : 0)),
        Figures.off(mean(figures, figure -> figure.off(figure.estimated()))),
        size(root(figures, figure -> figure.off(figure.estimated()))),
        size(mean(figures, CountFigures::halfWidth)),
        String.format(Locale.ROOT, "%.2f", root(figures, CountFigures::deviations)),
        Figures.off(mean(figures, figure -> figure.off((double) figure.naive()))),
        Figures.off(mean(figures, figure -> figure.off((double) figure.linked()))),
        percent(mean(figures, figure -> figure.nearerThanByAttributor() ? 1 : 0)));
  }

  private static double mean(List<CountFigures> figures, ToDoubleFunction<CountFigures> figure) {
    return figures.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  private static double root(List<CountFigures> figures, ToDoubleFunction<CountFigures> figure) {
    return Math.sqrt(mean(figures, f -> figure.applyAsDouble(f) * figure.applyAsDouble(f)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String size(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
