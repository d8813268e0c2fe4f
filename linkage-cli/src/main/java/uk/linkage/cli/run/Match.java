package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.MatchingResult;
import uk.linkage.MatchingSettings;
import uk.linkage.ModelSettings;
import uk.linkage.StageListener;
import uk.linkage.disclosure.Differencing;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.input.SystemOfFiles;
import uk.linkage.duckdb.output.Certificate;
import uk.linkage.duckdb.output.Destroyed;
import uk.linkage.duckdb.output.EarlierCounts;
import uk.linkage.duckdb.output.LinksFile;
import uk.linkage.duckdb.output.MatchOutputs;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.report.MatchPage;

/**
 * Matches files of IMS, or the persons of a store, to files of NDTMS and counts the persons of
 * either, both and any.
 *
 * @param ims whose persons those of IMS are: those of files or of a store
 * @param ndtms which files of NDTMS are read, and how
 * @param dataSet the letter of the data set that is expected, or null
 * @param method how persons of NDTMS are told apart, and how those of both are linked
 * @param counting by what they are counted
 * @param machine how much of the machine may be taken
 * @param out the folder
 * @param overwrite whether an earlier result in the folder is replaced
 * @param leaving what is left behind
 * @param info what ran, to be kept with the result
 */
public record Match(
    RecordsAsked ims,
    ReadOptions ndtms,
    @Nullable String dataSet,
    MethodAsked method,
    CountingAsked counting,
    Machine machine,
    Path out,
    boolean overwrite,
    Leaving leaving,
    RunInfo info) {

  /**
   * What a match leaves behind.
   *
   * @param ephemeral whether nothing but tables and a certificate is left
   * @param links the file that links between ids are released to, or null
   */
  public record Leaving(boolean ephemeral, @Nullable Path links) {}

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
   * @param carried as which output a store has it on record, null without one
   */
  public record Outcome(
      MatchingResult result,
      PublishedCounts counts,
      List<Differencing.Warning> differences,
      List<String> unusedColumns,
      List<String> notes,
      Path out,
      Duration elapsed,
      boolean ofStore,
      @Nullable Audited<Integer> carried) {

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
   * @throws InputRefusedException if the input can't be worked on
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
    ims.requireAnother(out, "--out");
    if (leaving.links() != null) {
      ims.requireAnother(leaving.links(), "--release-links");
    }
    // First of all, because it is refused at once or not at all.
    try (OutputDirectory directory =
            leaving.ephemeral()
                ? OutputDirectory.prepareOwnerOnly(out, overwrite)
                : OutputDirectory.prepare(out, overwrite);
        LinksFile links =
            leaving.links() == null ? null : LinksFile.prepare(leaving.links(), out, overwrite);
        OpenedRecords opened = opened(db)) {
      Breakdown breakdown = new Breakdown(counting);
      ReadClients imsFiles = opened.clients();
      SystemOfFiles.requireNdtms(db, ndtms);
      ClientFiles ndtmsFiles = SideFiles.NDTMS.open(db, ndtms.withFacts(breakdown.facts(true)));
      breakdown.requireColumns(imsFiles, ndtmsFiles);
      requireDataSet(ndtmsFiles);
      EarlierCounts earlier =
          counting.against() == null ? null : EarlierCounts.read(db, counting.against());
      PostcodeLookup lookup = PostcodeLookup.of(counting, db, machine, listener);
      PlacesOfRecords places = new PlacesOfRecords(counting, lookup.lookup());
      MatchingResult result = match(opened, ndtmsFiles, places, listener);
      PublishedCounts counts =
          new PublishedCounts(
              new CountOfBoth(opened, ndtmsFiles, ndtms.asAt()).of(result, breakdown, places),
              counting.mode(),
              true);
      List<Differencing.Warning> differences =
          earlier == null ? List.of() : counts.against(earlier);
      List<String> notes = new ArrayList<>(directory.notes());
      notes.addAll(notes(result, counts, imsFiles, ndtmsFiles, lookup, places));

      listener.started("write", -1);
      long writing = System.nanoTime();
      MatchOutputs outputs = new MatchOutputs(directory, opened.clients().store() != null);
      outputs.counts(counts);
      if (!leaving.ephemeral()) {
        outputs.model(result, info.version());
        outputs.takingNoPart(result.ims(), imsFiles, "ims-");
        outputs.takingNoPart(result.ndtms(), ndtmsFiles, "ndtms-");
      }
      outputs.summary(result, counts, differences, notes);
      List<InputFile> inputs = new ArrayList<>(imsFiles.files());
      inputs.addAll(ndtmsFiles.files());
      inputs.addAll(lookup.files());
      RunRecord run = record(result, inputs, opened);
      ReportFile.write(
          MatchPage.of(result, counts, run, info, notes, leaving.ephemeral()), directory);
      String released = links == null ? null : links.name() + ", SHA-256 " + links.write(result);
      if (leaving.ephemeral()) {
        certificate(imsFiles, ndtmsFiles, lookup, directory.swept(), released).write(directory);
      }
      outputs.run(run, info, writing);
      Audited<Integer> carried =
          opened.carried(
              result.ims().intake().clients(), info.command(), directory.file("summary.json"));
      directory.commit();
      if (links != null) {
        links.commit();
      }
      List<String> unused = new ArrayList<>(imsFiles.unusedColumns());
      unused.addAll(ndtmsFiles.unusedColumns());
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome(
          result,
          counts,
          differences,
          unused,
          notes,
          out,
          elapsed,
          opened.clients().store() != null,
          carried);
    }
  }

  private OpenedRecords opened(DuckDb db) {
    Breakdown breakdown = new Breakdown(counting);
    requireProtectable(breakdown);
    return ims.openAsIms(db, breakdown.facts(false), machine);
  }

  /**
   * The persons of a month by contact and those of the year don't add up, so they are several
   * tables that share cells; what is withheld of one could be worked out from another.
   */
  private void requireProtectable(Breakdown breakdown) {
    if (counting.mode() == DisclosureMode.SUPPRESS5 && breakdown.hasPeriods()) {
      throw new InputRefusedException(
          "--disclosure suppress5 can't protect a match by month, quarter or year, because a table"
              + " by contact and one by period tell of each other; use --disclosure round5");
    }
  }

  /** Everything but the outputs was in memory, which ends with the process. */
  private Certificate certificate(
      ReadClients imsFiles,
      ClientFiles ndtmsFiles,
      PostcodeLookup lookup,
      List<Destroyed> swept,
      @Nullable String linksReleased) {
    List<Certificate.Read> read = new ArrayList<>();
    imsFiles.files().forEach(f -> read.add(Certificate.Read.of(Certificate.Role.IMS, f)));
    ndtmsFiles.files().forEach(f -> read.add(Certificate.Read.of(Certificate.Role.NDTMS, f)));
    lookup.files().forEach(f -> read.add(Certificate.Read.of(Certificate.Role.LOOKUP, f)));
    return new Certificate(
        info.command(), info.version(), info.started(), Instant.now(), read, swept, linksReleased);
  }

  private void requireDataSet(ClientFiles ndtmsFiles) {
    for (InputFile file : ndtmsFiles.files()) {
      String letter = SystemOfFiles.dataSet(file.name());
      if (dataSet != null && letter != null && !letter.equals(dataSet)) {
        throw new InputRefusedException(
            file.path()
                + ": must be of data set "
                + dataSet
                + ", got one whose name says "
                + letter
                + "; ask for the right file, or leave --data-set out");
      }
    }
  }

  private MatchingResult match(
      OpenedRecords opened,
      ClientFiles ndtmsFiles,
      PlacesOfRecords places,
      StageListener listener) {
    MatchingSettings settings =
        new MatchingSettings(
            opened.settings(), settings(ndtmsFiles), method.method(), method.threshold());
    return opened.matched(ndtmsFiles, places.chosen(), settings, listener);
  }

  private LinkageSettings settings(ClientFiles files) {
    LinkageMethod ofSide = method.method();
    return new LinkageSettings(
        files.intakeSettings(),
        ofSide,
        ModelSettings.USUAL,
        machine.threads(),
        machine.engineBytes());
  }

  private static List<String> notes(
      MatchingResult result,
      PublishedCounts counts,
      ReadClients imsFiles,
      ClientFiles ndtmsFiles,
      PostcodeLookup lookup,
      PlacesOfRecords places) {
    List<String> notes = new ArrayList<>();
    imsFiles
        .notes(counts::alone)
        .forEach(note -> notes.add("IMS: " + SideFiles.IMS.inWordsOf(note)));
    ndtmsFiles.notes().forEach(note -> notes.add("NDTMS: " + SideFiles.NDTMS.inWordsOf(note)));
    notes.addAll(result.notes());
    notes.addAll(lookup.notes(places));
    return notes;
  }

  private RunRecord record(MatchingResult result, List<InputFile> inputs, OpenedRecords opened) {
    LinkageSettings how = result.settings().ims();
    long records =
        (long) result.ims().intake().clients().size() + result.ndtms().intake().clients().size();
    long estimated = Math.max(result.ims().memory().bytes(), result.ndtms().memory().bytes());
    return new RunRecord(
        inputs,
        result.stages(),
        records,
        opened.asAt(),
        how.threads(),
        how.memoryBytes(),
        estimated,
        /* showsCounts= */ counting.mode() == null,
        opened.clients().store());
  }
}
