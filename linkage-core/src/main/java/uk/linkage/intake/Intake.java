package uk.linkage.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.screen.Exclusion;

/**
 * Takes in the rows of all files, batch by batch: screens and packs each, and keeps of it eight
 * bytes, its provider and its record id.
 *
 * <p>Of a row that takes no part only the record id is kept until {@link #finish}, where ids must
 * prove unique; then that goes too.
 *
 * <p>Not safe for use by several threads.
 */
public final class Intake {

  /** Stands for a row that takes no part; no packed client has this bit. */
  private static final long TAKES_NO_PART = Long.MIN_VALUE;

  private static final int EXAMPLES = 5;

  private final RowReader reader;
  private final ProviderNames providerNames = new ProviderNames();
  private final List<ProviderTally> tallies = new ArrayList<>();
  private final Rejections rejections = new Rejections();
  private final List<Integer> fileStarts = new ArrayList<>();
  private final RecordIds ids = new RecordIds();
  private long[] records = new long[1 << 10];
  private int[] providers = new int[1 << 10];
  private int size;
  private String fileProvider = "";

  /**
   * An intake without rows.
   *
   * @param settings how cells are read
   */
  public Intake(IntakeSettings settings) {
    this.reader = new RowReader(settings);
  }

  /**
   * Begins a file; the batches that follow are its rows.
   *
   * @param provider the provider of rows that name none
   */
  public void startFile(String provider) {
    fileStarts.add(size);
    fileProvider = provider;
  }

  /**
   * Takes in some rows.
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
    reserve(batch.rows());
    for (int row = 0; row < batch.rows(); row++) {
      int provider = provider(providerColumn, row);
      // A word for a blank is no id: NDTMS writes NA in every row without consent.
      reader.select(idColumn, row);
      records[size] = record(row, idColumn, tallies.get(provider));
      providers[size] = provider;
      ids.add(idColumn.bytes(), idColumn.from(), idColumn.to());
      size++;
    }
  }

  private void reserve(int rows) {
    int needed = Math.addExact(size, rows);
    if (records.length < needed) {
      int larger = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, size * 3L / 2));
      records = Arrays.copyOf(records, larger);
      providers = Arrays.copyOf(providers, larger);
    }
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

  /** Screens and packs a row. */
  private long record(int row, TextColumn id, ProviderTally tally) {
    tally.countRow();
    Exclusion exclusion = reader.screen(row);
    if (exclusion != null) {
      tally.countExcluded(exclusion);
      return TAKES_NO_PART;
    }
    long record = reader.read(row, tally);
    exclusion = reader.screenPacked(record);
    if (exclusion != null) {
      tally.countExcluded(exclusion);
      return TAKES_NO_PART;
    }
    if (id.isBlank()) {
      reader.rejectForBlankId();
    }
    if (reader.isRejected()) {
      int file = fileStarts.size() - 1;
      rejections.add(
          file, size - fileStarts.get(file), reader.rejectedField(), reader.rejectedDefect());
      tally.countRejected();
      return TAKES_NO_PART;
    }
    tally.countRecord(record);
    return record;
  }

  /**
   * Ends the intake.
   *
   * @return the clients that take part, in order of provider and record id, and all counts
   * @throws DuplicateRecordIdsException if an id stands twice in one provider
   */
  public IntakeResult finish() {
    int[] rankOfProvider = IdOrder.ranks(providerNames.names());
    int[] order = IdOrder.of(ids, providers, rankOfProvider);
    requireUniqueIds(order);

    int taking = 0;
    for (int row : order) {
      order[taking] = row;
      taking += records[row] == TAKES_NO_PART ? 0 : 1;
    }
    long[] ordered = new long[taking];
    int[] orderedProviders = new int[taking];
    RecordIds orderedIds = new RecordIds();
    for (int i = 0; i < taking; i++) {
      int row = order[i];
      ordered[i] = records[row];
      orderedProviders[i] = rankOfProvider[providers[row]];
      orderedIds.addFrom(ids, row);
    }
    List<ProviderTally> sortedTallies = new ArrayList<>(tallies);
    sortedTallies.sort(java.util.Comparator.comparing(ProviderTally::provider));
    List<String> names = sortedTallies.stream().map(ProviderTally::provider).toList();
    return new IntakeResult(
        new Clients(ordered, orderedProviders, names, orderedIds), sortedTallies, rejections);
  }

  private void requireUniqueIds(int[] order) {
    long count = 0;
    List<DuplicateRecordIdsException.Twice> examples = new ArrayList<>();
    for (int i = 1; i < order.length; i++) {
      int row = order[i];
      int before = order[i - 1];
      if (providers[row] == providers[before]
          && ids.length(row) != 0
          && ids.compare(row, before) == 0) {
        count++;
        if (examples.size() < EXAMPLES) {
          examples.add(
              new DuplicateRecordIdsException.Twice(
                  fileOf(before), rowInFile(before), fileOf(row), rowInFile(row)));
        }
      }
    }
    if (count > 0) {
      throw new DuplicateRecordIdsException(count, examples);
    }
  }

  private int fileOf(int row) {
    int file = java.util.Collections.binarySearch(fileStarts, row);
    if (file < 0) {
      return -file - 2;
    }
    // Files without rows start where the next one does: the last of them holds the row.
    while (file + 1 < fileStarts.size() && fileStarts.get(file + 1) == row) {
      file++;
    }
    return file;
  }

  private int rowInFile(int row) {
    return row - fileStarts.get(fileOf(row));
  }
}
