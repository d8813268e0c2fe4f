package uk.linkage;

import java.util.ArrayList;
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
public record ClientReading(IntakeResult intake, List<String> notes) {

  /** What a run says in which nobody takes part. */
  static final String NOBODY_TAKES_PART =
      "no record takes part: all are excluded or rejected, for the reasons counted above";

  public ClientReading {
    notes = List.copyOf(notes);
  }

  /**
   * Reads records and does nothing else with them.
   *
   * @param source where the records come from
   * @param settings how to read them; the method plays no part
   * @param listener told what is being done
   * @return the records that take part, and the counts of all others
   * @throws uk.linkage.intake.InputRefusedException if the records can't be worked on
   */
  public static ClientReading run(
      ClientSource source, LinkageSettings settings, StageListener listener) {
    return run(source, settings, listener, /* namesAbsent= */ false);
  }

  /**
   * Reads records, and names those that take no part, for who keeps records over time.
   *
   * @param source where the records come from
   * @param settings how to read them; the method plays no part
   * @param listener told what is being done
   * @return the records that take part, the names of the others, and the counts of all
   * @throws uk.linkage.intake.InputRefusedException if the records can't be worked on
   */
  public static ClientReading runNamingAbsent(
      ClientSource source, LinkageSettings settings, StageListener listener) {
    return run(source, settings, listener, /* namesAbsent= */ true);
  }

  private static ClientReading run(
      ClientSource source, LinkageSettings settings, StageListener listener, boolean namesAbsent) {
    long rows = source.estimatedRows();
    MemoryEstimate.of(rows, settings.threads(), LinkageMethod.ATTRIBUTOR)
        .require(settings.memoryBytes());
    listener.started("read", rows);
    try (Workers workers = new Workers(settings.threads())) {
      ClientReading reading = of(source, settings, workers, listener, namesAbsent);
      DateCheck.requireReadable(reading.intake);
      if (reading.intake.clients().size() > 0 || reading.intake.rows() == 0) {
        return reading;
      }
      List<String> notes = new ArrayList<>(reading.notes);
      notes.add(NOBODY_TAKES_PART);
      return new ClientReading(reading.intake, notes);
    }
  }

  static ClientReading of(
      ClientSource source, LinkageSettings settings, Workers workers, StageListener listener) {
    return of(source, settings, workers, listener, /* namesAbsent= */ false);
  }

  private static ClientReading of(
      ClientSource source,
      LinkageSettings settings,
      Workers workers,
      StageListener listener,
      boolean namesAbsent) {
    IntakeSettings how = settings.intake();
    IntakeResult intake = read(source, how, workers, listener, namesAbsent);
    List<String> notes = new ArrayList<>();
    if (how.greatestAge() == null && DateCheck.isHistorical(intake)) {
      String note = DateCheck.historicalNote(intake, BirthDate.GREATEST_AGE);
      IntakeSettings anyAge = how.withGreatestAge(BirthDate.ANY_AGE);
      intake = read(source, anyAge, workers, listener, namesAbsent);
      notes.add(note);
    }
    notes.addAll(DateCheck.notesOnInformation(intake));
    return new ClientReading(intake, notes);
  }

  private static IntakeResult read(
      ClientSource source,
      IntakeSettings how,
      Workers workers,
      StageListener listener,
      boolean namesAbsent) {
    Intake intake = new Intake(how, workers);
    if (namesAbsent) {
      intake.nameAbsent();
    }
    intake.expect(source.estimatedRows());
    source.readInto(intake, listener::progressed);
    return intake.finish();
  }
}
