package uk.linkage.benchmarks.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.linkage.fixtures.world.Care;
import uk.linkage.fixtures.world.WorldSettings;

/**
 * A kind of world; its worlds differ in the seed.
 *
 * @param ims persons of IMS
 * @param ndtms persons of NDTMS
 * @param care how carefully the services write
 */
record Configuration(int ims, int ndtms, Care care) {

  /** The share of the persons of IMS who are in NDTMS too. */
  private static final double OVERLAP = 0.4;

  /** The constants of the estimates were chosen on seeds 1 to 6 and 1001 to 1100. */
  private static final long FIRST_SEED = 2001;

  /** Larger worlds are left out of a small run. */
  private static final int MOST_PERSONS_OF_SMALL = 100_000;

  /** Of all sizes and kinds. */
  static List<Configuration> all() {
    List<Configuration> all = new ArrayList<>();
    for (Care care : List.of(Care.REALISTIC, Care.CAREFUL, Care.CARELESS)) {
      all.add(new Configuration(5_000, 6_250, care));
    }
    for (Care care : List.of(Care.REALISTIC, Care.CAREFUL, Care.CARELESS)) {
      all.add(new Configuration(20_000, 25_000, care));
    }
    all.add(new Configuration(20_000, 300_000, Care.REALISTIC));
    all.add(new Configuration(300_000, 375_000, Care.REALISTIC));
    return all;
  }

  String name() {
    return ims + "x" + ndtms + "-" + care.name().toLowerCase(Locale.ROOT);
  }

  /** What it is called in tables. */
  String title() {
    return String.format(
        Locale.ROOT, "%,d x %,d %s", ims, ndtms, care.name().toLowerCase(Locale.ROOT));
  }

  boolean isSmall() {
    return ims + ndtms <= MOST_PERSONS_OF_SMALL;
  }

  /** The settings of a world. */
  WorldSettings world(long number) {
    return WorldSettings.of(FIRST_SEED + number, ims).withCare(care).withNdtms(ndtms, OVERLAP);
  }
}
