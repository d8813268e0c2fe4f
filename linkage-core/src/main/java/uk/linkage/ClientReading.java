package uk.linkage;

import java.util.List;
import uk.linkage.attributor.BirthDate;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.parallel.Workers;

/**
 * The stage that reads, screens and packs.
 *
 * @param intake what came of it
 * @param notes what the user should know, in sentences
 */
record ClientReading(IntakeResult intake, List<String> notes) {

  static ClientReading of(
      ClientSource source, LinkageSettings settings, Workers workers, StageListener listener) {
    IntakeSettings how = settings.intake();
    IntakeResult intake = read(source, how, workers, listener);
    if (how.greatestAge() == null && BirthDateCheck.isHistorical(intake)) {
      String note = BirthDateCheck.historicalNote(intake, BirthDate.GREATEST_AGE);
      intake = read(source, how.withGreatestAge(BirthDate.ANY_AGE), workers, listener);
      return new ClientReading(intake, List.of(note));
    }
    return new ClientReading(intake, List.of());
  }

  private static IntakeResult read(
      ClientSource source, IntakeSettings how, Workers workers, StageListener listener) {
    Intake intake = new Intake(how, workers);
    intake.expect(source.estimatedRows());
    source.readInto(intake, listener::progressed);
    return intake.finish();
  }
}
