package uk.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.Postcode;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.fixtures.world.Source;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.Clients;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.intake.Rows;
import uk.linkage.match.Links;
import uk.linkage.match.PairScoring;
import uk.linkage.match.Scorer;
import uk.linkage.match.ValueWeights;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

/** The match of two files, from rows to totals. */
class MatchingTest {

  private static final String HEADER =
      "record_id,provider,first_initial,last_initial,dob,sex,postcode,consent";
  private static final long MEMORY = 1L << 30;
  private static final double THRESHOLD = .5;

  /** Two files and what is true of them. */
  private static final class World {
    final Rows ims = new Rows("ims", HEADER);
    final Rows ndtms = new Rows("ndtms", HEADER);
    final Set<Long> ofIms = new HashSet<>();
    final Set<Long> ofNdtms = new HashSet<>();

    World(WorldSettings settings, Predicate<WorldRecord> which) {
      for (WorldRecord row : WorldGenerator.records(settings)) {
        if (row.takesPart() && which.test(row)) {
          boolean isIms = row.source() == Source.IMS;
          (isIms ? ims : ndtms).row(cells(row));
          (isIms ? ofIms : ofNdtms).add(row.person());
        }
      }
    }

    private static String cells(WorldRecord row) {
      return String.join(
          ",",
          row.person() + "-" + row.recordId(),
          row.provider(),
          row.firstInitial(),
          row.lastInitial(),
          row.birthDate(),
          row.sex(),
          row.postcode(),
          row.consent());
    }

    long both() {
      return ofIms.stream().filter(ofNdtms::contains).count();
    }
  }

  private static World world(long seed, double overlap) {
    return new World(WorldSettings.of(seed, 3_000).withNdtms(4_000, overlap), row -> true);
  }

  private static MatchingResult match(ClientSource ims, ClientSource ndtms) {
    return match(ims, ndtms, LinkageMethod.PROBABILISTIC, 2);
  }

  private static MatchingResult match(
      ClientSource ims, ClientSource ndtms, LinkageMethod method, int threads) {
    IntakeSettings whole = IntakeSettings.standard(Rows.AS_AT);
    IntakeSettings toSectors =
        new IntakeSettings(
            whole.screening(),
            whole.dateFormats(),
            whole.asAt(),
            whole.greatestAge(),
            Postcode.Kind.SECTOR,
            Set.of("na", ""));
    return Matching.run(
        ims,
        ndtms,
        RecordChoice.ALL,
        new MatchingSettings(
            new LinkageSettings(whole, method, threads, MEMORY),
            new LinkageSettings(toSectors, method, threads, MEMORY),
            method,
            THRESHOLD),
        StageListener.SILENT);
  }

  private static void assertOneToOne(MatchingResult result) {
    assertThat(result.links()).extracting(PersonLink::ims).doesNotHaveDuplicates();
    assertThat(result.links()).extracting(PersonLink::ndtms).doesNotHaveDuplicates();
    assertThat(result.links()).allMatch(link -> link.ims() >= 1 && link.ndtms() >= 1);
    assertThat(result.links()).allMatch(link -> link.ims() <= result.ims().persons().count());
    assertThat(result.links()).allMatch(link -> link.ndtms() <= result.ndtms().persons().count());
    assertThat(result.totals().linked(Group.BOTH)).isEqualTo(result.links().size());
    assertThat(result.ambiguous())
        .isEqualTo(result.links().stream().filter(PersonLink::isAmbiguous).count());
  }

  private static Set<String> personsOf(LinkageResult side, int person) {
    Clients clients = side.intake().clients();
    Set<String> persons = new HashSet<>();
    for (int record = 0; record < clients.size(); record++) {
      if (side.persons().personOf(record) == person) {
        String id = clients.recordId(record);
        persons.add(id.substring(0, id.indexOf('-')));
      }
    }
    return persons;
  }

