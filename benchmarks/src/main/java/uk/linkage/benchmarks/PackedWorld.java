package uk.linkage.benchmarks;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.ClientBatch;
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

  /** What every world of the benchmarks is drawn with. */
  static final long SEED = 1;

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
    return RecordBatches.of(cells).batches();
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
