package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import uk.linkage.cli.run.Demo;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Estimate;
import uk.linkage.evaluate.Accuracy;

/** What the demo shows, for programs. */
public final class DemoJson {

  private DemoJson() {}

  /**
   * Prints the figures.
   *
   * @param demo what was done
   * @param outcome what came of it
   * @param out where to
   */
  public static void print(Demo demo, Demo.Outcome outcome, Terminal out) {
    ObjectNode root = Json.object();
    root.putObject("region")
        .put("persons", demo.region().persons())
        .put("providers", demo.region().providers())
        .put("seed", demo.region().seed())
        .put("data", demo.folder().data().toString());
    ArrayNode methods = root.putArray("methods");
    for (Demo.MethodOutcome method : outcome.methods()) {
      Accuracy accuracy = method.evaluation().accuracy();
      methods
          .addObject()
          .put("method", method.method().label())
          .put("persons", accuracy.predictedPersons())
          .put("true_persons", accuracy.truePersons())
          .put("bias", accuracy.countBias())
          .put("precision", accuracy.precision())
          .put("recall", accuracy.recall())
          .put("f1", accuracy.f1())
          .put("result", demo.folder().result(method.method()).toString());
    }
    ObjectNode match = root.putObject("match");
    ContactTotals totals = outcome.match().result().totals();
    ArrayNode persons = match.putArray("persons");
    for (Group group : Group.values()) {
      Estimate estimated = totals.estimated(group);
      persons
          .addObject()
          .put("contact", group.label())
          .put("true", outcome.truth(group))
          .put("naive", totals.naive(group))
          .put("linked", totals.linked(group))
          .put("estimated", Math.round(estimated.value()))
          .put("low95", Math.round(estimated.low95()))
          .put("high95", Math.round(estimated.high95()));
    }
    match.put("result", demo.folder().match().toString());
    out.json(Json.text(root));
  }
}