  @Test
  void run_generatedWorld_estimatesWithinTheIntervals() {
    World world = world(7, .4);
    MatchingResult result = match(world.ims, world.ndtms);
    ContactTotals totals = result.totals();
    assertThat(totals.ims().estimated().covers(world.ofIms.size())).isTrue();
    assertThat(totals.ndtms().estimated().covers(world.ofNdtms.size())).isTrue();
    long both = world.both();
    long any = (long) world.ofIms.size() + world.ofNdtms.size() - both;
    assertThat(totals.estimated(Group.BOTH).covers((double) both)).isTrue();
    assertThat(totals.estimated(Group.ANY).covers((double) any)).isTrue();
    assertThat(totals.estimated(Group.IMS_ONLY).covers((double) (world.ofIms.size() - both)))
        .isTrue();
    assertThat(totals.estimated(Group.ANY).standardError()).isLessThan(.01 * any);
    // Nearer than attributors alone, which miss whoever was written in two ways.
    assertThat(Math.abs(totals.estimated(Group.ANY).value() - any))
        .isLessThan(.5 * Math.abs(totals.naive(Group.ANY) - any));
    assertOneToOne(result);
    long right =
        result.links().stream()
            .filter(
                link -> {
                  Set<String> persons = personsOf(result.ims(), link.ims());
                  persons.retainAll(personsOf(result.ndtms(), link.ndtms()));
                  return !persons.isEmpty();
                })
            .count();
    assertThat((double) right / result.links().size()).isGreaterThan(.97);
    assertThat(right).isGreaterThan((long) (.93 * both));
    assertThat(result.model()).isNotNull();
    assertThat(result.stages()).isNotEmpty();
  }

  @Test
  void run_otherThreadsAndShuffledRows_givesTheSame() {
    World world = world(8, .4);
    MatchingResult first = match(world.ims, world.ndtms);
    assertSame(match(world.ims, world.ndtms, LinkageMethod.PROBABILISTIC, 1), first);
    var random = Seeded.random("run_otherThreadsAndShuffledRows_givesTheSame");
    world.ims.shuffled(Seeded.permutation(world.ims.size(), random));
    world.ndtms.shuffled(Seeded.permutation(world.ndtms.size(), random));
    assertSame(match(world.ims, world.ndtms), first);
  }

  private static void assertSame(MatchingResult again, MatchingResult first) {
    assertThat(again.links()).isEqualTo(first.links());
    assertThat(again.totals()).isEqualTo(first.totals());
    assertThat(again.notes()).isEqualTo(first.notes());
  }

  @Test
  void run_nobodyInBoth_estimatesNextToNobody() {
    World world = world(9, 0);
    assertThat(world.both()).isZero();
    MatchingResult result = match(world.ims, world.ndtms);
    assertOneToOne(result);
    assertThat(result.totals().estimated(Group.BOTH).covers(0)).isTrue();
    assertThat(result.totals().estimated(Group.BOTH).value()).isLessThan(60);
    long any = (long) world.ofIms.size() + world.ofNdtms.size();
    assertThat(result.totals().estimated(Group.ANY).covers((double) any)).isTrue();
  }

  @Test
  void run_theSameFileTwice_linksEverybodyToThemselves() {
    World world = world(10, .4);
    MatchingResult result = match(world.ims, world.ims);
    assertOneToOne(result);
    long persons = result.ims().persons().count();
    assertThat((double) result.links().size()).isGreaterThan(.98 * persons);
    assertThat(result.totals().estimated(Group.BOTH).value())
        .isBetween(.97 * world.ofIms.size(), 1.03 * world.ofIms.size());
    assertThat(result.totals().estimated(Group.BOTH).value()).isLessThanOrEqualTo((double) persons);
  }

