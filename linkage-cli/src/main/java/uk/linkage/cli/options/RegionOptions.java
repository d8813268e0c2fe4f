package uk.linkage.cli.options;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import uk.linkage.cli.run.Care;
import uk.linkage.cli.run.Region;

/** What a made-up region is like, in all detail. */
public final class RegionOptions {

  @Option(
      names = "--providers",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many services report to IMS (default: ${DEFAULT-VALUE}).")
  private int providers;

  @Option(
      names = "--ndtms-persons",
      paramLabel = "N",
      description =
          "How many persons are known to NDTMS; 0 for none (default: a quarter more than"
              + " --persons).")
  private @Nullable Integer ndtmsPersons;

  @Option(
      names = "--overlap",
      paramLabel = "SHARE",
      defaultValue = "0.4",
      description = "The share of IMS persons who are in NDTMS too (default: ${DEFAULT-VALUE}).")
  private double overlap;

  @Option(
      names = "--care",
      paramLabel = "CARE",
      converter = CareChoice.class,
      completionCandidates = CareChoice.class,
      defaultValue = "realistic",
      description =
          "How carefully the services write: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private Care care = Care.REALISTIC;

  @Option(
      names = "--no-households",
      description = "Without families, couples and twins among the clients.")
  private boolean withoutHouseholds;

  @Option(
      names = "--as-at",
      paramLabel = "DATE",
      description = "The day the region is looked at, as yyyy-MM-dd (default: 2026-11-22).")
  private @Nullable LocalDate asAt;

  /** For picocli. */
  public RegionOptions() {}

  /**
   * Returns the options as a plain record.
   *
   * @param world how large the region is
   * @return the region
   * @throws picocli.CommandLine.ParameterException if there can be no such region
   */
  public Region toRegion(WorldOptions world) {
    return world.checked(
        new Region(
            world.seed(),
            world.persons(),
            providers,
            ndtmsPersons,
            overlap,
            care,
            !withoutHouseholds,
            asAt));
  }
}
