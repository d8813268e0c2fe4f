package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.LinkageResult;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.duckdb.output.LinkageOutputs;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.report.DedupePage;

/**
 * Finds the persons in some files and writes them to a folder.
 *
 * @param reading which files are read, and how
 * @param method how it is to be decided which records are one person
 * @param machine how much of the machine may be taken
 * @param out the folder
 * @param format the format of the large tables
 * @param overwrite whether an earlier result in the folder is replaced
 * @param info what ran, to be kept with the result
 */
public record Dedupe(
    ReadOptions reading,
    MethodAsked method,
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
    // First of all, because it is refused at once or not at all.
    try (OutputDirectory directory = OutputDirectory.prepare(out, overwrite)) {
      ModelFile model = method.readModel();
      ClientFiles files = ClientFiles.open(db, reading);
      LinkageResult result = FileLinkage.run(files, method, model, machine, listener);
      listener.started("write", -1);
      List<String> toKnow = new ArrayList<>(files.notes());
      toKnow.addAll(result.notes());
      RunInfo ran = info.with(model);
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
