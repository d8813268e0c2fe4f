package uk.linkage.cli.report;

import java.nio.file.Path;
import uk.linkage.cli.run.Region;
import uk.linkage.fixtures.world.Participation;
import uk.linkage.fixtures.world.WorldSummary;
import uk.linkage.fixtures.world.WorldSummary.Counts;

/** What {@code synth} has made. */
public final class SynthReport {

  private SynthReport() {}

  /**
   * Prints the report.
   *
   * @param region what was asked for
   * @param world what was made
   * @param folder where it is
   * @param out where to
   */
  public static void print(Region region, WorldSummary world, Path folder, Terminal out) {
    boolean hasNdtms = world.ndtms().rows() > 0;
    out.heading("Made up (seed " + region.seed() + ")");
    TextTable table = hasNdtms ? both(world) : ims(world);
    table.print(out);
    if (hasNdtms) {
      out.line("  persons in both: " + Figures.count(world.overlap()));
    }
    String data = folder.toString().replace('\\', '/');
    out.blank();
    out.line("Written to " + folder + ": truth.csv says who is who.");
    out.heading("What to try next");
    out.command("linkage profile \"" + data + "/ims/*.csv\"");
    out.command("linkage dedupe \"" + data + "/ims/*.csv\" --out my-result" + asAt(region));
    out.command(
        "linkage evaluate --persons my-result/persons.csv --links my-result/links.csv --truth \""
            + data
            + "/truth.csv\"");
    out.flush();
  }

  private static String asAt(Region region) {
    return region.asAt() == null ? "" : " --as-at " + region.asAt();
  }

  private static TextTable ims(WorldSummary world) {
    TextTable table = new TextTable().heading("", "IMS");
    for (Participation kind : Participation.values()) {
      table.row(words(kind), Figures.count(world.ims().records(kind)));
    }
    return table
        .row("rows", Figures.count(world.ims().rows()))
        .row("persons", Figures.count(world.ims().persons()));
  }

  private static TextTable both(WorldSummary world) {
    Counts ims = world.ims();
    Counts ndtms = world.ndtms();
    TextTable table = new TextTable().heading("", "IMS", "NDTMS");
    for (Participation kind : Participation.values()) {
      table.row(words(kind), Figures.count(ims.records(kind)), Figures.count(ndtms.records(kind)));
    }
    return table
        .row("rows", Figures.count(ims.rows()), Figures.count(ndtms.rows()))
        .row("persons", Figures.count(ims.persons()), Figures.count(ndtms.persons()));
  }

  private static String words(Participation kind) {
    return switch (kind) {
      case TAKES_PART -> "records that take part";
      case DRD -> "Drug Related Death module";
      case DUMMY -> "dummy attributor";
      case NO_CONSENT -> "consent is No";
      case BLANK_CONSENT -> "consent is blank";
      case NOT_INFORMED -> "not informed by 2021-11-01";
    };
  }
}
