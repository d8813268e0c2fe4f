package uk.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.cluster.Persons;
import uk.linkage.cluster.Representatives;
import uk.linkage.count.ChanceAgreement;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.DatedAttributors;
import uk.linkage.count.OverlapCount;
import uk.linkage.count.PlaceboShift;
import uk.linkage.match.Scorer;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.ModelNotIdentifiableException;
import uk.linkage.parallel.Workers;

/**
 * The match of IMS and NDTMS: the persons of each, by its own rules; who of the one is who of the
 * other; and how many persons are in contact with any level of treatment.
 */
public final class Matching {

  /** What a note says of a file that not every command writes. */
  public static final String WHERE_AMBIGUOUS_IS_TOLD = ", and marked as ambiguous";

  private static final String IMS = "IMS";

  private final MatchingSettings settings;
  private final StageListener listener;
  private final Stages stages;
  private final List<String> notes = new ArrayList<>();

  private Matching(MatchingSettings settings, StageListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.stages = new Stages(listener);
  }

  /**
   * Matches two files.
   *
   * @param ims where the records of IMS come from
   * @param ndtms where those of NDTMS come from
   * @param chosen which records of NDTMS are looked at
   * @param settings what to do
   * @param listener told what is being done
   * @return persons, links between them and totals: the same for the same records in any order
   * @throws uk.linkage.intake.InputRefusedException if the records can't be worked on
   */
  public static MatchingResult run(
      ClientSource ims,
      ClientSource ndtms,
      RecordChoice chosen,
      MatchingSettings settings,
      StageListener listener) {
    return new Matching(settings, listener).run(ims, ndtms, chosen);
  }

  /**
   * Matches persons of IMS that are known to a file of NDTMS.
   *
   * @param ims the persons of IMS
   * @param ndtms where the records of NDTMS come from
   * @param chosen which records of NDTMS are looked at
   * @param settings what to do
   * @param listener told what is being done
   * @return persons, links between them and totals
   * @throws uk.linkage.intake.InputRefusedException if the records can't be worked on
   */
  public static MatchingResult run(
      KnownPersons ims,
      ClientSource ndtms,
      RecordChoice chosen,
      MatchingSettings settings,
      StageListener listener) {
    Matching matching = new Matching(settings, listener);
    NamedStages stages = new NamedStages(IMS, listener);
    return matching.run(
        matching.side(IMS, Linkage.ofKnown(ims, settings.ims(), stages)), ndtms, chosen);
  }

  private MatchingResult run(
      ClientSource imsSource, ClientSource ndtmsSource, RecordChoice chosen) {
    return run(side(IMS, imsSource, settings.ims(), RecordChoice.ALL), ndtmsSource, chosen);
  }

  private MatchingResult run(LinkageResult ims, ClientSource ndtmsSource, RecordChoice chosen) {
    LinkageResult ndtms = side("NDTMS", ndtmsSource, settings.ndtms(), chosen);
    long[] imsRecords = comparable(ims, ndtms);
    long[] ndtmsRecords = comparable(ndtms, ims);
    long[] imsPersons = persons(ims, imsRecords);
    long[] ndtmsPersons = persons(ndtms, ndtmsRecords);
    DatedAttributors imsAttributors = DatedAttributors.of(imsRecords);
    DatedAttributors ndtmsAttributors = DatedAttributors.of(ndtmsRecords);
    long both = imsAttributors.inBoth(ndtmsAttributors);
    ChanceAgreement chance = ChanceAgreement.between(imsAttributors, ndtmsAttributors);

    BetweenPersons.@Nullable Outcome weighed =
        weigh(imsRecords, ndtmsRecords, imsPersons, ndtmsPersons, chance);
    List<PersonLink> links =
        weighed == null ? Attributors.shared(imsPersons, ndtmsPersons) : weighed.links();
    OverlapCount overlap =
        weighed == null
            ? OverlapCount.ofAttributors(
                both,
                links.size(),
                DatedAttributors.of(imsPersons),
                DatedAttributors.of(ndtmsPersons),
                agreeing(ims))
            : overlap(ims, ndtms, imsAttributors, ndtmsAttributors, both, weighed);
    noteAmbiguous(links);
    return new MatchingResult(
        settings,
        ims,
        ndtms,
        links,
        weighed == null ? null : weighed.model(),
        new ContactTotals(ims.count(), ndtms.count(), overlap),
        PlaceboShift.between(imsAttributors, ndtmsAttributors),
        stages.reports(),
        notes);
  }

