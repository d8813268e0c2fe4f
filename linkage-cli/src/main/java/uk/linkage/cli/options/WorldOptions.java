package uk.linkage.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.run.Region;

/** What a made-up region is like. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class WorldOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--persons",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many persons are known to IMS (default: ${DEFAULT-VALUE}).")
  private int persons;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The start of all randomness; the same seed makes the same region"
              + " (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** For picocli. */
  public WorldOptions() {}

  /**
   * Returns the options as a plain record.
   *
   * @return a region as it usually is
   * @throws ParameterException if there can be no such region
   */
  public Region toRegion() {
    return checked(Region.usual(seed, persons));
  }

  int persons() {
    return persons;
  }

  long seed() {
    return seed;
  }

  Region checked(Region region) {
    try {
      region.check();
      return region;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
