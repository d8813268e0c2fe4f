package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.linkage.LinkageResult;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.parallel.Workers;

/** Writes the results of a linkage into a directory. */
public final class LinkageOutputs {

  static final String RUN = "run.json";

  private LinkageOutputs() {}

  /**
   * Writes persons, links, excluded and rejected as tables, and summary.json, model.json and
   * run.json.
   *
   * <p>run.json is written last and names every file that is in the directory by then, so what else
   * belongs to the results must be there before.
   *
   * @param to where
   * @param result what was found
   * @param files what it was found in
   * @param info what ran
   * @param format the form of the tables
   * @param db what writes Parquet
   * @throws uk.linkage.intake.InputRefusedException if it can't be written; the message says what
   *     to do
   */
  public static void write(
      OutputDirectory to,
      LinkageResult result,
      ReadClients files,
      RunInfo info,
      OutputFormat format,
      DuckDb db) {
    long start = System.nanoTime();
    SortedMap<String, String> hashes = new TreeMap<>();
    LinkageTables tables = new LinkageTables(result);
    try (Workers workers = new Workers(result.settings().threads())) {
      for (Table table :
          List.of(tables.persons(), tables.links(), tables.excluded(), tables.rejected(files))) {
        String name = format.fileName(table.name());
        switch (format) {
          case CSV -> hashes.put(name, CsvTable.write(table, to.file(name), workers));
          case PARQUET -> ParquetTable.write(table, to.file(name), db);
        }
      }
    }
    JsonFile.write(to.file("summary.json"), new SummaryJson(result, files.notes())::write);
    JsonFile.write(to.file("model.json"), new ModelJson(result, info.version())::write);
    hashOthers(to.partial(), hashes);
    long elapsed = System.nanoTime() - start;
    JsonFile.write(
        to.file(RUN), new RunJson(RunRecord.of(result, files), info, hashes, elapsed)::write);
  }

  /** Adds the SHA-256 of every file of the directory that was not hashed while it was written. */
  static void hashOthers(Path directory, SortedMap<String, String> hashes) {
    try (DirectoryStream<Path> written = Files.newDirectoryStream(directory)) {
      for (Path file : written) {
        String name = Objects.toString(file.getFileName());
        if (!hashes.containsKey(name)) {
          hashes.put(name, InputFile.sha256(file));
        }
      }
    } catch (IOException e) {
      throw OutputFault.refusal(directory, e);
    }
  }
}
