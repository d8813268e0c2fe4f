package uk.linkage;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.cluster.Persons;
import uk.linkage.cluster.UnionFind;
import uk.linkage.intake.IntakeResult;
import uk.linkage.match.Links;
import uk.linkage.match.MatchLadder;
import uk.linkage.parallel.Workers;

/**
 * The pipeline: read (which screens and packs), link, cluster, count. What it finds is written by
 * an adapter.
 */
public final class Linkage {

  private final LinkageSettings settings;
  private final StageListener listener;
  private final List<StageReport> stages = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Linkage(LinkageSettings settings, StageListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Finds the persons of some records.
   *
   * @param source where the records come from
   * @param settings what to do
   * @param listener told what is being done
   * @return persons, links and counts: the same for the same records in any order
   * @throws uk.linkage.intake.InputRefusedException if the records can't be worked on
   */
  public static LinkageResult run(
      ClientSource source, LinkageSettings settings, StageListener listener) {
    return new Linkage(settings, listener).run(source);
  }

  private LinkageResult run(ClientSource source) {
    MemoryEstimate memory = MemoryEstimate.of(source.estimatedRows(), settings.threads());
    memory.require(settings.memoryBytes());

    IntakeResult intake = read(source);
    try (Workers workers = new Workers(settings.threads())) {
      long[] records = intake.clients().records();
      MatchLadder.Result linked = link(records, workers);
      Persons persons = cluster(linked.links(), records.length);
      long distinct = count(records);
      return new LinkageResult(
          settings,
          intake,
          linked.links(),
          linked.reports(),
          persons,
          distinct,
          memory,
          stages,
          notes);
    }
  }

  private IntakeResult read(ClientSource source) {
    long start = started("read", source.estimatedRows());
    ClientReading reading = ClientReading.of(source, settings, listener);
    IntakeResult intake = reading.intake();
    notes.addAll(reading.notes());
    BirthDateCheck.requireReadable(intake);
    int taking = intake.clients().size();
    if (taking == 0 && intake.rows() > 0) {
      notes.add(
          "no record takes part: all are excluded or rejected, for the reasons counted above");
    }
    finished("read", start, intake.rows(), taking, "rows", intake.clients().ramBytesUsed());
    return intake;
  }

  private MatchLadder.Result link(long[] records, Workers workers) {
    MatchLadder ladder = settings.method().keys();
    long start = started("link", -1);
    MatchLadder.Result linked = ladder.link(records, workers, pairLimit(records.length));
    Links links = linked.links();
    finished("link", start, records.length, links.size(), "links", links.ramBytesUsed());
    return linked;
  }

  /** How many links there is memory for, beside what linking itself takes. */
  private long pairLimit(int records) {
    long forLinks = settings.memoryBytes() - MemoryEstimate.of(records, settings.threads()).bytes();
    return Math.min(Integer.MAX_VALUE - 8L, records + forLinks / MemoryEstimate.LINK_BYTES);
  }

  private Persons cluster(Links links, int records) {
    long start = started("cluster", -1);
    UnionFind sets = new UnionFind(records);
    for (int link = 0; link < links.size(); link++) {
      sets.join(links.left(link), links.right(link));
    }
    Persons persons = Persons.of(sets);
    finished("cluster", start, links.size(), persons.count(), "persons", persons.ramBytesUsed());
    return persons;
  }

  private long count(long[] records) {
    long start = started("count", -1);
    long distinct = Attributors.distinct(records);
    finished("count", start, records.length, distinct, "distinct attributors", 0);
    return distinct;
  }

  private long started(String stage, long expected) {
    listener.started(stage, expected);
    return System.nanoTime();
  }

  private void finished(String stage, long start, long in, long out, String unit, long bytes) {
    StageReport report = new StageReport(stage, in, out, unit, System.nanoTime() - start, bytes);
    stages.add(report);
    listener.finished(report);
  }
}
