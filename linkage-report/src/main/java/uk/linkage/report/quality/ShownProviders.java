package uk.linkage.report.quality;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import uk.linkage.intake.ProviderTally;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.report.wording.Labels;

/** The providers that have a row in tables, and all of them for sums. */
final class ShownProviders {

  /** More rows than these nobody reads, and a page of thousands is too large to open. */
  private static final int MOST = 40;

  private final List<ProviderQuality> all;
  private final List<ProviderQuality> shown;
  private final List<String> names;

  ShownProviders(List<ProviderQuality> providers) {
    this.all = providers.stream().filter(provider -> provider.tally().records() > 0).toList();
    this.shown =
        all.size() <= MOST
            ? all
            : all.stream()
                .sorted(Comparator.comparingLong(provider -> -provider.tally().records()))
                .limit(MOST)
                .toList();
    this.names =
        Labels.distinct(shown.stream().map(provider -> provider.tally().provider()).toList());
  }

  /** Of whose records some take part. */
  List<ProviderQuality> all() {
    return all;
  }

  int size() {
    return shown.size();
  }

  ProviderQuality get(int row) {
    return shown.get(row);
  }

  ProviderTally tally(int row) {
    return shown.get(row).tally();
  }

  String name(int row) {
    return names.get(row);
  }

  List<String> names() {
    return names;
  }

  /** A count over all providers. */
  long sum(ToLongFunction<ProviderTally> of) {
    return all.stream().mapToLong(provider -> of.applyAsLong(provider.tally())).sum();
  }

  long records() {
    return sum(ProviderTally::records);
  }

  /** A sentence where some have no row; empty where all have. */
  String note() {
    return shown.size() == all.size()
        ? ""
        : " The rows are of the " + MOST + " providers with the most records.";
  }

  /** A part as a share from 0 to 1; not a number where there is no whole. */
  static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