  private LinkageResult side(
      String name, ClientSource source, LinkageSettings how, RecordChoice choice) {
    return side(name, Linkage.runSomehow(source, how, choice, new NamedStages(name, listener)));
  }

  private LinkageResult side(String name, LinkageResult side) {
    side.stages().forEach(stage -> stages.add(stage.of(name)));
    side.notes().forEach(note -> notes.add(name + ": " + note));
    return side;
  }

  /**
   * What can be compared: where one file knows postcodes to their sectors, the units of the other
   * say nothing.
   */
  private static long[] comparable(LinkageResult side, LinkageResult other) {
    long[] records = side.intake().clients().records();
    for (long record : other.intake().clients().records()) {
      if (AttributorLayout.POSTCODE_UNIT.isPresentIn(record)) {
        return records;
      }
    }
    long[] toSector = records.clone();
    for (int i = 0; i < toSector.length; i++) {
      toSector[i] &= ~AttributorLayout.POSTCODE_UNIT.mask();
    }
    return toSector;
  }

  private static long[] persons(LinkageResult side, long[] records) {
    return Representatives.of(records, side.persons(), AttributorLayout.SCHEMA);
  }

  private BetweenPersons.@Nullable Outcome weigh(
      long[] ims, long[] ndtms, long[] imsPersons, long[] ndtmsPersons, ChanceAgreement chance) {
    if (settings.method() == LinkageMethod.ATTRIBUTOR || ims.length == 0 || ndtms.length == 0) {
      return null;
    }
    try (Workers workers = new Workers(settings.ims().threads())) {
      BetweenPersons between = new BetweenPersons(ims, ndtms, workers, stages);
      long limit = settings.ims().linkLimit(imsPersons.length + ndtmsPersons.length);
      BetweenPersons.Outcome outcome =
          between.link(imsPersons, ndtmsPersons, chance, settings.threshold(), limit);
      notes.addAll(outcome.warnings());
      return outcome;
    } catch (ModelNotIdentifiableException e) {
      notes.add(
          "the files are matched by attributors alone, because "
              + e.getMessage()
              + ". Is it the right file, and of the same area and time?");
      return null;
    }
  }

  /** The chance that the attributor of a person is the same in two records; 1 if it isn't known. */
  private static double agreeing(LinkageResult ims) {
    ModelResult model = ims.model();
    if (model == null) {
      return 1;
    }
    LinkageModel fitted = model.scorer().model();
    double chance = 1;
    for (String name : List.of("initials", "dob", "sex")) {
      for (int k = 0; k < fitted.lattice().comparisonCount(); k++) {
        boolean named = fitted.lattice().schema().comparisons().get(k).name().equals(name);
        chance *= named && !fitted.isSilent(k) ? fitted.m(k, 0) : 1;
      }
    }
    return chance;
  }

  private static OverlapCount overlap(
      LinkageResult ims,
      LinkageResult ndtms,
      DatedAttributors imsAttributors,
      DatedAttributors ndtmsAttributors,
      long naive,
      BetweenPersons.Outcome weighed) {
    double falseLinks = 0;
    double pairs = 0;
    double falsePairs = 0;
    for (PersonLink link : weighed.links()) {
      double doubt = 1 - Scorer.probability(link.logOdds());
      double ofLink =
          (double) ims.persons().recordsOf(link.ims()) * ndtms.persons().recordsOf(link.ndtms());
      falseLinks += doubt;
      pairs += ofLink;
      falsePairs += doubt * ofLink;
    }
    return OverlapCount.of(
        naive,
        imsAttributors,
        ndtmsAttributors,
        new OverlapCount.Linked(
            weighed.links().size(),
            falseLinks,
            pairs,
            falsePairs,
            recordsOf(ims.persons(), imsAttributors)
                * recordsOf(ndtms.persons(), ndtmsAttributors)),
        weighed.model().evidence(),
        Math.min(ims.persons().count(), ndtms.persons().count()));
  }

  private static double recordsOf(Persons persons, DatedAttributors attributors) {
    return (double) attributors.records() / Math.max(1, persons.count());
  }

  private void noteAmbiguous(List<PersonLink> links) {
    // How many is for a table to say, which withholds small numbers.
    if (links.stream().anyMatch(PersonLink::isAmbiguous)) {
      notes.add(
          "some persons in both files could be linked to another person as well: they are counted"
              + " once"
              + WHERE_AMBIGUOUS_IS_TOLD
              + ".");
    }
  }
}
