package uk.linkage.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.options.WorldOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.DemoJson;
import uk.linkage.cli.report.DemoReport;
import uk.linkage.cli.run.Demo;
import uk.linkage.cli.run.DemoFolder;

/** The command {@code demo}: a first look at linkage that needs no data. */
@Command(
    name = "demo",
    customSynopsis = "linkage demo [OPTIONS]",
    description = {
      "A first look at linkage that needs no data.",
      "",
      "Makes up a small region, links its records by each method, and compares the persons found"
          + " with the truth; and what the model says of its own links too. Then matches IMS to"
          + " NDTMS and counts who is in contact with any level of treatment. Takes some seconds."
    },
    footer = {"  linkage demo", "  linkage demo --persons 100000 --out large-demo --seed 7"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "linkage-demo",
      description =
          "The folder for it all; a former demo in it is replaced (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Mixin private WorldOptions world;

  @Option(
      names = "--json",
      description = "Print the figures as JSON instead of in words, --quiet or not.")
  private boolean json;

  @Mixin private MachineOptions machine;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    Demo demo =
        new Demo(new DemoFolder(out), world.toRegion(), machine.toMachine(), Version.number());
    Demo.Outcome outcome;
    try (Progress progress = talk.progress()) {
      outcome = demo.run(progress);
    }
    if (json) {
      DemoJson.print(demo, outcome, Colour.terminal(spec));
    } else if (!talk.quiet()) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      DemoReport.print(demo, outcome, elapsed, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
