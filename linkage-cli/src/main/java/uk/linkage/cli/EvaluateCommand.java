package uk.linkage.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.report.EvaluationReport;
import uk.linkage.cli.report.Terminal;
import uk.linkage.cli.run.Evaluate;
import uk.linkage.duckdb.evaluate.Evaluation;

/** The command {@code evaluate}: how near the persons found come to the true ones. */
@Command(
    name = "evaluate",
    customSynopsis = "linkage evaluate --persons FILE --truth FILE [OPTIONS]",
    description = {
      "Compares the persons that a linkage found with the true ones.",
      "",
      "Three ways: pairs of records (precision, recall, F1), records (B-cubed), and the count of"
          + " persons (bias, splits, merges). Records are recognised by provider and record_id."
          + " Records that only one file has are counted and left out."
    },
    footer = {
      "  linkage evaluate --persons result/persons.csv --truth region/truth.csv",
      "  linkage evaluate --persons result/persons.csv --links result/links.csv \\",
      "      --truth region/truth.csv --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--persons",
      required = true,
      paramLabel = "FILE",
      description = "The persons found: provider, record_id, person_id.")
  private Path persons;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description = "The true persons: provider, record_id, person_id.")
  private Path truth;

  @Option(
      names = "--links",
      paramLabel = "FILE",
      description = "The links found, to tell of each key how many of its links are true.")
  private @Nullable Path links;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  @Mixin private MachineOptions machine;

  @Override
  public Integer call() {
    Evaluation evaluation = new Evaluate(persons, truth, links, machine.toMachine()).run();
    Terminal out = Colour.terminal(spec);
    if (json) {
      EvaluationReport.printJson(evaluation, out);
    } else {
      EvaluationReport.print(evaluation, out);
    }
    return ExitCode.DONE;
  }
}
