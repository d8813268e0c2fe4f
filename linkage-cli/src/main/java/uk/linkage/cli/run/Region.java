package uk.linkage.cli.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.linkage.fixtures.world.WorldSettings;

/**
 * A region to be made up, in the words of the command line; the generator is not loaded to read an
 * option.
 *
 * @param seed the start of all randomness
 * @param persons how many persons are known to IMS
 * @param providers how many services report to IMS
 * @param ndtmsPersons how many persons are known to NDTMS; null for as many as is usual
 * @param overlap the share of IMS persons who are in NDTMS too
 * @param care how carefully the services write
 * @param households whether families, couples and twins are among the clients
 * @param asAt the day the region is looked at; null for the usual one
 */
public record Region(
    long seed,
    int persons,
    int providers,
    @Nullable Integer ndtmsPersons,
    double overlap,
    Care care,
    boolean households,
    @Nullable LocalDate asAt) {

  private static final int USUAL_PROVIDERS = 8;
  private static final double USUAL_OVERLAP = 0.4;

  /**
   * A realistic region: IMS, and an NDTMS that is a quarter larger and shares two in five of its
   * persons.
   *
   * @param seed the start of all randomness
   * @param persons how many persons there are
   * @return the region
   */
  public static Region usual(long seed, int persons) {
    return new Region(
        seed, persons, USUAL_PROVIDERS, null, USUAL_OVERLAP, Care.REALISTIC, true, null);
  }

  /**
   * Checks that there can be such a region.
   *
   * @throws IllegalArgumentException if there can't; the message names the option
   */
  public void check() {
    settings();
  }

  /** The same in the words of the generator. */
  WorldSettings settings() {
    try {
      WorldSettings usual = WorldSettings.of(seed, persons);
      int ndtms = ndtmsPersons == null ? usual.ndtmsPersons() : ndtmsPersons;
      WorldSettings settings =
          usual
              .withNdtms(ndtms, ndtms == 0 ? 0 : overlap)
              .withProviders(providers)
              .withCare(uk.linkage.fixtures.world.Care.valueOf(care.name()))
              .withHouseholds(households);
      return asAt == null ? settings : settings.withAsAt(asAt);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(inWordsOfTheCommandLine(String.valueOf(e.getMessage())));
    }
  }

  private static String inWordsOfTheCommandLine(String message) {
    return message
        .replace("ndtmsPersons", "--ndtms-persons")
        .replace("overlapShare", "--overlap")
        .replace("asAt", "--as-at")
        .replaceAll("(?<!-)\\bpersons\\b", "--persons")
        .replaceAll("(?<!-)\\bproviders\\b", "--providers");
  }
}
