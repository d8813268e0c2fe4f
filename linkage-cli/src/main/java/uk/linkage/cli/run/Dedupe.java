package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.LinkageResult;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.duckdb.output.LinkageOutputs;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.report.DedupePage;

/**
 * Finds the persons in some files, or in a store, and writes them to a folder.
 *
 * @param records whose persons they are: those of files or of a store
 * @param machine how much of the machine may be taken
 * @param out the folder
 * @param format the format of the large tables
 * @param overwrite whether an earlier result in the folder is replaced
 * @param info what ran, to be kept with the result
 */
public record Dedupe(
    RecordsAsked records,
    Machine machine,
    Path out,
    OutputFormat format,
    boolean overwrite,
    RunInfo info) {

  /**
   * What came of it.
   *
   * @param result what was found
   * @param unusedColumns columns that were left unread
   * @param notes what the user should know, in sentences
   * @param out the folder
   * @param elapsed how long it all took
   */
  public record Outcome(
      LinkageResult result,
      List<String> unusedColumns,
      List<String> notes,
      Path out,
      Duration elapsed) {

    public Outcome {
      unusedColumns = List.copyOf(unusedColumns);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Does it.
   *
   * @param listener told what is being done
   * @return what came of it, when the folder is complete
   * @throws uk.linkage.intake.InputRefusedException if the input can't be worked on
   * @throws uk.linkage.intake.PrivacyRefusedException if the input may not be worked on
   */
  public Outcome run(StageListener listener) {
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes())) {
      return run(db, listener);
    }
  }

  /** Does it with a database that is there already. */
  Outcome run(DuckDb db, StageListener listener) {
    long start = System.nanoTime();
    records.requireAnother(out, "--out");
    // First of all, because it is refused at once or not at all.
    try (OutputDirectory directory = OutputDirectory.prepare(out, overwrite);
        OpenedRecords opened = records.open(db, List.of(), machine)) {
      ReadClients files = opened.clients();
      LinkageResult result = opened.linked(listener);
      listener.started("write", -1);
      List<String> toKnow = new ArrayList<>(files.notes());
      toKnow.addAll(result.notes());
      RunInfo ran = info.with(opened.model());
      ReportFile.write(DedupePage.of(result, RunRecord.of(result, files), ran, toKnow), directory);
      LinkageOutputs.write(directory, result, files, ran, format, db);
      directory.commit();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      List<String> notes = new ArrayList<>(directory.notes());
      notes.addAll(toKnow);
      return new Outcome(result, files.unusedColumns(), notes, out, elapsed);
    }
  }
}