  @Test
  void run_anEmptySide_countsTheOther() {
    World world = world(11, .4);
    Rows nobody = new Rows("nobody", HEADER);
    MatchingResult result = match(world.ims, nobody);
    assertThat(result.links()).isEmpty();
    assertThat(result.model()).isNull();
    assertThat(result.totals().linked(Group.BOTH)).isZero();
    assertThat(result.totals().ndtms().estimated().value()).isZero();
    assertThat(result.totals().estimated(Group.BOTH).covers(0)).isTrue();
    assertThat(result.totals().estimated(Group.ANY).covers(world.ofIms.size())).isTrue();
    MatchingResult none = match(nobody, new Rows("nobody", HEADER));
    assertThat(none.totals().linked(Group.ANY)).isZero();
  }

  @Test
  void run_aFewRecordsOfNdtms_areMatchedByAttributorsAndSaidSo() {
    World world = world(12, .4);
    Set<Long> ofFew = new HashSet<>();
    World few =
        new World(
            WorldSettings.of(12, 3_000).withNdtms(4_000, .4),
            row -> row.source() == Source.NDTMS && (ofFew.size() < 5 && ofFew.add(row.person())));
    MatchingResult result = match(world.ims, few.ndtms);
    assertOneToOne(result);
    assertThat(result.totals().ndtms().linked().counted()).isEqualTo(ofFew.size());
    long both = ofFew.stream().filter(world.ofIms::contains).count();
    assertThat(result.totals().estimated(Group.BOTH).covers((double) both)).isTrue();
    assertThat(result.notes()).anyMatch(note -> note.contains("attributors alone"));
  }

  @Test
  void run_byAttributor_pairsOffTheAttributorsInBoth() {
    World world = world(13, .4);
    MatchingResult result = match(world.ims, world.ndtms, LinkageMethod.ATTRIBUTOR, 2);
    assertOneToOne(result);
    assertThat(result.model()).isNull();
    assertThat(result.totals().linked(Group.ANY)).isEqualTo(result.totals().naive(Group.ANY));
    assertThat(result.links()).allMatch(link -> Double.isNaN(link.logOdds()));
    assertThat(result.totals().both().chance().strangers()).isLessThan(20);
  }

  @Test
  void settings_thatAreNoMatch_areRefused() {
    LinkageSettings side =
        new LinkageSettings(
            IntakeSettings.standard(Rows.AS_AT), LinkageMethod.PROBABILISTIC, 1, MEMORY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchingSettings(side, side, LinkageMethod.LADDER, THRESHOLD));
    for (double threshold : new double[] {0, 1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new MatchingSettings(side, side, LinkageMethod.PROBABILISTIC, threshold));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void scoring_betweenTwoFiles_findsEveryPairAboveTheThreshold(int threads) {
    World world = new World(WorldSettings.of(14, 1_000).withNdtms(1_250, .4), row -> true);
    MatchingResult result = match(world.ims, world.ndtms);
    MatchingModel model = Objects.requireNonNull(result.model());
    long[] left = result.ims().intake().clients().records();
    long[] right = result.ndtms().intake().clients().records();
    long[] records = java.util.Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, records, left.length, right.length);
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    try (Workers workers = new Workers(threads)) {
      Scorer scorer = new Scorer(model.fit().model(), ValueWeights.of(lattice, records, workers));
      PatternCounts census = new PatternCensus(lattice, workers).between(left, right);
      BlockingPlan plan =
          BlockingPlan.of(
              lattice, pattern -> scorer.bestLogOdds(pattern) >= 0, census::count, records.length);
      Links links =
          new PairScoring(records, left.length, plan, scorer, 0).run(workers, 1 << 20).links();
      List<String> found = new ArrayList<>();
      for (int link = 0; link < links.size(); link++) {
        found.add(links.left(link) + " " + links.right(link) + " " + links.logOdds(link));
      }
      List<String> expected = new ArrayList<>();
      for (int a = 0; a < left.length; a++) {
        for (int b = left.length; b < records.length; b++) {
          double odds = scorer.logOdds(records[a], records[b]);
          if (odds >= 0) {
            expected.add(a + " " + b + " " + odds);
          }
        }
      }
      assertThat(expected).hasSizeGreaterThan(300);
      assertThat(found).isEqualTo(expected);
    }
  }
}
