package uk.linkage.benchmarks.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.Matching;
import uk.linkage.MatchingResult;
import uk.linkage.MatchingSettings;
import uk.linkage.RecordChoice;
import uk.linkage.StageListener;
import uk.linkage.attributor.Postcode;
import uk.linkage.benchmarks.RecordBatches;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.fixtures.world.Source;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.IntakeSettings;

/**
 * One world: matched, and held against its truth.
 *
 * @param seed of the world
 * @param counts each number of persons
 * @param expected what each estimate corrects what was linked by
 * @param links persons linked between the files
 * @param ambiguous how many of them are ambiguous
 * @param strangers pairs of strangers who share an attributor between the files, as expected
 * @param seconds how long the match took
 */
record WorldFigures(
    long seed,
    Map<Count, CountFigures> counts,
    Map<Count, Correction> expected,
    long links,
    long ambiguous,
    double strangers,
    double seconds) {

  private static final double THRESHOLD = 0.5;
  private static final double NANOSECONDS = 1e9;

  /** What is counted. */
  enum Count {
    IMS("IMS"),
    NDTMS("NDTMS"),
    BOTH("both"),
    ANY("any");

    final String label;

    Count(String label) {
      this.label = label;
    }
  }

  /**
   * The errors that are expected of linking.
   *
   * @param chance strangers who were linked
   * @param missed persons who were not
   */
  record Correction(double chance, double missed) {}

  /** The records of a world that take part, as two files, and who is in which. */
  private static final class Files {
    final List<WorldRecord> ims = new ArrayList<>();
    final List<WorldRecord> ndtms = new ArrayList<>();
    private final Map<Count, Long> truth = new EnumMap<>(Count.class);

    Files(WorldSettings settings) {
      Set<Long> ofIms = new HashSet<>();
      Set<Long> ofNdtms = new HashSet<>();
      for (WorldRecord row : WorldGenerator.records(settings)) {
        if (row.takesPart()) {
          boolean isIms = row.source() == Source.IMS;
          (isIms ? ims : ndtms).add(row);
          (isIms ? ofIms : ofNdtms).add(row.person());
        }
      }
      truth.put(Count.IMS, (long) ofIms.size());
      truth.put(Count.NDTMS, (long) ofNdtms.size());
      long sum = (long) ofIms.size() + ofNdtms.size();
      ofIms.retainAll(ofNdtms);
      truth.put(Count.BOTH, (long) ofIms.size());
      truth.put(Count.ANY, sum - ofIms.size());
    }

    long truth(Count count) {
      return Objects.requireNonNull(truth.get(count));
    }
  }

  /** Matches a world. */
  static WorldFigures of(WorldSettings settings, int threads) {
    Files files = new Files(settings);
    RecordBatches ims = RecordBatches.of(files.ims);
    RecordBatches ndtms = RecordBatches.of(files.ndtms);
    long start = System.nanoTime();
    MatchingResult found = match(ims, ndtms, settings, LinkageMethod.PROBABILISTIC, threads);
    double seconds = (System.nanoTime() - start) / NANOSECONDS;
    ContactTotals totals = found.totals();
    ContactTotals byAttributor =
        match(ims, ndtms, settings, LinkageMethod.ATTRIBUTOR, threads).totals();

    Map<Count, CountFigures> counts = new EnumMap<>(Count.class);
    counts.put(
        Count.IMS,
        CountFigures.of(
            files.truth(Count.IMS),
            totals.ims().naive().counted(),
            totals.ims().linked().counted(),
            byAttributor.ims().linked().counted(),
            totals.ims().estimated()));
    counts.put(
        Count.NDTMS,
        CountFigures.of(
            files.truth(Count.NDTMS),
            totals.ndtms().naive().counted(),
            totals.ndtms().linked().counted(),
            byAttributor.ndtms().linked().counted(),
            totals.ndtms().estimated()));
    for (Count count : List.of(Count.BOTH, Count.ANY)) {
      Group group = count == Count.BOTH ? Group.BOTH : Group.ANY;
      counts.put(
          count,
          CountFigures.of(
              files.truth(count),
              totals.naive(group),
              totals.linked(group),
              byAttributor.linked(group),
              totals.estimated(group)));
    }
    Map<Count, Correction> expected = new EnumMap<>(Count.class);
    expected.put(
        Count.IMS, new Correction(totals.ims().expectedChance(), totals.ims().expectedMissed()));
    expected.put(
        Count.NDTMS,
        new Correction(totals.ndtms().expectedChance(), totals.ndtms().expectedMissed()));
    expected.put(
        Count.BOTH, new Correction(totals.both().expectedChance(), totals.both().expectedMissed()));
    return new WorldFigures(
        settings.seed(),
        counts,
        expected,
        found.links().size(),
        found.ambiguous(),
        totals.both().chance().strangers(),
        seconds);
  }

  private static MatchingResult match(
      RecordBatches ims,
      RecordBatches ndtms,
      WorldSettings settings,
      LinkageMethod method,
      int threads) {
    IntakeSettings whole = IntakeSettings.standard(settings.asAt());
    IntakeSettings toSectors =
        new IntakeSettings(
            whole.screening(),
            whole.dateFormats(),
            whole.asAt(),
            whole.greatestAge(),
            Postcode.Kind.SECTOR,
            Set.of("na", ""));
    long memory = Runtime.getRuntime().maxMemory();
    return Matching.run(
        ims,
        ndtms,
        RecordChoice.ALL,
        new MatchingSettings(
            new LinkageSettings(whole, method, threads, memory),
            new LinkageSettings(toSectors, method, threads, memory),
            method,
            THRESHOLD),
        StageListener.SILENT);
  }
}
