package uk.linkage.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import uk.linkage.Linkage;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.LinkageSettings;
import uk.linkage.ModelSettings;
import uk.linkage.StageListener;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.LinkageOutputs;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.duckdb.output.RunInfo;

/** Whole runs from files to files, as the command line does them. */
public final class Runs {

  public static final RunInfo INFO =
      new RunInfo(
          "dedupe", List.of("in.csv", "--out", "out"), "1.2.3", Instant.EPOCH, /* seed= */ null);

  private Runs() {}

  public static LinkageResult run(ReadOptions options, Path out, OutputFormat format, int threads) {
    return run(options, LinkageMethod.LADDER, ModelSettings.USUAL, out, format, threads);
  }

  public static LinkageResult run(
      ReadOptions options,
      LinkageMethod method,
      ModelSettings model,
      Path out,
      OutputFormat format,
      int threads) {
    try (DuckDb db = DuckDb.inMemory(threads, 1 << 30)) {
      ClientFiles files = ClientFiles.open(db, options);
      return run(
          db,
          files,
          new LinkageSettings(files.intakeSettings(), method, model, threads, 1L << 30),
          out,
          format);
    }
  }

  public static LinkageResult run(
      DuckDb db, ClientFiles files, Path out, OutputFormat format, int threads) {
    return run(
        db,
        files,
        new LinkageSettings(files.intakeSettings(), LinkageMethod.LADDER, threads, 1L << 30),
        out,
        format);
  }

  private static LinkageResult run(
      DuckDb db, ClientFiles files, LinkageSettings settings, Path out, OutputFormat format) {
    try (OutputDirectory to = OutputDirectory.prepare(out, /* overwrite= */ false)) {
      LinkageResult result = Linkage.run(files, settings, StageListener.SILENT);
      LinkageOutputs.write(to, result, files, INFO, format, db);
      to.commit();
      return result;
    }
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files whose bytes depend on the records alone. */
  public static String reproducible(Path out) {
    StringBuilder all = new StringBuilder();
    for (String name : List.of("persons.csv", "links.csv", "summary.json", "model.json")) {
      all.append(name).append('\n').append(text(out.resolve(name)));
    }
    return all.toString();
  }
}
