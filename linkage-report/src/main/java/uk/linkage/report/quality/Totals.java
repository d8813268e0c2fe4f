package uk.linkage.report.quality;

import java.util.List;
import java.util.function.ToLongFunction;
import uk.linkage.intake.ProviderTally;
import uk.linkage.profile.ProviderQuality;

/**
 * Sums over providers.
 *
 * @param rows rows that were read
 * @param records records that take part
 * @param whole those of them with a whole attributor
 * @param flags findings that are out of the ordinary
 */
record Totals(long rows, long records, long whole, long flags) {

  static Totals of(List<ProviderQuality> providers) {
    return new Totals(
        sum(providers, ProviderTally::rows),
        sum(providers, ProviderTally::records),
        sum(providers, ProviderTally::whole),
        QualitySections.findings(providers));
  }

  private static long sum(List<ProviderQuality> providers, ToLongFunction<ProviderTally> of) {
    return providers.stream().mapToLong(provider -> of.applyAsLong(provider.tally())).sum();
  }
}
