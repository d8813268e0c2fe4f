package uk.linkage.duckdb.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.explain.LinkExplanation.Agreement;
import uk.linkage.duckdb.explain.LinkExplanation.Weighing;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.model.LinkageModel;
import uk.linkage.schema.AgreementLattice;

/** Takes the weight of a link apart. */
final class LinkWeigher {

  private static final double LN_2 = Math.log(2);

  /** Two numbers of the file are rounded to a thousandth. */
  private static final double ROUNDING = 0.002;

  private final ResultFolder folder;
  private final @Nullable LinkageModel model;
  private final AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);

  LinkWeigher(ResultFolder folder, @Nullable ModelFile file) {
    this.folder = folder;
    this.model = file == null ? null : file.model();
  }

  LinkExplanation explain(ResultTables.Row row) {
    List<Agreement> agreements = new ArrayList<>();
    int pattern = 0;
    double sum = 0;
    for (int k = 0; k < lattice.comparisonCount(); k++) {
      int cell = lattice.cellNamed(k, row.levels().get(k));
      if (cell < 0) {
        throw ResultFolder.changed(folder.links());
      }
      pattern += lattice.stride(k) * cell;
      double weight = model == null ? 0 : model.cellWeight(k, cell);
      sum += weight;
      agreements.add(
          new Agreement(lattice.schema().comparisons().get(k).name(), row.levels().get(k), weight));
    }
    Weighing weighing = model == null ? null : weigh(model, row, pattern, sum);
    return new LinkExplanation(row.from(), row.to(), agreements, weighing, row.key());
  }

  private Weighing weigh(LinkageModel by, ResultTables.Row row, int pattern, double ofAgreements) {
    Double weight = row.weight();
    Double values = row.valueWeight();
    Double probability = row.probability();
    if (weight == null
        || values == null
        || probability == null
        || !(Math.abs(by.weight(pattern) + values - weight) < ROUNDING)) {
      throw ResultFolder.changed(folder.links());
    }
    double prior = by.prior().logOdds(pattern) / LN_2;
    return new Weighing(
        by.weight(pattern) - ofAgreements, values, weight, prior, prior + weight, probability);
  }

  /** How strong a link is, to be compared with others: by its odds, or by its key's place. */
  double strength(LinkExplanation link) {
    Weighing weighing = link.weighing();
    if (weighing != null) {
      return weighing.logOdds();
    }
    int place = folder.matchKeys().indexOf(link.key());
    if (place < 0) {
      throw ResultFolder.changed(folder.links());
    }
    return -place;
  }
}
