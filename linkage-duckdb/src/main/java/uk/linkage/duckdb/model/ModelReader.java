package uk.linkage.duckdb.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.MatchPrior;
import uk.linkage.model.ModelKind;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Comparison;

/** Makes a model of what {@link ModelParameters} wrote of it. */
final class ModelReader {

  /** What rounding leaves of 1 when some hundred chances are added up. */
  private static final double ROUNDING = 1e-6;

  private final AgreementLattice lattice;
  private final JsonPart model;

  ModelReader(AgreementLattice lattice, JsonPart model) {
    this.lattice = lattice;
    this.model = model;
  }

  LinkageModel read() {
    requireVersion();
    int comparisons = lattice.comparisonCount();
    boolean[] silent = new boolean[comparisons];
    double[][] m = new double[comparisons][];
    double[][] u = new double[comparisons][];
    JsonPart list = model.part("comparisons");
    List<JsonPart> items = list.items();
    if (items.size() != comparisons) {
      throw list.refused("must have " + comparisons + " comparisons, got " + items.size());
    }
    for (int k = 0; k < comparisons; k++) {
      JsonPart comparison = items.get(k);
      requireName(comparison, lattice.schema().comparisons().get(k).name());
      silent[k] = comparison.flag("silent");
      m[k] = chances(comparison.part("levels"), k, "m");
      u[k] = chances(comparison.part("levels"), k, "u");
    }
    try {
      MatchPrior prior = prior();
      if (kind() == ModelKind.INDEPENDENT && model.has("non_match_chances")) {
        throw model.refused("must have no non_match_chances if its kind is independent, got some");
      }
      return kind() == ModelKind.INDEPENDENT
          ? LinkageModel.independent(lattice, silent, prior, m, u)
          : LinkageModel.withInteractions(lattice, silent, prior, m, table());
    } catch (IllegalArgumentException e) {
      throw model.refused("must fit together: " + e.getMessage());
    }
  }

  private void requireVersion() {
    double version = model.number("method_version");
    if (version != LinkageModel.VERSION) {
      throw model.refused(
          String.format(
              Locale.ROOT,
              "must be of method version %d, got %.0f: linkage weighs otherwise today; fit it"
                  + " again",
              LinkageModel.VERSION,
              version));
    }
  }

  private ModelKind kind() {
    String name = model.text("kind");
    return Arrays.stream(ModelKind.values())
        .filter(kind -> ModelNames.kind(kind).equals(name))
        .findFirst()
        .orElseThrow(() -> model.refused("must be independent or interactions, got another kind"));
  }

  private static void requireName(JsonPart part, String name) {
    if (!part.text("name").equals(name)) {
      throw part.refused("must be '" + name + "', got another name");
    }
  }

  private double[] chances(JsonPart levels, int comparison, String of) {
    Comparison names = lattice.schema().comparisons().get(comparison);
    List<JsonPart> items = levels.items();
    if (items.size() != names.levels().size() + 1) {
      throw levels.refused(
          "must have " + (names.levels().size() + 1) + " levels, got " + items.size());
    }
    double[] chances = new double[items.size()];
    for (int level = 0; level < chances.length; level++) {
      requireName(items.get(level), names.answerName(level));
      chances[level] = items.get(level).chance(of);
    }
    requireWhole(levels, of, chances);
    return chances;
  }

  private static void requireWhole(JsonPart part, String of, double[] chances) {
    double sum = 0;
    for (double chance : chances) {
      sum += chance;
    }
    if (Math.abs(sum - 1) > ROUNDING) {
      throw part.refused("must have chances " + of + " that add up to 1, got " + sum);
    }
  }

  private double[] table() {
    JsonPart part = model.part("non_match_chances");
    List<JsonPart> items = part.items();
    int entries = 1;
    for (Comparison comparison : lattice.schema().comparisons()) {
      entries *= comparison.levels().size() + 1;
    }
    if (items.size() != entries) {
      throw part.refused("must have " + entries + " chances, got " + items.size());
    }
    double[] table = items.stream().mapToDouble(JsonPart::chance).toArray();
    requireWhole(part, "of strangers", table);
    return table;
  }

  private MatchPrior prior() {
    JsonPart prior = model.part("prior");
    JsonPart terms = prior.part("terms");
    double[][] ofCell = new double[lattice.comparisonCount()][];
    for (int k = 0; k < ofCell.length; k++) {
      JsonPart ofComparison = terms.part(lattice.schema().comparisons().get(k).name());
      ofCell[k] = new double[lattice.cells(k).size()];
      if (ofComparison.size() != ofCell[k].length) {
        throw ofComparison.refused(
            "must have " + ofCell[k].length + " terms, got " + ofComparison.size());
      }
      for (int cell = 0; cell < ofCell[k].length; cell++) {
        ofCell[k][cell] = ofComparison.number(lattice.cellName(k, cell));
      }
    }
    return MatchPrior.byKnowledge(
        lattice, prior.number("share_of_matches"), prior.number("log_odds"), ofCell);
  }
}
