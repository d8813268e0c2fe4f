package uk.linkage.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Clients that were read, screened and packed before, by who keeps them. They are added in order of
 * provider and record id.
 */
public final class KnownClients {

  private final List<String> providerNames;
  private final List<ProviderTally> tallies = new ArrayList<>();
  private final RecordIds ids = new RecordIds();
  private long[] records = new long[1 << 10];
  private int[] providers = new int[1 << 10];
  private int size;

  /**
   * Nobody yet.
   *
   * @param providerNames the names of all providers, in order
   */
  public KnownClients(List<String> providerNames) {
    this.providerNames = List.copyOf(providerNames);
    this.providerNames.forEach(name -> tallies.add(new ProviderTally(name)));
  }

  /**
   * Adds a client's record.
   *
   * @param provider the place of its provider among the names
   * @param recordId its id in UTF-8
   * @param record the packed record
   * @throws IllegalArgumentException if it doesn't come after the last one
   */
  public void add(int provider, byte[] recordId, long record) {
    if (size == records.length) {
      records = Arrays.copyOf(records, size + (size >> 1));
      providers = Arrays.copyOf(providers, records.length);
    }
    ids.add(recordId, 0, recordId.length);
    if (size > 0
        && (provider < providers[size - 1]
            || (provider == providers[size - 1] && ids.compare(size - 1, size) >= 0))) {
      throw new IllegalArgumentException("known clients must come in order");
    }
    records[size] = record;
    providers[size++] = provider;
    ProviderTally tally = tallies.get(provider);
    tally.countRow();
    tally.countRecord(record);
  }

  /**
   * Returns how many were added.
   *
   * @return a number of records
   */
  public int size() {
    return size;
  }

  /**
   * Ends the intake.
   *
   * @param facts what else is known of each record
   * @return the clients, all of whom take part; nothing is known of others
   */
  public IntakeResult finish(Facts facts) {
    return new IntakeResult(
        new Clients(
            Arrays.copyOf(records, size),
            Arrays.copyOf(providers, size),
            providerNames,
            ids,
            facts),
        tallies,
        new Rejections(),
        Absentees.NOT_ASKED,
        RowPlaces.NOT_ASKED);
  }
}
