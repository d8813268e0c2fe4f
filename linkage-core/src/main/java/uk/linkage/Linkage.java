package uk.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import uk.linkage.cluster.Persons;
import uk.linkage.cluster.UnionFind;
import uk.linkage.count.ChanceAgreement;
import uk.linkage.count.DatedAttributors;
import uk.linkage.count.LinkedPairs;
import uk.linkage.count.PairEvidence;
import uk.linkage.count.PersonCount;
import uk.linkage.intake.Clients;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.RowPlaces;
import uk.linkage.match.Links;
import uk.linkage.match.MatchKeyReport;
import uk.linkage.match.MatchLadder;
import uk.linkage.parallel.Workers;

/**
 * The pipeline: read (which screens and packs), link by match keys or by a model, cluster, count.
 * What it finds is written by an adapter.
 */
public final class Linkage {

  private final LinkageSettings settings;
  private final RecordChoice choice;
  private final boolean unlinkableByAttributor;
  private final StageListener listener;
  private final Stages stages;
  private final List<String> notes = new ArrayList<>();

  private Linkage(
      LinkageSettings settings,
      RecordChoice choice,
      boolean unlinkableByAttributor,
      StageListener listener) {
    this.settings = settings;
    this.choice = choice;
    this.unlinkableByAttributor = unlinkableByAttributor;
    this.listener = listener;
    this.stages = new Stages(listener);
  }

  /**
   * Finds the persons of some records.
   *
   * @param source where the records come from
   * @param settings what to do
   * @param listener told what is being done
   * @return persons, links and counts: the same for the same records in any order
   * @throws uk.linkage.intake.InputRefusedException if the records can't be worked on
   * @throws UnknownProviderException if the settings name a provider that has no row
   */
  public static LinkageResult run(
      ClientSource source, LinkageSettings settings, StageListener listener) {
    return new Linkage(settings, RecordChoice.ALL, false, listener).run(source);
  }

  /**
   * Finds the persons of some records, by their attributors if no model can.
   *
   * @param choice which of the records that take part are looked at
   */
  static LinkageResult runSomehow(
      ClientSource source, LinkageSettings settings, RecordChoice choice, StageListener listener) {
    return new Linkage(settings, choice, true, listener).run(source);
  }

  /**
   * Counts persons that are known already.
   *
   * @param known their records, and how they are linked
   * @param settings as which they are counted; the method is probabilistic
   * @param listener told what is being done
   * @return those persons and links, and what the model that made them says of these records
   */
  public static LinkageResult ofKnown(
      KnownPersons known, LinkageSettings settings, StageListener listener) {
    return new Linkage(settings, RecordChoice.ALL, false, listener).run(known);
  }

  private LinkageResult run(KnownPersons known) {
    int records = known.intake().clients().size();
    MemoryEstimate memory =
        MemoryEstimate.of(records, settings.threads(), settings.method())
            .withFacts(known.intake().clients().facts().names().size());
    memory.require(settings.memoryBytes());
    notes.addAll(known.notes());
    try (Workers workers = new Workers(settings.threads())) {
      Linked linked =
          new Linked(
              known.links(),
              List.of(),
              new KnownModel(known, settings, workers, stages, notes).result(),
              known.persons(),
              List.of());
      PersonCount count = count(known.intake().clients().records(), linked);
      return result(known.intake(), linked, count, memory);
    }
  }

  private LinkageResult result(
      IntakeResult intake, Linked linked, PersonCount count, MemoryEstimate memory) {
    return new LinkageResult(
        settings,
        intake,
        linked.links(),
        linked.keys(),
        linked.model(),
        linked.persons(),
        count,
        memory,
        stages.reports(),
        notes);
  }

