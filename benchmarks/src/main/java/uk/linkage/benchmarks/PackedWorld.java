package uk.linkage.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.parallel.Workers;

/**
 * Records shaped like those of IMS, from the generator of the fixtures (initials, births and errors
 * by published tables), as cells and packed.
 */
final class PackedWorld {

  /** What an intake sorts ids on; ends with the process. */
  private static final Workers ONE_THREAD = new Workers(1);

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

  /** What every world of the benchmarks is drawn with. */
  static final long SEED = 1;

  private static final int ROWS_OF_BATCH = 2048;

  private PackedWorld() {}

  /** The settings of a world of seed 1. */
  static WorldSettings settings(int persons) {
    return WorldSettings.of(SEED, persons).withNdtms(0, 0);
  }

  /** The first records of a world. */
  static List<WorldRecord> cells(int count) {
    List<WorldRecord> cells = new ArrayList<>();
    for (WorldRecord row : WorldGenerator.records(settings(count))) {
      if (cells.size() == count) {
        break;
      }
      cells.add(row);
    }
    return cells;
  }

  /** Rows in batches of the size in which DuckDB hands them over. */
  static List<ClientBatch> batches(List<WorldRecord> cells) {
    List<ClientBatch> batches = new ArrayList<>();
    for (int from = 0; from < cells.size(); from += ROWS_OF_BATCH) {
      batches.add(batch(cells.subList(from, Math.min(cells.size(), from + ROWS_OF_BATCH))));
    }
    return batches;
  }

  private static ClientBatch batch(List<WorldRecord> cells) {
    ClientBatch batch = new ClientBatch(FIELDS);
    fill(batch, ClientField.RECORD_ID, cells, WorldRecord::recordId);
    fill(batch, ClientField.PROVIDER, cells, WorldRecord::provider);
    fill(batch, ClientField.FIRST_INITIAL, cells, WorldRecord::firstInitial);
    fill(batch, ClientField.LAST_INITIAL, cells, WorldRecord::lastInitial);
    fill(batch, ClientField.DOB, cells, WorldRecord::birthDate);
    fill(batch, ClientField.SEX, cells, WorldRecord::sex);
    fill(batch, ClientField.POSTCODE, cells, WorldRecord::postcode);
    fill(batch, ClientField.CONSENT, cells, WorldRecord::consent);
    batch.setRows(cells.size());
    return batch;
  }

  private static void fill(
      ClientBatch batch,
      ClientField field,
      List<WorldRecord> cells,
      Function<WorldRecord, String> cell) {
    Objects.requireNonNull(batch.column(field))
        .fill(cells.stream().map(cell).toArray(String[]::new));
  }

  /** Takes batches in. */
  static Intake intake(List<ClientBatch> batches) {
    Intake intake = new Intake(IntakeSettings.standard(settings(1).asAt()), ONE_THREAD);
    intake.startFile("benchmark");
    batches.forEach(intake::add);
    return intake;
  }

  /** Packed records of about a number of rows; those that take no part are left out. */
  static long[] records(int rows) {
    return intake(batches(cells(rows))).finish().clients().records();
  }
}
