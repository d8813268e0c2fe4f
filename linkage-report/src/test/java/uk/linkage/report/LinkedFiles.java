package uk.linkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.linkage.Attributors;
import uk.linkage.Linkage;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.LinkageSettings;
import uk.linkage.Matching;
import uk.linkage.MatchingResult;
import uk.linkage.MatchingSettings;
import uk.linkage.ModelSettings;
import uk.linkage.RecordChoice;
import uk.linkage.StageListener;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.Dimension;
import uk.linkage.count.Dimensions;
import uk.linkage.count.PersonCells;
import uk.linkage.count.ProviderOverlap;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.LinkageOutputs;
import uk.linkage.duckdb.output.MatchOutputs;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.Clients;
import uk.linkage.report.page.Page;

/** Whole runs on files, with the pages of their results and the summaries beside. */
final class LinkedFiles {

  static final LocalDate AS_AT = LocalDate.of(2026, 3, 31);
  static final WorldSettings WORLD = WorldSettings.of(11, 2_500).withAsAt(AS_AT);

  private static final RunInfo INFO =
      new RunInfo("dedupe", List.of(), "1.2.3", Instant.EPOCH, /* seed= */ null);

  private LinkedFiles() {}

  /** What a run gave. */
  record Outcome(LinkageResult result, PageReader page, JsonNode summary, Page written) {}

  /** Makes the region. */
  static Path region(Path folder) {
    WorldGenerator.write(WORLD, folder, rows -> {});
    return folder;
  }

  static Outcome dedupe(
      String input, Path out, LinkageMethod method, ModelSettings model, int threads) {
    try (DuckDb db = DuckDb.inMemory(threads, 1 << 28);
        OutputDirectory to = OutputDirectory.prepare(out, /* overwrite= */ false)) {
      ClientFiles files = ClientFiles.open(db, reading(input, "ims"));
      LinkageResult result = Linkage.run(files, settings(files, method, model, threads), quiet());
      List<String> notes = new ArrayList<>(files.notes());
      notes.addAll(result.notes());
      Page page = DedupePage.of(result, RunRecord.of(result, files), INFO, notes);
      LinkageOutputs.write(to, result, files, INFO, OutputFormat.CSV, db);
      to.commit();
      return new Outcome(result, new PageReader(page), json(out), page);
    }
  }

  static Outcome count(String input, Path out, @Nullable DisclosureMode mode) {
    try (DuckDb db = DuckDb.inMemory(2, 1 << 28);
        OutputDirectory to = OutputDirectory.prepare(out, /* overwrite= */ false)) {
      ClientFiles files = ClientFiles.open(db, reading(input, "ims"));
      LinkageResult result =
          Linkage.run(
              files, settings(files, LinkageMethod.PROBABILISTIC, ModelSettings.USUAL, 2), quiet());
      Clients clients = result.intake().clients();
      int[] personOf = new int[clients.size()];
      int[] providerOf = new int[clients.size()];
      for (int record = 0; record < personOf.length; record++) {
        personOf[record] = result.persons().personOf(record);
        providerOf[record] = clients.provider(record);
      }
      List<Dimension> by =
          List.of(
              Dimensions.sex(clients.records()),
              Dimensions.provider(providerOf, clients.providerNames()));
      PersonCells cells =
          PersonCells.count(result.persons().count(), personOf, new boolean[personOf.length], by);
      PublishedCounts counts =
          new PublishedCounts(
              new CellFigures(
                  cells,
                  ofAttributors(clients.records(), new boolean[personOf.length], by),
                  ContactTotals.of(result.count())),
              mode,
              false);
      ProviderOverlap overlap =
          ProviderOverlap.count(
              result.persons().count(), personOf, providerOf, clients.providerNames());
      Page page =
          CountPage.of(result, counts, overlap, RunRecord.of(result, files), INFO, List.of());
      new MatchOutputs(to).summary(result, counts, List.of(), List.of());
      to.commit();
      return new Outcome(result, new PageReader(page), json(out), page);
    }
  }

  /** What a match gave. */
  record Matched(MatchingResult result, PageReader page, JsonNode summary, Page written) {}

  static Matched match(Path region, Path out, @Nullable DisclosureMode mode, boolean ephemeral) {
    try (DuckDb db = DuckDb.inMemory(2, 1 << 28);
        OutputDirectory to = OutputDirectory.prepare(out, /* overwrite= */ false)) {
      ClientFiles ims = ClientFiles.open(db, reading(region + "/ims/*.csv", "ims"));
      ClientFiles ndtms = ClientFiles.open(db, reading(region + "/ndtms/*.csv", "ndtms"));
      LinkageMethod method = LinkageMethod.PROBABILISTIC;
      MatchingResult result =
          Matching.run(
              ims,
              ndtms,
              RecordChoice.ALL,
              new MatchingSettings(
                  settings(ims, method, ModelSettings.USUAL, 2),
                  settings(ndtms, method, ModelSettings.USUAL, 2),
                  method,
                  .5),
              quiet());
      int[] personOf = result.personOfRecord();
      int imsRecords = result.ims().intake().clients().size();
      boolean[] isNdtms = new boolean[personOf.length];
      Arrays.fill(isNdtms, imsRecords, isNdtms.length, true);
      long[] records = Arrays.copyOf(result.ims().intake().clients().records(), personOf.length);
      System.arraycopy(
          result.ndtms().intake().clients().records(),
          0,
          records,
          imsRecords,
          personOf.length - imsRecords);
      int persons = Arrays.stream(personOf).max().orElse(0);
      PersonCells cells =
          PersonCells.count(persons, personOf, isNdtms, List.of(Dimensions.sex(records)));
      PersonCells naive = ofAttributors(records, isNdtms, List.of(Dimensions.sex(records)));
      PublishedCounts counts =
          new PublishedCounts(new CellFigures(cells, naive, result.totals()), mode, true);
      RunRecord run =
          new RunRecord(
              ims.files(),
              result.stages(),
              personOf.length,
              AS_AT,
              2,
              1L << 30,
              1L << 20,
              counts.isExact());
      Page page = MatchPage.of(result, counts, run, INFO, result.notes(), ephemeral);
      new MatchOutputs(to).summary(result, counts, List.of(), List.of());
      to.commit();
      return new Matched(result, new PageReader(page), json(out), page);
    }
  }

  private static PersonCells ofAttributors(long[] records, boolean[] isNdtms, List<Dimension> by) {
    int[] attributorOf = Attributors.numbered(records);
    int attributors = Arrays.stream(attributorOf).max().orElse(0);
    return PersonCells.count(attributors, attributorOf, isNdtms, by);
  }

  private static LinkageSettings settings(
      ClientFiles files, LinkageMethod method, ModelSettings model, int threads) {
    return new LinkageSettings(files.intakeSettings(), method, model, threads, 1L << 30);
  }

  private static ReadOptions reading(String input, String profile) {
    return new ReadOptions(
        List.of(input),
        profile,
        Map.of(),
        Set.of(),
        "utf-8",
        null,
        false,
        List.of(),
        null,
        AS_AT,
        null);
  }

  private static StageListener quiet() {
    return StageListener.SILENT;
  }

  private static JsonNode json(Path out) {
    try {
      return new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String write(Path file, String text) {
    try {
      return Files.writeString(file, text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
