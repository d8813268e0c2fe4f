package uk.linkage.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.screen.Exclusion;

/**
 * Some rows of one file, screened and packed apart from the others: on a thread of its own, until
 * {@link Intake#take} puts the parts together in order.
 *
 * <p>Not safe for use by several threads.
 */
public final class IntakePart {

  /** Of a row that takes no part; no packed client has this bit. */
  private static final long TAKES_NO_PART = Long.MIN_VALUE;

  private final RowReader reader;
  private final String fileProvider;
  private final ProviderNames providerNames = new ProviderNames();
  private final List<ProviderTally> tallies = new ArrayList<>();
  private final Rejections rejections = new Rejections();
  private final RecordIds ids = new RecordIds();
  private final CodedFacts facts;
  private long[] records = {};
  private int[] providers = {};
  private int size;

  IntakePart(RowReader reader, String fileProvider) {
    this.reader = reader;
    this.fileProvider = fileProvider;
    this.facts = new CodedFacts(reader.facts());
  }

  /**
   * Packs some rows.
   *
   * @param batch the rows, in order; it may be filled anew afterwards
   */
  public void add(ClientBatch batch) {
    reader.open(batch);
    TextColumn idColumn = batch.column(ClientField.RECORD_ID);
    TextColumn providerColumn = batch.column(ClientField.PROVIDER);
    if (idColumn == null) {
      throw new IllegalArgumentException("a batch needs a column of record ids");
    }
    records = Arrays.copyOf(records, size + batch.rows());
    providers = Arrays.copyOf(providers, size + batch.rows());
    for (int row = 0; row < batch.rows(); row++) {
      int provider = provider(providerColumn, row);
      // A word for a blank is no id: NDTMS writes NA in every row without consent.
      reader.select(idColumn, row);
      records[size] = record(row, idColumn, tallies.get(provider));
      providers[size] = provider;
      ids.add(idColumn.bytes(), idColumn.from(), idColumn.to());
      size++;
    }
    facts.add(batch, reader, records, size);
  }

  private int provider(@Nullable TextColumn column, int row) {
    int provider = -1;
    if (column != null) {
      reader.select(column, row);
      provider = column.isBlank() ? -1 : providerNames.numberOf(column);
    }
    if (provider < 0) {
      provider = providerNames.numberOf(fileProvider);
    }
    while (tallies.size() <= provider) {
      tallies.add(new ProviderTally(providerNames.names().get(tallies.size())));
    }
    return provider;
  }

  /** Whether a word is a packed client, and not what stands for a row that takes no part. */
  static boolean takesPart(long record) {
    return record >= 0;
  }

  /** Stands for a row that takes no part; its lowest byte says why, 0 for a rejected one. */
  @SuppressWarnings("EnumOrdinal") // an index within one run, never kept
  static long absent(@Nullable Exclusion exclusion) {
    return TAKES_NO_PART | (exclusion == null ? 0 : exclusion.ordinal() + 1);
  }

  /** Screens and packs a row. */
  private long record(int row, TextColumn id, ProviderTally tally) {
    tally.countRow();
    Exclusion exclusion = reader.screen(row, tally);
    if (exclusion != null) {
      tally.countExcluded(exclusion);
      return absent(exclusion);
    }
    long record = reader.read(row, tally);
    exclusion = reader.screenPacked(record);
    if (exclusion != null) {
      tally.countExcluded(exclusion);
      return absent(exclusion);
    }
    if (id.isBlank()) {
      reader.rejectForBlankId();
    }
    if (reader.isRejected()) {
      rejections.add(0, size, reader.rejectedField(), reader.rejectedDefect());
      tally.countRejected();
      return absent(null);
    }
    return record;
  }

  /**
   * Returns how many rows were packed.
   *
   * @return the rows of all batches
   */
  public int rows() {
    return size;
  }

  /** The packed records, {@link #absent} for those that don't. */
  long[] records() {
    return records;
  }

  /** The provider of each row: a place in {@link #tallies}. */
  int[] providers() {
    return providers;
  }

  /** What was counted of each provider's rows; records that take part are counted when taken. */
  List<ProviderTally> tallies() {
    return tallies;
  }

  /** The rejected rows, by their place in this part. */
  Rejections rejections() {
    return rejections;
  }

  /** The ids of all rows. */
  RecordIds ids() {
    return ids;
  }

  /** The facts of all rows; blank for those that take no part. */
  CodedFacts facts() {
    return facts;
  }
}
