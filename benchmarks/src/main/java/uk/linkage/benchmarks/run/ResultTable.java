package uk.linkage.benchmarks.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results of a run as Markdown. */
final class ResultTable {

  private static final double MILLION = 1e6;

  private ResultTable() {}

  /** Everything that a reader needs to judge the run. */
  static String of(RunFacts facts, List<Measured> measured) {
    StringBuilder text = new StringBuilder("# Benchmarks, " + facts.date() + "\n\n");
    facts.lines().forEach((name, value) -> text.append("* ").append(name + ": " + value + "\n"));
    text.append(
        "\n| benchmark | parameters | ms an operation | counted | million a second | ± |"
            + " ns each | bytes an operation |\n"
            + "|---|---|---:|---|---:|---:|---:|---:|\n");
    for (Measured result : measured) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
              result.benchmark(),
              parameters(result),
              number(result.milliseconds()),
              result.things(),
              number(result.perSecond() / MILLION),
              Double.isNaN(result.error())
                  ? ""
                  : String.format(Locale.ROOT, "%.0f %%", 100 * result.error()),
              number(result.nanosEach()),
              Double.isNaN(result.bytes())
                  ? ""
                  : String.format(Locale.ROOT, "%,.0f", result.bytes())));
    }
    String limits = new Limits(measured).table();
    if (!limits.isEmpty()) {
      text.append("\n## Against the machine\n\n").append(limits);
    }
    return text.toString();
  }

  static String parameters(Measured result) {
    return result.parameters().entrySet().stream()
        .map(parameter -> parameter.getKey() + '=' + parameter.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Three figures. */
  private static String number(double value) {
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 5;
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
