package uk.linkage.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import uk.linkage.ClientSource;
import uk.linkage.fixtures.world.Care;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakeSettings;

/** Generated worlds, handed over in memory as an adapter would hand over files. */
final class Worlds {

  private static final int ROWS_OF_BATCH = 4096;

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

  private Worlds() {}

  /** A world of IMS alone. */
  static WorldSettings settings(int persons, Care care, long seed) {
    return WorldSettings.of(seed, persons).withNdtms(0, 0).withCare(care);
  }

  /** The records of a world that take part: about ten for every seven persons. */
  static DataSet of(int persons, Care care, long seed) {
    String group =
        String.format(Locale.ROOT, "%,d %s", persons, care.name().toLowerCase(Locale.ROOT));
    return of(group, settings(persons, care, seed), UnaryOperator.identity());
  }

  /** The records of a world that take part, each changed after it was written. */
  static DataSet of(String group, WorldSettings settings, UnaryOperator<WorldRecord> change) {
    List<ClientBatch> batches = new ArrayList<>();
    List<WorldRecord> rows = new ArrayList<>();
    Truth truth = new Truth();
    for (WorldRecord record : WorldGenerator.records(settings)) {
      if (record.takesPart()) {
        rows.add(change.apply(record));
        truth.add(record.provider(), record.recordId(), record.person());
      }
      if (rows.size() == ROWS_OF_BATCH) {
        batches.add(batch(rows));
        rows.clear();
      }
    }
    batches.add(batch(rows));
    return new DataSet(
        group,
        settings.seed(),
        new Batches(batches),
        IntakeSettings.standard(settings.asAt()),
        truth);
  }

  private static ClientBatch batch(List<WorldRecord> rows) {
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

  /** Rows that are in memory already, so that making a world is not part of any time. */
  private record Batches(List<ClientBatch> batches) implements ClientSource {

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
}
