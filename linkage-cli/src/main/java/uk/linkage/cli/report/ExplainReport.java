package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
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
  public static void print(PairExplanation pair, Terminal out) {
    String two = name(pair.first()) + " and " + name(pair.second());
    LinkExplanation link = pair.link();
    out.heading(two + (pair.onePerson() ? " are one person." : " are two persons."));
    if (link != null) {
      out.line(
          pair.onePerson()
              ? "A link joins them."
              : "A link joins them, but with the records that other links join to each of them they"
                  + " can't be one person, or are less likely one than two.");
      out.blank();
      printLink(link, pair.threshold(), out);
    } else {
      out.line(noLink(pair));
    }
    if (!pair.chain().isEmpty()) {
      out.blank();
      printChain(pair, out);
    }
    out.flush();
  }

  /**
   * Says where the page is.
   *
   * @param page the file
   * @param out where to
   */
  public static void printPage(Path page, Terminal out) {
    out.blank();
    out.place("Open in a browser: " + page);
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

  private static void printLink(LinkExplanation link, double threshold, Terminal out) {
    Weighing weighing = link.weighing();
    TextTable table = new TextTable();
    if (weighing == null) {
      out.heading("How far they agree");
      for (Agreement agreement : link.agreements()) {
        table.row(agreement.comparison(), agreement.level());
      }
      table.row("match key", link.key());
      table.print(out);
      return;
    }
    out.heading("What speaks for it (+) and against it (-), in bits: each doubles the odds");
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
        .strongRow("the threshold is " + threshold, "match probability", probability(weighing))
        .print(out);
    out.blank();
    out.line("Found by the blocking key '" + Printable.of(link.key()) + "'.");
  }

  private static void printChain(PairExplanation pair, Terminal out) {
    out.heading("The links that join them through other records");
    TextTable table = new TextTable().uncut();
    if (pair.method() == LinkageMethod.PROBABILISTIC) {
      table.heading("", "match weight", "match probability");
    }
    table.row(name(pair.first()));
    for (LinkExplanation link : pair.chain()) {
      Weighing weighing = link.weighing();
      if (weighing == null) {
        table.rowWithRemark("by '" + link.key() + "'", name(link.to()));
      } else {
        table.row(name(link.to()), bits(weighing.matchWeight()), probability(weighing));
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
  public static void printJson(PairExplanation pair, Terminal out) {
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
    out.json(Json.text(root));
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
