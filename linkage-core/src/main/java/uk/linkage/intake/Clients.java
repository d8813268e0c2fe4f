package uk.linkage.intake;

import java.util.List;

/**
 * The clients that take part: packed records, each with its provider and record id, in order of
 * both. A client is known by its index, 0 to {@link #size()} - 1, from here on.
 */
public final class Clients {

  private final long[] records;
  private final int[] providers;
  private final List<String> providerNames;
  private final RecordIds ids;

  Clients(long[] records, int[] providers, List<String> providerNames, RecordIds ids) {
    this.records = records;
    this.providers = providers;
    this.providerNames = List.copyOf(providerNames);
    this.ids = ids;
  }

  /**
   * Returns the number of clients' records.
   *
   * @return a number of records
   */
  public int size() {
    return records.length;
  }

  /**
   * Returns the packed records, in order of provider and record id.
   *
   * @return the array itself, for the kernels to read and nobody to change
   */
  public long[] records() {
    return records;
  }

  /**
   * Returns the providers' names in order.
   *
   * @return an unmodifiable list
   */
  public List<String> providerNames() {
    return providerNames;
  }

  /**
   * Returns the provider of a record.
   *
   * @param index a record
   * @return its place in {@link #providerNames()}
   */
  public int provider(int index) {
    return providers[index];
  }

  /**
   * Returns the id of a record.
   *
   * @param index a record
   * @return the id as the input has it, trimmed
   */
  public String recordId(int index) {
    return ids.text(index);
  }

  /**
   * Copies the id of a record as UTF-8.
   *
   * @param index a record
   * @param to where to copy it
   * @param at the first place
   * @return the place after the last byte, or -1 if there is no room
   */
  public int copyRecordId(int index, byte[] to, int at) {
    int length = ids.length(index);
    if (at + length > to.length) {
      return -1;
    }
    System.arraycopy(ids.chunkOf(index), ids.startOf(index), to, at, length);
    return at + length;
  }

  /**
   * Returns the length of a record's id.
   *
   * @param index a record
   * @return bytes of UTF-8
   */
  public int recordIdLength(int index) {
    return ids.length(index);
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 8L * records.length + 4L * providers.length + ids.ramBytesUsed();
  }
}
