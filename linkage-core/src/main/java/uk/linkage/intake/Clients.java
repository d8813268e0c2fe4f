package uk.linkage.intake;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The clients that take part: packed records, each with its provider and record id, in order of
 * both. A client is known by its index, 0 to {@link #size()} - 1, from here on.
 */
public final class Clients {

  private final long[] records;
  private final int[] providers;
  private final List<String> providerNames;
  private final RecordIds ids;
  private final Facts facts;

  Clients(long[] records, int[] providers, List<String> providerNames, RecordIds ids, Facts facts) {
    this.records = records;
    this.providers = providers;
    this.providerNames = List.copyOf(providerNames);
    this.ids = ids;
    this.facts = facts;
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
   * Leaves records out.
   *
   * @param chosen which ones stay, by their index
   * @return those, in the same order and with the same names of providers; these if all stay
   */
  public Clients only(IntPredicate chosen) {
    int[] kept = IntStream.range(0, size()).filter(chosen).toArray();
    if (kept.length == size()) {
      return this;
    }
    RecordIds keptIds = new RecordIds();
    for (int index : kept) {
      keptIds.add(ids.chunkOf(index), ids.startOf(index), ids.endOf(index));
    }
    return new Clients(
        IntStream.of(kept).mapToLong(index -> records[index]).toArray(),
        IntStream.of(kept).map(index -> providers[index]).toArray(),
        providerNames,
        keptIds,
        facts.only(kept));
  }

  /** Takes a text as UTF-8. */
  @FunctionalInterface
  public interface TextSink {

    /**
     * Takes a text.
     *
     * @param bytes an array to be read and not changed
     * @param from where the text begins in it
     * @param to where it ends
     */
    void accept(byte[] bytes, int from, int to);
  }

  /**
   * Hands over the id of a record without making a String of it.
   *
   * @param index a record
   * @param sink takes the id as the input has it, trimmed
   */
  public void recordId(int index, TextSink sink) {
    sink.accept(ids.chunkOf(index), ids.startOf(index), ids.endOf(index));
  }

  /**
   * Returns what else was kept of each record.
   *
   * @return the facts that the settings ask for, mostly none
   */
  public Facts facts() {
    return facts;
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 8L * records.length + 4L * providers.length + ids.ramBytesUsed() + facts.ramBytesUsed();
  }
}