  private LinkageResult run(ClientSource source) {
    MemoryEstimate memory =
        MemoryEstimate.of(source.estimatedRows(), settings.threads(), settings.method())
            .withFacts(settings.intake().facts().size());
    memory.require(settings.memoryBytes());

    try (Workers workers = new Workers(settings.threads())) {
      IntakeResult intake = read(source, workers);
      settings.model().requireProviders(intake.clients().providerNames());
      Linked linked = link(intake.clients(), workers);
      notes.addAll(linked.notes());
      PersonCount count = count(intake.clients().records(), linked);
      return result(intake, linked, count, memory);
    }
  }

  private Linked link(Clients clients, Workers workers) {
    if (settings.method() != LinkageMethod.PROBABILISTIC) {
      return byKeys(settings.method().keys(), clients.records(), workers);
    }
    try {
      return new ProbabilisticLinkage(settings, clients, workers, stages).run();
    } catch (UnlinkableException e) {
      if (!unlinkableByAttributor) {
        throw e;
      }
      notes.add("persons are told apart by their attributors alone, because " + e.reason() + ".");
      return byKeys(LinkageMethod.ATTRIBUTOR.keys(), clients.records(), workers);
    }
  }

  private IntakeResult chosen(IntakeResult intake) {
    IntPredicate chosen = choice.of(intake.clients());
    Clients some = intake.clients().only(chosen);
    int out = intake.clients().size() - some.size();
    if (out > 0) {
      notes.add(String.format(Locale.ROOT, choice.noteOfOthers(), out));
    }
    return new IntakeResult(
        some, intake.tallies(), intake.rejections(), intake.absentees(), RowPlaces.NOT_ASKED);
  }

  /** What a method gives. */
  record Linked(
      Links links,
      List<MatchKeyReport> keys,
      @Nullable ModelResult model,
      Persons persons,
      List<String> notes) {}

  private IntakeResult read(ClientSource source, Workers workers) {
    long start = stages.started("read", source.estimatedRows());
    ClientReading reading = ClientReading.of(source, settings, workers, listener);
    notes.addAll(reading.notes());
    DateCheck.requireReadable(reading.intake());
    IntakeResult intake = chosen(reading.intake());
    int taking = intake.clients().size();
    if (taking == 0 && intake.rows() > 0) {
      notes.add(ClientReading.NOBODY_TAKES_PART);
    }
    stages.finished("read", start, intake.rows(), taking, "rows", intake.clients().ramBytesUsed());
    return intake;
  }

  private Linked byKeys(MatchLadder ladder, long[] records, Workers workers) {
    long start = stages.started("link", -1);
    MatchLadder.Result linked = ladder.link(records, workers, settings.linkLimit(records.length));
    Links links = linked.links();
    stages.finished("link", start, records.length, links.size(), "links", links.ramBytesUsed());
    Persons persons = cluster(links, records.length);
    return new Linked(links, linked.reports(), /* model= */ null, persons, List.of());
  }

  private Persons cluster(Links links, int records) {
    long start = stages.started("cluster", -1);
    UnionFind sets = new UnionFind(records);
    for (int link = 0; link < links.size(); link++) {
      sets.join(links.left(link), links.right(link));
    }
    Persons persons = Persons.of(sets);
    stages.finished(
        "cluster", start, links.size(), persons.count(), "persons", persons.ramBytesUsed());
    return persons;
  }

  private PersonCount count(long[] records, Linked linked) {
    long start = stages.started("count", -1);
    DatedAttributors attributors = DatedAttributors.of(records);
    long distinct = attributors.distinct();
    ModelResult model = linked.model();
    PersonCount count;
    if (model == null) {
      count = PersonCount.ofAttributors(distinct, attributors, linked.persons().count());
    } else {
      PairEvidence evidence =
          PairEvidence.of(
              model.scorer().model(), model.census(), ChanceAgreement.within(attributors));
      LinkedPairs pairs = LinkedPairs.of(linked.persons(), linked.links());
      count = PersonCount.of(distinct, attributors, pairs, evidence);
    }
    stages.finished("count", start, records.length, distinct, "distinct attributors", 0);
    return count;
  }
}
