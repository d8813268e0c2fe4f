package uk.linkage;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.intake.Clients;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.ProviderTally;
import uk.linkage.parallel.Workers;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.profile.QualityReport;

/** The pipeline of {@code profile}: read, and say how complete and how plausible everything is. */
public final class DataQuality {

  private DataQuality() {}

  /**
   * Judges the attributors of every provider.
   *
   * @param source where the records come from
   * @param settings how to read them; the method plays no part
   * @param listener told what is being done
   * @return counts by provider
   * @throws uk.linkage.intake.InputRefusedException if the records can't be worked on
   */
  public static QualityReport run(
      ClientSource source, LinkageSettings settings, StageListener listener) {
    long rows = source.estimatedRows();
    MemoryEstimate.of(rows, settings.threads(), LinkageMethod.ATTRIBUTOR)
        .require(settings.memoryBytes());
    listener.started("read", rows);
    ClientReading reading;
    try (Workers workers = new Workers(settings.threads())) {
      reading = ClientReading.of(source, settings, workers, listener);
    }

    return new QualityReport(reading.intake(), of(reading.intake()), reading.notes());
  }

  /**
   * Judges the attributors of records that were read.
   *
   * @param intake what was read
   * @return one for each provider, in order of name
   */
  public static List<ProviderQuality> of(IntakeResult intake) {
    Clients clients = intake.clients();
    long[] duplicates = new long[clients.providerNames().size()];
    Attributors.blocks(clients.records())
        .forEachBlock(
            (records, from, to) -> {
              // Records of one provider stand together, as all records do.
              for (int i = from + 1; i < to; i++) {
                int provider = clients.provider(records[i]);
                duplicates[provider] += provider == clients.provider(records[i - 1]) ? 1 : 0;
              }
            });
    List<ProviderQuality> providers = new ArrayList<>();
    List<ProviderTally> tallies = intake.tallies();
    for (int provider = 0; provider < duplicates.length; provider++) {
      providers.add(ProviderQuality.of(tallies.get(provider), duplicates[provider]));
    }
    return providers;
  }
}
