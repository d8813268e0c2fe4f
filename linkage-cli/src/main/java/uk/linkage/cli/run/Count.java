package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.LinkageResult;
import uk.linkage.StageListener;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.ProviderOverlap;
import uk.linkage.disclosure.Differencing;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.duckdb.output.EarlierCounts;
import uk.linkage.duckdb.output.MatchOutputs;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.intake.Clients;
import uk.linkage.report.CountPage;

/**
 * Counts the persons of some files, or of a store, by whatever is known of them, and whom the
 * providers share.
 *
 * @param records whose persons they are: those of files or of a store
 * @param counting by what they are counted
 * @param machine how much of the machine may be taken
 * @param out the folder
 * @param overwrite whether an earlier result in the folder is replaced
 * @param info what ran, to be kept with the result
 */
public record Count(
    RecordsAsked records,
    CountingAsked counting,
    Machine machine,
    Path out,
    boolean overwrite,
    RunInfo info) {

  /**
   * What came of it.
   *
   * @param result what was found
   * @param counts what may be shown of it
   * @param differences what this and an earlier table tell together
   * @param unusedColumns columns that were left unread
   * @param notes what the user should know, in sentences
   * @param out the folder
   * @param elapsed how long it all took
   * @param ofStore whether the records are those of a store
   */
  public record Outcome(
      LinkageResult result,
      PublishedCounts counts,
      List<Differencing.Warning> differences,
      List<String> unusedColumns,
      List<String> notes,
      Path out,
      Duration elapsed,
      boolean ofStore) {

    public Outcome {
      differences = List.copyOf(differences);
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
    long start = System.nanoTime();
    records.requireAnother(out, "--out");
    Breakdown breakdown = new Breakdown(counting);
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes());
        OutputDirectory directory = OutputDirectory.prepare(out, overwrite);
        OpenedRecords opened = records.open(db, breakdown.facts(isNdtms()), machine)) {
      ReadClients files = opened.clients();
      breakdown.requireColumns(files);
      EarlierCounts earlier =
          counting.against() == null ? null : EarlierCounts.read(db, counting.against());
      PostcodeLookup lookup = PostcodeLookup.of(counting, db, machine, listener);
      PlacesOfRecords places = new PlacesOfRecords(counting, lookup.lookup());
      LinkageResult result = opened.linked(listener);
      PublishedCounts counts =
          new PublishedCounts(
              count(result, breakdown, places, opened),
              counting.mode(),
              /* hasTwoSources= */ false);
      List<Differencing.Warning> differences =
          earlier == null ? List.of() : counts.against(earlier);
      List<String> notes = new ArrayList<>(files.notes(counts::alone));
      notes.addAll(result.notes());
      notes.addAll(lookup.notes(places));

      listener.started("write", -1);
      long writing = System.nanoTime();
      MatchOutputs outputs = new MatchOutputs(directory, opened.clients().store() != null);
      outputs.counts(counts);
      ProviderOverlap overlap = overlap(result);
      outputs.providers(overlap, counts);
      outputs.model(result, info.version());
      outputs.takingNoPart(result, files, "");
      outputs.summary(result, counts, differences, notes);
      List<InputFile> inputs = new ArrayList<>(files.files());
      inputs.addAll(lookup.files());
      RunRecord run = record(result, inputs, opened);
      RunInfo ran = info.with(opened.model());
      ReportFile.write(CountPage.of(result, counts, overlap, run, ran, notes), directory);
      outputs.run(run, ran, writing);
      directory.commit();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome(
          result,
          counts,
          differences,
          files.unusedColumns(),
          notes,
          out,
          elapsed,
          files.store() != null);
    }
  }

  private boolean isNdtms() {
    return records.profile().equals("ndtms");
  }

  private CellFigures count(
      LinkageResult result, Breakdown breakdown, PlacesOfRecords places, OpenedRecords opened) {
    Clients clients = result.intake().clients();
    return breakdown.count(
        new Breakdown.Counted(
            clients.records(),
            clients.facts(),
            places.codes(clients, /* columnFirst= */ isNdtms()),
            new boolean[clients.size()],
            opened.spells(clients),
            providerOf(clients),
            clients.providerNames(),
            opened.asAt(),
            opened.clients()::codes),
        places,
        result.persons().count(),
        personOf(result),
        ContactTotals.of(result.count()));
  }

  private static ProviderOverlap overlap(LinkageResult result) {
    Clients clients = result.intake().clients();
    return ProviderOverlap.count(
        result.persons().count(), personOf(result), providerOf(clients), clients.providerNames());
  }

  private static int[] personOf(LinkageResult result) {
    int[] personOf = new int[result.intake().clients().size()];
    for (int record = 0; record < personOf.length; record++) {
      personOf[record] = result.persons().personOf(record);
    }
    return personOf;
  }

  private static int[] providerOf(Clients clients) {
    int[] providerOf = new int[clients.size()];
    for (int record = 0; record < providerOf.length; record++) {
      providerOf[record] = clients.provider(record);
    }
    return providerOf;
  }

  private RunRecord record(LinkageResult result, List<InputFile> inputs, OpenedRecords opened) {
    return new RunRecord(
        inputs,
        result.stages(),
        result.intake().clients().size(),
        opened.asAt(),
        result.settings().threads(),
        result.settings().memoryBytes(),
        result.memory().bytes(),
        /* showsCounts= */ counting.mode() == null,
        opened.clients().store());
  }
}
