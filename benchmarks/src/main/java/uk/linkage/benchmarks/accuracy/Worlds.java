package uk.linkage.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import uk.linkage.benchmarks.RecordBatches;
import uk.linkage.fixtures.world.Care;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.IntakeSettings;

/** Generated worlds, handed over in memory as an adapter would hand over files. */
final class Worlds {

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
    List<WorldRecord> rows = new ArrayList<>();
    Truth truth = new Truth();
    for (WorldRecord record : WorldGenerator.records(settings)) {
      if (record.takesPart()) {
        rows.add(change.apply(record));
        truth.add(record.provider(), record.recordId(), record.person());
      }
    }
    return new DataSet(
        group,
        settings.seed(),
        RecordBatches.of(rows),
        IntakeSettings.standard(settings.asAt()),
        truth);
  }
}
