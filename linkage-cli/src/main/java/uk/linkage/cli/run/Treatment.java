package uk.linkage.cli.run;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import uk.linkage.LinkageResult;
import uk.linkage.LinkageSettings;
import uk.linkage.MatchingResult;
import uk.linkage.MatchingSettings;
import uk.linkage.ModelSettings;
import uk.linkage.PersonLink;
import uk.linkage.RecordChoice;
import uk.linkage.StageListener;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.ContactDays;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.FactColumn;
import uk.linkage.duckdb.input.KnownFacts;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.input.SystemOfFiles;
import uk.linkage.intake.Clients;
import uk.linkage.journey.TimeToTreatment.Treatments;

/**
 * The structured treatment of the persons of some files, by a match with files of NDTMS.
 *
 * @param files the files of NDTMS
 * @param matched the match
 * @param treatments of the persons of IMS
 * @param lastDay the last day on which one began, in days since 1970
 */
record Treatment(ClientFiles files, MatchingResult matched, Treatments treatments, int lastDay) {

  private static final List<FactColumn> FACTS =
      Stream.of("referred", "triaged", "discharged")
          .map(name -> KnownFacts.column(name, /* required= */ false))
          .toList();

  /** Matches the files. */
  static Treatment match(
      DuckDb db,
      OpenedRecords ims,
      ReadOptions ndtms,
      MethodAsked method,
      Machine machine,
      StageListener listener) {
    SystemOfFiles.requireNdtms(db, ndtms);
    ClientFiles files = SideFiles.NDTMS.open(db, ndtms.withFacts(FACTS));
    MatchingSettings settings =
        new MatchingSettings(
            ims.settings(),
            new LinkageSettings(
                files.intakeSettings(),
                method.method(),
                ModelSettings.USUAL,
                machine.threads(),
                machine.engineBytes()),
            method.method(),
            method.threshold());
    return of(files, ims.matched(files, RecordChoice.ALL, settings, listener), ndtms.asAt());
  }

  private static Treatment of(ClientFiles files, MatchingResult matched, LocalDate asAt) {
    LinkageResult ndtms = matched.ndtms();
    int[] imsPerson = new int[ndtms.persons().count() + 1];
    for (PersonLink link : matched.links()) {
      imsPerson[link.ndtms()] = link.ims();
    }
    Clients clients = ndtms.intake().clients();
    boolean[] all = new boolean[clients.size()];
    Arrays.fill(all, true);
    DateFormats formats = new DateFormats(files.intakeSettings().dateFormats(), asAt);
    ContactDays days = ContactDays.of(clients.facts(), all, formats, asAt);
    int today = (int) asAt.toEpochDay();
    int lastDay = Integer.MIN_VALUE;
    Treatments treatments = new Treatments();
    for (int record = 0; record < all.length; record++) {
      int first = days.first(record);
      if (first <= ContactDays.UNKNOWN || epochDay(first) > today) {
        continue;
      }
      lastDay = Math.max(lastDay, epochDay(first));
      int person = imsPerson[ndtms.persons().personOf(record)];
      if (person != 0) {
        treatments.add(person, epochDay(first), epochDay(days.last(record)));
      }
    }
    return new Treatment(files, matched, treatments, lastDay);
  }

  private static int epochDay(int packed) {
    return (int)
        LocalDate.of(DateFormats.year(packed), DateFormats.month(packed), DateFormats.day(packed))
            .toEpochDay();
  }
}
