package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.block.BlockingPlan;
import uk.linkage.match.Links;
import uk.linkage.match.MatchKeyReport;
import uk.linkage.match.ScoredKey;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;

/** How pairs were found: the blocking keys of a plan, or match keys. */
final class PlanSection {

  private PlanSection() {}

  /** The plan of a linkage, with the links of each key. */
  static Section of(ModelResult model, Links links) {
    long[] linksOf = new long[model.keys().size()];
    for (int link = 0; link < links.size(); link++) {
      linksOf[links.key(link)]++;
    }
    return of(model.plan(), model.keys(), model.census().pairs(), "", linksOf);
  }

  /**
   * A plan.
   *
   * @param allPairs how many pairs there are
   * @param name whose plan it is; empty if there is one
   * @param linksOf the links of each key, or null if they aren't shown
   */
  static Section of(
      BlockingPlan plan,
      List<ScoredKey> keys,
      long allPairs,
      String name,
      long @Nullable [] linksOf) {
    String prefix = name.isEmpty() ? "" : name.toLowerCase(Locale.ROOT).replace(' ', '-') + "-";
    Rows rows =
        new Rows("Blocking keys, in the order in which pairs belong to them")
            .text("blocking key")
            .number("predicted pairs", "pairs", "largest block");
    if (linksOf != null) {
      rows.number("links");
    }
    List<String> names = new ArrayList<>();
    List<@Nullable Double> predicted = new ArrayList<>();
    List<@Nullable Double> actual = new ArrayList<>();
    boolean asPredicted = true;
    for (int key = 0; key < keys.size(); key++) {
      ScoredKey of = keys.get(key);
      names.add(of.name());
      predicted.add(of.predictedPairs() > 0 ? (Double) (double) of.predictedPairs() : null);
      actual.add(of.pairs() > 0 ? (Double) (double) of.pairs() : null);
      asPredicted &= of.predictedPairs() == of.pairs();
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  Cell.of(of.name()),
                  Cell.of(of.predictedPairs()),
                  Cell.of(of.pairs()),
                  Cell.of((long) of.largestBlock())));
      if (linksOf != null) {
        cells.add(Cell.of(linksOf[key]));
      }
      rows.add(cells);
    }
    String says =
        keys.isEmpty()
            ? "No pair could be linked, so none was looked at."
            : Wording.count(keys.size(), "blocking key makes", "blocking keys make")
                + " "
                + Wording.count(plan.pairs(), "candidate pair", "candidate pairs")
                + " of "
                + Wording.count(allPairs, "pair", "pairs")
                + (asPredicted
                    ? ", as many as the census had predicted for each key"
                    : ", which is not what the census had predicted: please report it")
                + ". No pair that could be linked is lost.";
    return new Section(
        prefix + "plan",
        name.isEmpty() ? "How pairs were found" : "How pairs were found: " + name,
        "The model says which pairs could reach the threshold, even with the rarest of values; the"
            + " keys reach all of them.",
        List.of(
            new Figure(
                prefix + "blocking-keys",
                "Blocking keys",
                says,
                "",
                Wording.formula(
                    "predicted pairs = the census's pairs of all patterns that agree on the key and"
                        + " on no key before it",
                    4),
                keys.isEmpty()
                    ? null
                    : new Chart.Bars(
                        "blocking key",
                        "candidate pairs",
                        names,
                        List.of(
                            Chart.Series.of("predicted", predicted),
                            Chart.Series.of("made", actual)),
                        /* isStacked= */ false,
                        /* isLogarithmic= */ true),
                rows.table())));
  }

  /** The match keys of a deterministic method. */
  static Section ofMatchKeys(LinkageResult result) {
    Rows rows =
        new Rows("Match keys in order")
            .text("match key")
            .number("records admitted", "largest block", "links");
    List<String> names = new ArrayList<>();
    List<@Nullable Double> links = new ArrayList<>();
    for (MatchKeyReport key : result.keys()) {
      names.add(key.name());
      links.add((double) key.links());
      rows.add(
          Cell.of(key.name()),
          Cell.of(key.admitted()),
          Cell.of((long) key.largestBlock()),
          Cell.of(key.links()));
    }
    return new Section(
        "plan",
        "How pairs were found",
        "Two records that share a match key are linked; each pair counts for the first key that"
            + " joins it.",
        List.of(
            new Figure(
                "match-keys",
                "Match keys",
                Wording.count(result.keys().size(), "match key has", "match keys have")
                    + " made "
                    + Wording.count(result.links().size(), "link", "links")
                    + ". What they miss is not known.",
                "The probabilistic method finds its own keys, and says what it expects to miss.",
                null,
                names.isEmpty()
                    ? null
                    : new Chart.Bars(
                        "match key",
                        "links",
                        names,
                        List.of(Chart.Series.of("links", links)),
                        /* isStacked= */ false,
                        /* isLogarithmic= */ false),
                rows.table())));
  }
}
