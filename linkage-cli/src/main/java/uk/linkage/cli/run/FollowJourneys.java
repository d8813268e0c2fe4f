package uk.linkage.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.Matching;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.activity.Activity;
import uk.linkage.duckdb.input.ContactFile;
import uk.linkage.duckdb.input.FactColumn;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.KnownFacts;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.JourneyOutputs;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.PublishedJourneys;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.journey.Contacts;
import uk.linkage.journey.JourneyFigures;
import uk.linkage.journey.Moves;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.report.journeys.JourneyRun;
import uk.linkage.report.journeys.JourneysPage;
import uk.linkage.report.page.PageFile;

/**
 * Follows the persons of some files, or of a store, from service to service.
 *
 * @param records whose persons they are: those of files or of a store
 * @param method how persons of NDTMS are told apart, and linked to the others
 * @param asked of which contacts journeys are made, and how they are shown
 * @param machine how much of the machine may be taken
 * @param out the folder
 * @param overwrite whether an earlier result in the folder is replaced
 * @param info what ran, to be kept with the result
 */
public record FollowJourneys(
    RecordsAsked records,
    MethodAsked method,
    JourneysAsked asked,
    Machine machine,
    Path out,
    boolean overwrite,
    RunInfo info) {

  private static final List<FactColumn> DAYS =
      Stream.of("first_contact", "last_contact")
          .map(name -> KnownFacts.column(name, /* required= */ false))
          .toList();

  /**
   * What came of it.
   *
   * @param result the persons
   * @param activity the contacts that were read
   * @param journeys what may be shown of the journeys
   * @param unusedColumns columns that were left unread
   * @param notes what the user should know, in sentences
   * @param out the folder
   * @param elapsed how long it all took
   * @param carried as which output a store has it on record, null without one or without NDTMS
   */
  public record Outcome(
      LinkageResult result,
      Activity activity,
      PublishedJourneys journeys,
      List<String> unusedColumns,
      List<String> notes,
      Path out,
      Duration elapsed,
      @Nullable Audited<Integer> carried) {

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
   * @throws InputRefusedException if the input can't be worked on
   * @throws uk.linkage.intake.PrivacyRefusedException if the input may not be worked on
   */
  public Outcome run(StageListener listener) {
    long start = System.nanoTime();
    records.requireAnother(out, "--out");
    boolean hasFiles = !asked.activity().isEmpty();
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes());
        OutputDirectory directory = OutputDirectory.prepare(out, overwrite);
        OpenedRecords opened = opened(db, hasFiles)) {
      ReadClients files = opened.clients();
      List<ContactFile> contactFiles =
          hasFiles
              ? ContactFile.open(db, asked.activity(), records.profile(), asked.columns())
              : List.of();
      ReadOptions ndtms = asked.ndtms();
      Treatment treatment =
          ndtms == null ? null : Treatment.match(db, opened, ndtms, method, machine, listener);
      LinkageResult result =
          treatment == null ? opened.linked(listener) : treatment.matched().ims();
      requireFewProviders(result);
      FollowedContacts followed =
          FollowedContacts.read(contactFiles, opened, result, machine, listener);
      Activity activity = followed.activity();
      listener.started("journeys", -1);
      PublishedJourneys journeys = journeys(followed.contacts(), result, treatment, opened);
      List<String> notes = new ArrayList<>(directory.notes());
      notes.addAll(notes(opened, result, treatment, activity, journeys));

      listener.started("write", -1);
      long writing = System.nanoTime();
      JourneyOutputs outputs = new JourneyOutputs(directory);
      outputs.tables(journeys, activity, result, files, db);
      outputs.summary(journeys, activity, result, notes);
      page(directory, journeys, activity, result, opened.asAt(), notes);
      List<InputFile> inputs = new ArrayList<>(files.files());
      inputs.addAll(activity.inputs());
      if (treatment != null) {
        inputs.addAll(treatment.files().files());
      }
      outputs.run(record(result, treatment, inputs, opened), info.with(opened.model()), writing);
      Audited<Integer> carried =
          treatment == null
              ? null
              : opened.carried(
                  result.intake().clients(), info.command(), directory.file("summary.json"));
      directory.commit();
      List<String> unused = new ArrayList<>(files.unusedColumns());
      contactFiles.forEach(file -> unused.addAll(file.unusedColumns()));
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome(
          result,
          activity,
          journeys,
          unused.stream().distinct().toList(),
          notes,
          out,
          elapsed,
          carried);
    }
  }

  private static void requireFewProviders(LinkageResult result) {
    int providers = result.intake().clients().providerNames().size();
    if (providers > Moves.MOST_PROVIDERS) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "journeys are followed between %,d providers at most, got %,d; is the right column"
                  + " the provider?",
              Moves.MOST_PROVIDERS,
              providers));
    }
  }

  private PublishedJourneys journeys(
      Contacts contacts,
      LinkageResult result,
      @Nullable Treatment treatment,
      OpenedRecords opened) {
    JourneyFigures figures =
        JourneyFigures.of(
            contacts,
            asked.gap(),
            treatment == null ? null : treatment.treatments(),
            treatment == null ? Integer.MIN_VALUE : treatment.lastDay());
    return new PublishedJourneys(
        figures,
        result.intake().clients().providerNames(),
        asked.mode(),
        opened.clients().store() != null);
  }

  private OpenedRecords opened(DuckDb db, boolean hasFiles) {
    return records.open(db, hasFiles ? List.of() : DAYS, machine);
  }

  private static List<String> notes(
      OpenedRecords opened,
      LinkageResult result,
      @Nullable Treatment treatment,
      Activity activity,
      PublishedJourneys journeys) {
    ReadClients files = opened.clients();
    List<String> notes = new ArrayList<>(files.notes(journeys::read));
    if (treatment == null) {
      result.notes().forEach(note -> notes.add(inWordsOfJourneys(note)));
    } else {
      treatment.files().notes().forEach(n -> notes.add("NDTMS: " + SideFiles.NDTMS.inWordsOf(n)));
      treatment.matched().notes().forEach(note -> notes.add(inWordsOfJourneys(note)));
    }
    if (activity.files().isEmpty() && opened.haveUnknownDays()) {
      notes.add(
          "journeys are made of first and last days of contact; what lies between is not known, so"
              + " episodes and presentations are too many. "
              + (files.store() == null
                  ? "--activity names a file of all contacts."
                  : "A run on files can be given all contacts, with --activity."));
    }
    if (files.store() != null && files.store().from() != null) {
      notes.add(
          "what the store knows of these persons before "
              + files.store().from()
              + " decides who is new, who presents again and from where they came; it is counted in"
              + " nothing");
    } else if (activity.rows() > 0 && journeys.figures().contacts().counted() == 0) {
      notes.add(
          "no row of the contacts has a provider and a record id of a client that takes part and a"
              + " day that can be used; are the names of providers the same in both files?");
    }
    if (!journeys.hasPaths()) {
      notes.add(
          "paths, all periods but financial years, and who of a year is new, are left out: together"
              + " with the other tables they would tell what is withheld. --disclosure round5 shows"
              + " them.");
    }
    return notes;
  }

  /** What a note says of files that journeys doesn't write is left out. */
  static String inWordsOfJourneys(String note) {
    return note.replace(ExpectationMaximisation.WHERE_WHY_IS_TOLD, "")
        .replace(Matching.WHERE_AMBIGUOUS_IS_TOLD, "");
  }

  private void page(
      OutputDirectory directory,
      PublishedJourneys journeys,
      Activity activity,
      LinkageResult result,
      LocalDate asAt,
      List<String> notes) {
    long withoutRecord = 0;
    for (int file = 0; file < activity.files().size(); file++) {
      withoutRecord += activity.withoutRecord(file);
    }
    long unusable = activity.unusable().values().stream().mapToLong(count -> count).sum();
    JourneyRun run =
        new JourneyRun(
            info.version(),
            result.settings().method().label(),
            asAt,
            result.intake().clients().size(),
            activity.rows(),
            withoutRecord,
            activity.rejections().size() + unusable,
            journeys.figures().contacts().repeated(),
            notes);
    try {
      PageFile.write(JourneysPage.of(journeys, run), directory.file("report.html"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunRecord record(
      LinkageResult result,
      @Nullable Treatment treatment,
      List<InputFile> inputs,
      OpenedRecords opened) {
    return new RunRecord(
        inputs,
        treatment == null ? result.stages() : treatment.matched().stages(),
        result.intake().clients().size(),
        opened.asAt(),
        result.settings().threads(),
        result.settings().memoryBytes(),
        result.memory().bytes(),
        /* showsCounts= */ asked.mode() == null,
        opened.clients().store());
  }
}
