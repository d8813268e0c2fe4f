package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import uk.linkage.LinkageMethod;
import uk.linkage.duckdb.explain.LinkExplanation;
import uk.linkage.duckdb.explain.LinkExplanation.Agreement;
import uk.linkage.duckdb.explain.LinkExplanation.Weighing;
import uk.linkage.duckdb.explain.PairExplanation;
import uk.linkage.duckdb.explain.RecordName;

/** Why two records are one person, or two. */
public final class ExplainReport {

  /** Less than this is an artefact of adding up. */
  private static final double NOTHING = 0.005;

  private ExplainReport() {}

  /**
   * Prints the report for people.
   *
   * @param pair the explanation
   * @param out where to
   */
  public static void print(PairExplanation pair, PrintWriter out) {
    String two = name(pair.first()) + " and " + name(pair.second());
    LinkExplanation link = pair.link();
    out.println(two + (pair.onePerson() ? " are one person." : " are two persons."));
    if (link != null) {
      out.println(
          pair.onePerson()
              ? "A link joins them."
              : "A link joins them, but with the records that other links join to each of them they"
                  + " can't be one person, or are less likely one than two.");
      out.println();
      printLink(link, pair.threshold(), out);
    } else {
      out.println(noLink(pair));
    }
    if (!pair.chain().isEmpty()) {
      out.println();
      printChain(pair, out);
    }
    out.flush();
  }

  private static String noLink(PairExplanation pair) {
    return pair.method() == LinkageMethod.PROBABILISTIC
        ? String.format(
            Locale.ROOT,
            "No link joins them directly: alone they are below the threshold of %s, or in no"
                + " candidate pair.",
            pair.threshold())
        : "No link joins them directly: they share no match key of '"
            + pair.method().label()
            + "'.";
  }

  private static void printLink(LinkExplanation link, double threshold, PrintWriter out) {
    Weighing weighing = link.weighing();
    TextTable table = new TextTable();
    if (weighing == null) {
      out.println("How far they agree");
      for (Agreement agreement : link.agreements()) {
        table.row(agreement.comparison(), agreement.level());
      }
      table.row("match key", link.key());
      table.print(out);
      return;
    }
    out.println("What speaks for it (+) and against it (-), in bits: each doubles the odds");
    for (Agreement agreement : link.agreements()) {
      table.row(agreement.comparison() + ": " + agreement.level(), bits(agreement.weight()));
    }
    if (Math.abs(weighing.together()) >= NOTHING) {
      table.rowWithRemark(
          weighing.together() < 0
              ? "strangers who agree on one often agree on another"
              : "strangers seldom show these together",
          "together",
          bits(weighing.together()));
    }
    table
        .rowWithRemark(
            weighing.values() < 0 ? "what they share is common" : "what they share is rare",
            "values",
            bits(weighing.values()))
        .rowWithRemark("the sum", "match weight", bits(weighing.matchWeight()))
        .rowWithRemark("how rare matches are before comparing", "prior", bits(weighing.prior()))
        .rowWithRemark("the sum of both", "log2 odds", bits(weighing.logOdds()))
        .rowWithRemark("the threshold is " + threshold, "match probability", probability(weighing))
        .print(out);
    out.println();
    out.println("Found by the blocking key '" + Printable.of(link.key()) + "'.");
  }

  private static void printChain(PairExplanation pair, PrintWriter out) {
    out.println("The links that join them through other records");
    TextTable table = new TextTable();
    if (pair.method() == LinkageMethod.PROBABILISTIC) {
      table.row("", "match weight", "match probability");
    }
    for (LinkExplanation link : pair.chain()) {
      String two = name(link.from()) + " - " + name(link.to());
      Weighing weighing = link.weighing();
      if (weighing == null) {
        table.rowWithRemark("by '" + Printable.of(link.key()) + "'", two);
      } else {
        table.row(two, bits(weighing.matchWeight()), probability(weighing));
      }
    }
    table.print(out);
  }

  private static String name(RecordName record) {
    return Printable.of(record.toString());
  }

  private static String bits(double bits) {
    return String.format(Locale.ROOT, "%+.2f", bits);
  }

  private static String probability(Weighing weighing) {
    return String.format(Locale.ROOT, "%.6f", weighing.probability());
  }

  /**
   * Prints the report for programs.
   *
   * @param pair the explanation
   * @param out where to
   */
  public static void printJson(PairExplanation pair, PrintWriter out) {
    ObjectNode root = Json.object();
    root.put("method", pair.method().label());
    record(root.putObject("first"), pair.first());
    record(root.putObject("second"), pair.second());
    root.put("one_person", pair.onePerson());
    if (pair.method() == LinkageMethod.PROBABILISTIC) {
      root.put("threshold", pair.threshold());
    }
    LinkExplanation direct = pair.link();
    if (direct == null) {
      root.putNull("link");
    } else {
      link(root.putObject("link"), direct);
    }
    ArrayNode chain = root.putArray("chain");
    pair.chain().forEach(link -> link(chain.addObject(), link));
    out.println(Json.text(root));
    out.flush();
  }

  private static void record(ObjectNode node, RecordName record) {
    node.put("provider", record.provider()).put("record_id", record.recordId());
  }

  private static void link(ObjectNode node, LinkExplanation link) {
    record(node.putObject("from"), link.from());
    record(node.putObject("to"), link.to());
    node.put("match_key", link.key());
    Weighing weighing = link.weighing();
    ArrayNode agreements = node.putArray("comparisons");
    for (Agreement agreement : link.agreements()) {
      ObjectNode of = agreements.addObject();
      of.put("comparison", agreement.comparison()).put("level", agreement.level());
      if (weighing != null) {
        of.put("weight", agreement.weight());
      }
    }
    if (weighing != null) {
      node.put("together", weighing.together())
          .put("value_weight", weighing.values())
          .put("match_weight", weighing.matchWeight())
          .put("prior", weighing.prior())
          .put("log2_odds", weighing.logOdds())
          .put("match_probability", weighing.probability());
    }
  }
}
