package uk.linkage.duckdb.output;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.linkage.LinkageResult;
import uk.linkage.MatchingResult;
import uk.linkage.count.ProviderOverlap;
import uk.linkage.disclosure.Differencing;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.parallel.Workers;

/** Writes the results of a match, or of a count, into a directory. */
public final class MatchOutputs {

  private final OutputDirectory to;
  private final boolean ofStore;
  private final SortedMap<String, String> hashes = new TreeMap<>();

  /**
   * Outputs.
   *
   * @param to where
   */
  public MatchOutputs(OutputDirectory to) {
    this(to, /* ofStore= */ false);
  }

  /**
   * Outputs.
   *
   * @param to where
   * @param ofStore whether the records are those of a store's period: how many there are says
   *     nearly how many persons, so it is shown as these are
   */
  public MatchOutputs(OutputDirectory to, boolean ofStore) {
    this.to = to;
    this.ofStore = ofStore;
  }

  /**
   * Writes the table of counts.
   *
   * @param counts what may be shown
   */
  public void counts(PublishedCounts counts) {
    table(new CountsTable(counts).table());
  }

  /**
   * Writes who shares persons with whom.
   *
   * @param overlap persons of each provider and of each two
   * @param counts how numbers are shown
   */
  public void providers(ProviderOverlap overlap, PublishedCounts counts) {
    table(new ProvidersTable(overlap, counts).table());
  }

  /**
   * Writes the records that take no part: how many of each provider, and where the rejected stand.
   *
   * @param result what was found in some files
   * @param files the files
   * @param prefix what the names of the tables begin with
   */
  public void takingNoPart(LinkageResult result, ReadClients files, String prefix) {
    LinkageTables tables = new LinkageTables(result);
    table(tables.excluded(), prefix);
    table(tables.rejected(files), prefix);
  }

  private void table(Table table) {
    table(table, "");
  }

  private void table(Table table, String prefix) {
    String name = prefix + table.name() + ".csv";
    try (Workers workers = new Workers(1)) {
      hashes.put(name, CsvTable.write(table, to.file(name), workers));
    }
  }

  /**
   * Writes how it was decided who is one person in a match.
   *
   * @param result what was found
   * @param version the version of linkage
   */
  public void model(MatchingResult result, String version) {
    JsonFile.write(to.file("model.json"), new MatchModelJson(result, version)::write);
  }

  /**
   * Writes how it was decided who is one person in a count.
   *
   * @param result what was found
   * @param version the version of linkage
   */
  public void model(LinkageResult result, String version) {
    JsonFile.write(to.file("model.json"), new ModelJson(result, version)::write);
  }

  /**
   * Writes the summary of a match.
   *
   * @param result what was found
   * @param counts what may be shown of it
   * @param differences what this and an earlier publication tell together
   * @param notes what the user should know
   */
  public void summary(
      MatchingResult result,
      PublishedCounts counts,
      List<Differencing.Warning> differences,
      List<String> notes) {
    JsonFile.write(
        to.file("summary.json"),
        new MatchSummaryJson(result, counts, differences, notes, ofStore)::write);
  }

  /**
   * Writes the summary of a count.
   *
   * @param result what was found
   * @param counts what may be shown of it
   * @param differences what this and an earlier publication tell together
   * @param notes what the user should know
   */
  public void summary(
      LinkageResult result,
      PublishedCounts counts,
      List<Differencing.Warning> differences,
      List<String> notes) {
    JsonFile.write(
        to.file("summary.json"),
        new CountSummaryJson(result, counts, differences, notes, ofStore)::write);
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
