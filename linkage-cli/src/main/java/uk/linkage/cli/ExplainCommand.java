package uk.linkage.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.PageOptions;
import uk.linkage.cli.report.ExplainReport;
import uk.linkage.cli.report.Terminal;
import uk.linkage.cli.run.Explain;
import uk.linkage.duckdb.explain.PairExplanation;

/** The command {@code explain}: why two records are one person, or two. */
@Command(
    name = "explain",
    customSynopsis = "linkage explain DIR RECORD RECORD [OPTIONS]",
    description = {
      "Says why two records are one person, or why a link between them was overruled.",
      "",
      "Reads a result of dedupe and nothing else. Shows how far the two agree and what that weighs,"
          + " or the links that join them through other records. Of two records that nothing joins"
          + " it can say no more than that: a result holds no values, so none is shown."
    },
    footer = {
      "  linkage explain result oak-house/1017 elm-street/B32",
      "  linkage explain result oak-house/1017 elm-street/B32 --html pair.html",
      "  linkage explain result 1017 B32 --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a result of dedupe.")
  private Path result;

  @Parameters(
      index = "1",
      paramLabel = "RECORD",
      description = "A record, as PROVIDER/RECORD_ID, or its id alone if one provider only has it.")
  private String first;

  @Parameters(index = "2", paramLabel = "RECORD", description = "The record to compare it with.")
  private String second;

  @Option(names = "--json", description = "Print the explanation as JSON.")
  private boolean json;

  @Mixin private PageOptions page;

  @Mixin private MachineOptions machine;

  @Override
  public Integer call() {
    Path html = page.html();
    PairExplanation explanation =
        new Explain(result, first, second, html, page.overwrite(), machine.toMachine()).run();
    Terminal out = Colour.terminal(spec);
    if (json) {
      ExplainReport.printJson(explanation, out);
    } else {
      ExplainReport.print(explanation, out);
      if (html != null) {
        ExplainReport.printPage(html, out);
      }
    }
    return ExitCode.DONE;
  }
}
