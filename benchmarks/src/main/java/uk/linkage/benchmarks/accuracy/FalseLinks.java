package uk.linkage.benchmarks.accuracy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.Clients;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;

/**
 * The false links of a world, by who is taken for whom.
 *
 * @param links how many links join two persons of the kind
 * @param expected how many of all links the model expects to be false
 */
record FalseLinks(Map<Kind, Long> links, double expected) {

  /** Who is taken for whom. */
  enum Kind {
    /** Two of one household with one date of birth. */
    TWINS("twins"),
    /** Two of one household. */
    HOUSEHOLD("others of one household"),
    /** Strangers of whom the two records say the same in every field. */
    NOTHING_DIFFERS("strangers, every field the same"),
    /** Strangers whose attributor is the same, and one has no postcode. */
    POSTCODE_UNKNOWN("strangers, attributor the same, a postcode missing"),
    /** Strangers whose attributor is the same, and their postcodes are not. */
    ATTRIBUTOR("strangers, attributor the same, postcodes differ"),
    /** Strangers whose attributor differs somewhere. */
    SOMETHING_DIFFERS("strangers, attributor differs or is not whole");

    final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  /** What makes a person, without the postcode. */
  private static final long ATTRIBUTOR =
      AttributorLayout.INITIALS_MASK
          | AttributorLayout.BIRTH_DATE_MASK
          | AttributorLayout.SEX.mask();

  static FalseLinks of(Trial trial, WorldSettings settings) {
    Map<String, Long> neighbourhoods = new HashMap<>();
    WorldGenerator.records(settings)
        .forEach(
            record ->
                neighbourhoods.put(
                    record.provider() + '/' + record.recordId(), record.neighbourhood()));
    Links links = trial.result().links();
    Clients clients = trial.clients();
    Map<Kind, Long> kinds = new TreeMap<>();
    double expected = 0;
    for (int link = 0; link < links.size(); link++) {
      int a = links.left(link);
      int b = links.right(link);
      expected += 1 - Scorer.probability(links.logOdds(link));
      if (trial.truth()[a] != trial.truth()[b]) {
        boolean neighbours =
            Objects.equals(
                neighbourhoods.get(key(clients, a)), neighbourhoods.get(key(clients, b)));
        kinds.merge(kind(clients.records()[a], clients.records()[b], neighbours), 1L, Long::sum);
      }
    }
    return new FalseLinks(kinds, expected);
  }

  private static String key(Clients clients, int client) {
    return clients.providerNames().get(clients.provider(client)) + '/' + clients.recordId(client);
  }

  private static Kind kind(long a, long b, boolean neighbours) {
    if (neighbours) {
      return ((a ^ b) & AttributorLayout.BIRTH_DATE_MASK) == 0 ? Kind.TWINS : Kind.HOUSEHOLD;
    }
    if (((a ^ b) & ATTRIBUTOR) != 0) {
      return Kind.SOMETHING_DIFFERS;
    }
    if (!hasPostcode(a) || !hasPostcode(b)) {
      return Kind.POSTCODE_UNKNOWN;
    }
    return a == b ? Kind.NOTHING_DIFFERS : Kind.ATTRIBUTOR;
  }

  private static boolean hasPostcode(long record) {
    return AttributorLayout.POSTCODE_UNIT.isPresentIn(record);
  }
}
