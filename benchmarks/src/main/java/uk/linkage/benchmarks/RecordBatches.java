package uk.linkage.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;
import uk.linkage.ClientSource;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.Intake;

/**
 * Generated records in memory, handed over as an adapter would hand over a file: making them is no
 * part of any time.
 *
 * @param batches the rows
 */
public record RecordBatches(List<ClientBatch> batches) implements ClientSource {

  // The size in which DuckDB hands them over.
  private static final int ROWS_OF_BATCH = 2048;

  private static final EnumSet<ClientField> FIELDS =
      EnumSet.of(
          ClientField.RECORD_ID,
          ClientField.PROVIDER,
          ClientField.FIRST_INITIAL,
          ClientField.LAST_INITIAL,
          ClientField.DOB,
          ClientField.SEX,
          ClientField.POSTCODE,
          ClientField.CONSENT);

  /** Keeps the batches. */
  public RecordBatches {
    batches = List.copyOf(batches);
  }

  /**
   * Hands over records as rows of a file.
   *
   * @param rows the records
   * @return a source of them, in batches of a usual size
   */
  public static RecordBatches of(List<WorldRecord> rows) {
    List<ClientBatch> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_OF_BATCH) {
      batches.add(batch(rows.subList(from, Math.min(rows.size(), from + ROWS_OF_BATCH))));
    }
    return new RecordBatches(batches);
  }

  /**
   * Makes a batch of the columns of an attributor, its record id and its consent.
   *
   * @param rows the records
   * @return a batch with a row for each
   */
  public static ClientBatch batch(List<WorldRecord> rows) {
    ClientBatch batch = new ClientBatch(FIELDS);
    fill(batch, ClientField.RECORD_ID, rows, WorldRecord::recordId);
    fill(batch, ClientField.PROVIDER, rows, WorldRecord::provider);
    fill(batch, ClientField.FIRST_INITIAL, rows, WorldRecord::firstInitial);
    fill(batch, ClientField.LAST_INITIAL, rows, WorldRecord::lastInitial);
    fill(batch, ClientField.DOB, rows, WorldRecord::birthDate);
    fill(batch, ClientField.SEX, rows, WorldRecord::sex);
    fill(batch, ClientField.POSTCODE, rows, WorldRecord::postcode);
    fill(batch, ClientField.CONSENT, rows, WorldRecord::consent);
    batch.setRows(rows.size());
    return batch;
  }

  private static void fill(
      ClientBatch batch,
      ClientField field,
      List<WorldRecord> rows,
      Function<WorldRecord, String> cell) {
    Objects.requireNonNull(batch.column(field))
        .fill(rows.stream().map(cell).toArray(String[]::new));
  }

  @Override
  public long estimatedRows() {
    return batches.stream().mapToLong(ClientBatch::rows).sum();
  }

  @Override
  public void readInto(Intake intake, LongConsumer progress) {
    intake.startFile("world");
    long rows = 0;
    for (ClientBatch batch : batches) {
      intake.add(batch);
      rows += batch.rows();
      progress.accept(rows);
    }
  }
}
