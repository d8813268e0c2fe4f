package uk.linkage.duckdb.output;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.linkage.LinkageResult;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.activity.Activity;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.parallel.Workers;

/** Writes journeys into a directory. */
public final class JourneyOutputs {

  private final OutputDirectory to;
  private final SortedMap<String, String> hashes = new TreeMap<>();

  /**
   * Outputs.
   *
   * @param to where
   */
  public JourneyOutputs(OutputDirectory to) {
    this.to = to;
  }

  /**
   * Writes the tables: journeys as CSV and as Parquet, periods, flows and paths, the persons of the
   * records, and what takes no part.
   *
   * @param published what may be shown
   * @param activity the contacts that were read
   * @param result the persons
   * @param files the files of clients
   * @param db what writes Parquet
   */
  public void tables(
      PublishedJourneys published,
      Activity activity,
      LinkageResult result,
      ReadClients files,
      DuckDb db) {
    JourneyTables tables = new JourneyTables(published);
    LinkageTables ofLinkage = new LinkageTables(result);
    try (Workers workers = new Workers(result.settings().threads())) {
      write(tables.journeys(result.persons()), workers);
      write(tables.periods(), workers);
      write(tables.flows(), workers);
      if (published.hasPaths()) {
        write(tables.paths(), workers);
      }
      write(ofLinkage.persons(), workers);
      write(ofLinkage.excluded(), workers);
      write(ofLinkage.rejected(files), workers);
      write(JourneyTables.excludedActivity(activity), workers);
      write(JourneyTables.rejectedActivity(activity), workers);
    }
    Table journeys = tables.journeys(result.persons());
    ParquetTable.write(journeys, to.file(OutputFormat.PARQUET.fileName(journeys.name())), db);
  }

  private void write(Table table, Workers workers) {
    String name = OutputFormat.CSV.fileName(table.name());
    hashes.put(name, CsvTable.write(table, to.file(name), workers));
  }

  /**
   * Writes summary.json.
   *
   * @param published what may be shown
   * @param activity the contacts that were read
   * @param result the persons
   * @param notes what the user should know
   */
  public void summary(
      PublishedJourneys published, Activity activity, LinkageResult result, List<String> notes) {
    JsonFile.write(
        to.file("summary.json"), new JourneySummaryJson(result, activity, published, notes)::write);
  }

  /**
   * Writes what ran, and ends the outputs: run.json names every file that is there by then.
   *
   * @param run what it did and took
   * @param info what ran
   * @param writingSince when writing began, by {@link System#nanoTime}
   */
  public void run(RunRecord run, RunInfo info, long writingSince) {
    LinkageOutputs.hashOthers(to.partial(), hashes);
    long elapsed = System.nanoTime() - writingSince;
    JsonFile.write(to.file(LinkageOutputs.RUN), new RunJson(run, info, hashes, elapsed)::write);
  }
}
