package uk.linkage.cli.run;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.DataQuality;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.intake.DuplicateRecordIdsException;
import uk.linkage.profile.QualityReport;

/**
 * Judges how complete and how plausible the attributors in some files are.
 *
 * @param reading which files are read, and how
 * @param machine how much of the machine may be taken
 */
public record Profile(ReadOptions reading, Machine machine) {

  /**
   * What came of it.
   *
   * @param report counts by provider
   * @param unusedColumns columns that were left unread
   * @param notes what the user should know, in sentences
   */
  public record Outcome(QualityReport report, List<String> unusedColumns, List<String> notes) {

    public Outcome {
      unusedColumns = List.copyOf(unusedColumns);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Does it.
   *
   * @param listener told what is being done
   * @return what came of it
   * @throws uk.linkage.intake.InputRefusedException if the input can't be worked on
   * @throws uk.linkage.intake.PrivacyRefusedException if the input may not be worked on
   */
  public Outcome run(StageListener listener) {
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes())) {
      ClientFiles files = ClientFiles.open(db, reading);
      QualityReport report = judge(files, listener);
      List<String> notes = new ArrayList<>(files.notes());
      notes.addAll(report.notes());
      return new Outcome(report, files.unusedColumns(), notes);
    }
  }

  private QualityReport judge(ClientFiles files, StageListener listener) {
    LinkageSettings settings =
        new LinkageSettings(
            files.intakeSettings(),
            LinkageMethod.ATTRIBUTOR,
            machine.threads(),
            machine.engineBytes());
    try {
      return DataQuality.run(files, settings, listener);
    } catch (DuplicateRecordIdsException e) {
      throw files.withLines(e);
    }
  }
}
