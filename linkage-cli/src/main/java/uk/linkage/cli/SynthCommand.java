package uk.linkage.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.RegionOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.options.WorldOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.SynthReport;
import uk.linkage.cli.run.Region;
import uk.linkage.cli.run.Synth;
import uk.linkage.fixtures.world.WorldSummary;

/** The command {@code synth}: a made-up region whose truth is known. */
@Command(
    name = "synth",
    customSynopsis = "linkage synth --out DIR [OPTIONS]",
    description = {
      "Makes up a region of clients, and tells who is who.",
      "",
      "The records have the errors that services make. Writes to DIR: ims/PROVIDER.csv,"
          + " activity.csv (their contacts), ndtms/*.csv, truth.csv (the person of each record),"
          + " lookup/postcodes.csv (the local authority of each postcode) and world.json."
    },
    footer = {
      "  linkage synth --out region",
      "  linkage synth --out region --persons 100000 --care careless --seed 7",
      "  linkage synth --out ims-only --ndtms-persons 0"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class SynthCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "A new or empty folder for the region.")
  private Path out;

  @Mixin private WorldOptions world;

  @Mixin private RegionOptions region;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    Region asked = region.toRegion(world);
    WorldSummary made;
    try (Progress progress = talk.progress()) {
      made = new Synth(asked, out).run(progress);
    }
    if (!talk.quiet()) {
      SynthReport.print(asked, made, out, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
