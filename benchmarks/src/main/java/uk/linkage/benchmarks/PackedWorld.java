package uk.linkage.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakeSettings;

/**
 * Records shaped like those of IMS, from the generator of the fixtures (initials, births and errors
 * by published tables), as cells and packed.
 */
final class PackedWorld {

  private static final EnumSet<ClientField> FIELDS =
      EnumSet.of(
          ClientField.RECORD_ID,
          ClientField.FIRST_INITIAL,
          ClientField.LAST_INITIAL,
          ClientField.DOB,
          ClientField.SEX,
          ClientField.POSTCODE,
          ClientField.CONSENT);

  private PackedWorld() {}

  /** The first records of a world of seed 1. */
  static List<WorldRecord> cells(int count) {
    WorldSettings settings = WorldSettings.of(1, count).withNdtms(0, 0);
    List<WorldRecord> cells = new ArrayList<>();
    for (WorldRecord row : WorldGenerator.records(settings)) {
      if (cells.size() == count) {
        break;
      }
      cells.add(row);
    }
    return cells;
  }

  /** One batch of all of some rows. */
  static ClientBatch batch(List<WorldRecord> cells) {
    ClientBatch batch = new ClientBatch(FIELDS);
    fill(batch, ClientField.RECORD_ID, numbers(cells.size()));
    fill(batch, ClientField.FIRST_INITIAL, cells.stream().map(WorldRecord::firstInitial));
    fill(batch, ClientField.LAST_INITIAL, cells.stream().map(WorldRecord::lastInitial));
    fill(batch, ClientField.DOB, cells.stream().map(WorldRecord::birthDate));
    fill(batch, ClientField.SEX, cells.stream().map(WorldRecord::sex));
    fill(batch, ClientField.POSTCODE, cells.stream().map(WorldRecord::postcode));
    fill(batch, ClientField.CONSENT, cells.stream().map(WorldRecord::consent));
    batch.setRows(cells.size());
    return batch;
  }

  private static java.util.stream.Stream<String> numbers(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(Integer::toString);
  }

  private static void fill(
      ClientBatch batch, ClientField field, java.util.stream.Stream<String> cells) {
    java.util.Objects.requireNonNull(batch.column(field)).fill(cells.toArray(String[]::new));
  }

  /** Takes a batch in. */
  static Intake intake(ClientBatch batch) {
    Intake intake =
        new Intake(IntakeSettings.standard(WorldSettings.of(1, 1).asAt()), new Workers(1));
    intake.startFile("benchmark");
    intake.add(batch);
    return intake;
  }

  /** Packed records of about a number of rows; those that take no part are left out. */
  static long[] records(int rows) {
    return intake(batch(cells(rows))).finish().clients().records();
  }
}
