package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.intake.Clients;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;
import uk.linkage.report.page.Chart.WaterfallStep;
import uk.linkage.schema.AgreementLattice;

/**
 * The evidence for a link, step by step.
 *
 * @param steps what each comparison adds, by its level
 * @param logOdds log2 of the odds that the pair is one person: their sum
 */
record WeighedPair(List<WaterfallStep> steps, double logOdds) {

  static WeighedPair of(Scorer scorer, Clients clients, Links links, int link) {
    long a = clients.records()[links.left(link)];
    long b = clients.records()[links.right(link)];
    int pattern = scorer.pattern(a, b);
    AgreementLattice lattice = scorer.model().lattice();
    List<WaterfallStep> steps = new ArrayList<>();
    double prior = scorer.priorLogOdds(pattern);
    steps.add(new WaterfallStep("prior", "before comparing", prior));
    double sum = 0;
    for (int k = 0; k < lattice.comparisonCount(); k++) {
      int cell = lattice.cellOf(pattern, k);
      double weight = scorer.model().cellWeight(k, cell);
      sum += weight;
      steps.add(
          new WaterfallStep(
              lattice.schema().comparisons().get(k).name(), lattice.cellName(k, cell), weight));
    }
    double together = scorer.model().weight(pattern) - sum;
    steps.add(
        new WaterfallStep(
            "together", "what levels say again that come together among strangers", together));
    steps.add(
        new WaterfallStep(
            "values", "how rare what they share is", scorer.valueWeight(pattern, a, b)));
    return new WeighedPair(steps, scorer.logOdds(pattern, a, b));
  }
}
