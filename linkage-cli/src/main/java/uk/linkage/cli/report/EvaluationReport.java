package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import uk.linkage.LinkageMethod;
import uk.linkage.duckdb.evaluate.Evaluation;
import uk.linkage.duckdb.evaluate.KeyAccuracy;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.match.MatchKey;

/** How near the persons found come to the true ones. */
public final class EvaluationReport {

  private static final String BIAS_FORMULA = "(found - true) / true persons";
  private static final String SPLIT_FORMULA = "found - true = splits - merges";

  private EvaluationReport() {}

  /**
   * Prints the report for people.
   *
   * @param evaluation the comparison
   * @param out where to
   */
  public static void print(Evaluation evaluation, Terminal out) {
    Accuracy accuracy = evaluation.accuracy();
    out.heading(
        "Found "
            + Figures.count(accuracy.predictedPersons(), "person", "persons")
            + " where "
            + Figures.count(accuracy.truePersons())
            + (accuracy.truePersons() == 1 ? " is true (" : " are true (")
            + Figures.signedPercent(accuracy.countBias())
            + ")");
    out.blank();
    printRecords(evaluation, out);
    out.blank();
    out.heading("How many persons");
    new TextTable()
        .row("found", Figures.count(accuracy.predictedPersons()))
        .row("true", Figures.count(accuracy.truePersons()))
        .rowWithRemark("= " + BIAS_FORMULA, "bias", Figures.signedPercent(accuracy.countBias()))
        .rowWithRemark("counted too many", "splits", Figures.count(accuracy.splits()))
        .rowWithRemark("counted too few", "merges", Figures.count(accuracy.merges()))
        .print(out);
    out.remark("  " + SPLIT_FORMULA);
    out.blank();
    out.heading("How right the persons are");
    new TextTable()
        .heading("", "precision", "recall", "F1")
        .row(
            "pairs of records",
            Figures.share(accuracy.precision()),
            Figures.share(accuracy.recall()),
            Figures.share(accuracy.f1()))
        .row(
            "records (B-cubed)",
            Figures.share(accuracy.bcubedPrecision()),
            Figures.share(accuracy.bcubedRecall()),
            Figures.share(accuracy.bcubedF1()))
        .print(out);
    printKeys(evaluation, out);
    out.flush();
  }

  private static void printRecords(Evaluation evaluation, Terminal out) {
    out.line("Records compared: " + Figures.count(evaluation.accuracy().records()));
    if (evaluation.onlyInPersons() > 0) {
      out.line(
          "Not compared, because the truth doesn't have them: "
              + Figures.count(evaluation.onlyInPersons()));
    }
    if (evaluation.onlyInTruth() > 0) {
      out.line(
          "Not compared, because they have no person (rejected, or of another source): "
              + Figures.count(evaluation.onlyInTruth()));
    }
  }

  private static void printKeys(Evaluation evaluation, Terminal out) {
    if (!evaluation.keys().isEmpty()) {
      out.blank();
      out.heading("Links, by the key that found them");
      keyTable(evaluation).print(out);
    }
  }

  static TextTable keyTable(Evaluation evaluation) {
    TextTable table = new TextTable().heading("", "links", "true", "wrong", "% wrong");
    for (KeyAccuracy key : keysInOrder(evaluation)) {
      table.row(
          key.key(),
          Figures.count(key.links()),
          Figures.count(key.trueLinks()),
          Figures.count(key.wrongLinks()),
          Figures.percent(key.wrongLinks(), key.trueLinks() + key.wrongLinks()));
    }
    return table;
  }

  /** As the ladder has them, and after them what it doesn't know. */
  private static List<KeyAccuracy> keysInOrder(Evaluation evaluation) {
    List<String> ladder = LinkageMethod.LADDER.keys().keys().stream().map(MatchKey::name).toList();
    return evaluation.keys().stream()
        .sorted(
            Comparator.comparingInt(
                key -> ladder.contains(key.key()) ? ladder.indexOf(key.key()) : ladder.size()))
        .toList();
  }

  /**
   * Prints the report for programs.
   *
   * @param evaluation the comparison
   * @param out where to
   */
  public static void printJson(Evaluation evaluation, Terminal out) {
    Accuracy accuracy = evaluation.accuracy();
    ObjectNode root = Json.object();
    root.putObject("records")
        .put("compared", accuracy.records())
        .put("only_in_persons", evaluation.onlyInPersons())
        .put("only_in_truth", evaluation.onlyInTruth());
    root.putObject("persons")
        .put("found", accuracy.predictedPersons())
        .put("true", accuracy.truePersons())
        .put("bias", accuracy.countBias())
        .put("bias_formula", BIAS_FORMULA)
        .put("splits", accuracy.splits())
        .put("merges", accuracy.merges())
        .put("splits_and_merges_formula", SPLIT_FORMULA);
    root.putObject("pairs")
        .put("found", accuracy.predictedPairs())
        .put("true", accuracy.truePairs())
        .put("common", accuracy.commonPairs())
        .put("precision", accuracy.precision())
        .put("recall", accuracy.recall())
        .put("f1", accuracy.f1());
    root.putObject("bcubed")
        .put("precision", accuracy.bcubedPrecision())
        .put("recall", accuracy.bcubedRecall())
        .put("f1", accuracy.bcubedF1());
    ArrayNode keys = root.putArray("match_keys");
    for (KeyAccuracy key : keysInOrder(evaluation)) {
      keys.addObject()
          .put("match_key", key.key())
          .put("links", key.links())
          .put("true", key.trueLinks())
          .put("wrong", key.wrongLinks());
    }
    out.json(Json.text(root));
  }
}
