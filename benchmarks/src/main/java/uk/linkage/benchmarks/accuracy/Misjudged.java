package uk.linkage.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.linkage.ModelResult;
import uk.linkage.schema.AgreementLattice;

/**
 * How many true pairs agree in some way, and how many the model believes there are of that way.
 *
 * @param agreement what the pairs agree on
 * @param pairs how many pairs agree like this
 * @param estimated how many of them the model believes to be one person
 * @param real how many are
 */
record Misjudged(String agreement, long pairs, double estimated, long real) {

  /*
   * Patterns are several thousand; what is exact, near, different or missing is what a reader can
   * follow. The values of a pair add to its weight and are no part of this: they move which pairs
   * are links, and hardly how many are believed in.
   */

  private static final String[] WORDS = {"missing", "same", "near", "other"};

  /** All ways to agree, those first in which belief and truth are furthest apart. */
  static List<Misjudged> of(Trial trial) {
    ModelResult model = trial.model();
    AgreementLattice lattice = model.census().lattice();
    Map<String, long[]> pairs = new HashMap<>();
    Map<String, double[]> estimated = new HashMap<>();
    for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
      String agreement = agreement(lattice, pattern);
      long count = model.census().count(pattern);
      pairs.computeIfAbsent(agreement, a -> new long[2])[0] += count;
      estimated.computeIfAbsent(agreement, a -> new double[1])[0] +=
          count * model.scorer().model().probability(pattern);
    }
    countTrue(trial, lattice, pairs);
    List<Misjudged> all = new ArrayList<>();
    pairs.forEach(
        (agreement, counts) ->
            all.add(
                new Misjudged(
                    agreement,
                    counts[0],
                    estimated.getOrDefault(agreement, new double[1])[0],
                    counts[1])));
    all.sort(
        Comparator.<Misjudged>comparingDouble(m -> -Math.abs(m.estimated - m.real))
            .thenComparing(way -> way.agreement));
    return all;
  }

  private static void countTrue(Trial trial, AgreementLattice lattice, Map<String, long[]> pairs) {
    Map<Integer, List<Long>> persons = new HashMap<>();
    long[] records = trial.clients().records();
    for (int client = 0; client < records.length; client++) {
      persons.computeIfAbsent(trial.truth()[client], p -> new ArrayList<>()).add(records[client]);
    }
    for (List<Long> person : persons.values()) {
      for (int i = 0; i < person.size(); i++) {
        for (int j = i + 1; j < person.size(); j++) {
          int pattern = trial.model().scorer().pattern(person.get(i), person.get(j));
          pairs.computeIfAbsent(agreement(lattice, pattern), a -> new long[2])[1]++;
        }
      }
    }
  }

  private static String agreement(AgreementLattice lattice, int pattern) {
    StringBuilder text = new StringBuilder();
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      text.append(comparison == 0 ? "" : ", ")
          .append(lattice.schema().comparisons().get(comparison).name())
          .append(' ')
          .append(word(lattice, pattern, comparison));
    }
    return text.toString();
  }

  private static String word(AgreementLattice lattice, int pattern, int comparison) {
    AgreementLattice.Cell cell = lattice.cells(comparison).get(lattice.cellOf(pattern, comparison));
    int none = lattice.schema().comparisons().get(comparison).levels().size();
    if (cell.isMissing()) {
      return WORDS[0];
    }
    return cell.level() == 0 ? WORDS[1] : cell.level() < none ? WORDS[2] : WORDS[3];
  }
}
