package uk.linkage.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.Postcode;
import uk.linkage.geography.ContradictionException.Contradiction;

class AuthorityLookupTest {

  private static final List<String> SECTORS =
      List.of("L3 2", "L3 9", "L32 0", "CH41 1", "SW1A 1", "ZE1 0", "B1 1", "YO9 5");
  private static final String LETTERS = "ABDEF";
  private static final List<String> CODES = List.of("E09", "E01", "W05", "N02", "S03");

  /** A row of a lookup. */
  private record Row(long postcode, String authority, boolean terminated) {}

  private static long postcode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long postcode = Postcode.parse(bytes, 0, bytes.length, Postcode.Kind.FULL);
    assertThat(postcode).isNotNegative();
    return postcode;
  }

  private static AuthorityLookup.Builder builder(List<Row> rows) {
    AuthorityLookup.Builder builder = new AuthorityLookup.Builder();
    rows.forEach(row -> builder.add(row.postcode, row.authority, row.terminated));
    return builder;
  }

  private static String unit(String sector, SplittableRandom random) {
    return sector
        + LETTERS.charAt(random.nextInt(LETTERS.length()))
        + LETTERS.charAt(random.nextInt(LETTERS.length()));
  }

  /** The slow twin: goes through all rows for each record. */
  private static int bySearch(List<Row> rows, double leastShare, List<String> codes, long record) {
    long sector = record & AttributorLayout.SECTOR_MASK;
    if (!AttributorLayout.POSTCODE_SECTOR.isPresentIn(record)) {
      return AuthorityLookup.UNKNOWN;
    }
    for (Row row : rows) {
      if (row.postcode == (record & AttributorLayout.UNIT_MASK)) {
        return codes.indexOf(row.authority);
      }
    }
    Map<Long, Row> units = new HashMap<>();
    for (Row row : rows) {
      if ((row.postcode & AttributorLayout.SECTOR_MASK) == sector) {
        units.merge(row.postcode, row, (a, b) -> a.terminated ? b : a);
      }
    }
    if (units.isEmpty()) {
      return AuthorityLookup.NOT_FOUND;
    }
    boolean someLive = units.values().stream().anyMatch(row -> !row.terminated);
    Map<String, Integer> counts = new HashMap<>();
    units.values().stream()
        .filter(row -> !(someLive && row.terminated))
        .forEach(row -> counts.merge(row.authority, 1, Integer::sum));
    int most = counts.values().stream().mapToInt(n -> n).max().orElseThrow();
    int all = counts.values().stream().mapToInt(n -> n).sum();
    List<String> greatest = codes.stream().filter(c -> counts.getOrDefault(c, 0) == most).toList();
    return greatest.size() > 1 || most < leastShare * all
        ? AuthorityLookup.AMBIGUOUS
        : codes.indexOf(greatest.get(0));
  }

  @Test
  void of_randomLookups_asTheSlowTwin() {
    SplittableRandom random = Seeded.random("AuthorityLookupTest");
    long[] kinds = new long[4];
    for (int round = 0; round < 300; round++) {
      List<Row> rows = new ArrayList<>();
      Map<Long, String> authorities = new HashMap<>();
      double terminated = random.nextInt(3) / 2.0;
      int size = random.nextInt(1, 120);
      int choice = random.nextInt(1, CODES.size() + 1);
      for (int i = 0; i < size; i++) {
        long postcode = postcode(unit(SECTORS.get(random.nextInt(SECTORS.size())), random));
        String drawn = CODES.get(random.nextInt(choice));
        String authority = authorities.computeIfAbsent(postcode, p -> drawn);
        rows.add(new Row(postcode, authority, random.nextDouble() < terminated));
      }
      double share = random.nextInt(5) / 4.0;
      AuthorityLookup lookup = builder(rows).leastShare(share).build();
      assertThat(lookup.authorities()).isSorted().containsOnlyOnceElementsOf(authorities.values());
      assertThat(lookup.units()).isEqualTo(authorities.size());
      for (int i = 0; i < 100; i++) {
        String unit = unit(SECTORS.get(random.nextInt(SECTORS.size())), random);
        String text = unit.substring(0, unit.length() - (random.nextBoolean() ? 2 : 0));
        long record = postcode(text) | (random.nextLong() & AttributorLayout.ATTRIBUTOR_MASK);
        int found = lookup.of(record);
        assertThat(found).isEqualTo(bySearch(rows, share, lookup.authorities(), record));
        kinds[found < 0 ? -found : 0]++;
      }
    }
    assertThat(kinds[0]).isPositive();
    assertThat(kinds[-AuthorityLookup.NOT_FOUND]).isPositive();
    assertThat(kinds[-AuthorityLookup.AMBIGUOUS]).isPositive();
  }

  @Test
  void of_everyKindOfRecord_countedByKind() {
    AuthorityLookup lookup =
        builder(
                List.of(
                    new Row(postcode("L3 2AA"), "E2", false),
                    new Row(postcode("L3 2AB"), "E2", false),
                    new Row(postcode("L3 2AD"), "E1", true),
                    new Row(postcode("L3 9AA"), "E1", false),
                    new Row(postcode("L3 9AB"), "E2", false)))
            .build();
    assertThat(lookup.authorities()).containsExactly("E1", "E2");
    assertThat(lookup.sectors()).isEqualTo(2);
    assertThat(lookup.ambiguousSectors()).isEqualTo(1);

    GeographyTally tally = new GeographyTally();
    assertThat(lookup.of(postcode("L3 2AA"), tally)).isEqualTo(1);
    assertThat(lookup.of(postcode("L3 2AD"), tally)).as("terminated").isZero();
    assertThat(lookup.of(postcode("L3 2ZZ"), tally)).isEqualTo(1);
    assertThat(lookup.of(postcode("L3 2"), tally)).isEqualTo(1);
    assertThat(lookup.of(0, tally)).isEqualTo(AuthorityLookup.UNKNOWN);
    assertThat(lookup.of(postcode("L3"), tally)).isEqualTo(AuthorityLookup.UNKNOWN);
    assertThat(lookup.of(postcode("L4 2AA"), tally)).isEqualTo(AuthorityLookup.NOT_FOUND);
    assertThat(lookup.of(postcode("L3 9"), tally)).isEqualTo(AuthorityLookup.AMBIGUOUS);
    assertThat(lookup.of(postcode("L3 9ZZ"), tally)).isEqualTo(AuthorityLookup.AMBIGUOUS);
    assertThat(lookup.of(postcode("L3 9AB"), tally)).isEqualTo(1);

    GeographyTally twice = new GeographyTally();
    twice.addAll(tally);
    twice.addAll(tally);
    assertThat(twice.counts())
        .containsExactly(
            Map.entry(Placement.UNIT, 6L),
            Map.entry(Placement.SECTOR_OF_UNKNOWN_UNIT, 2L),
            Map.entry(Placement.SECTOR, 2L),
            Map.entry(Placement.NO_POSTCODE, 2L),
            Map.entry(Placement.NO_SECTOR, 2L),
            Map.entry(Placement.NOT_FOUND, 2L),
            Map.entry(Placement.AMBIGUOUS, 4L));
    assertThat(tally.placed()).isEqualTo(5);
    assertThat(tally.total()).isEqualTo(10);
    assertThat(Placement.values()).allMatch(p -> !p.reason().isBlank());
  }

  @Test
  void of_exactlyTheLeastShare_isEnough() {
    List<Row> rows =
        List.of(
            new Row(postcode("L3 2AA"), "E1", false),
            new Row(postcode("L3 2AB"), "E1", false),
            new Row(postcode("L3 2AD"), "E2", false),
            new Row(postcode("L3 2AE"), "E3", false));
    assertThat(builder(rows).build().of(postcode("L3 2"))).isZero();
    assertThat(builder(rows).leastShare(0.51).build().of(postcode("L3 2")))
        .isEqualTo(AuthorityLookup.AMBIGUOUS);
  }

  @Test
  void of_sectorWithoutLiveUnits_terminatedOnesDecide() {
    List<Row> rows =
        List.of(
            new Row(postcode("L3 2AA"), "E1", true),
            new Row(postcode("L3 2AB"), "E1", true),
            new Row(postcode("L3 2AD"), "E2", true),
            // Two rows of one postcode, one of them live: it is live.
            new Row(postcode("L3 9AA"), "E2", true),
            new Row(postcode("L3 9AA"), "E2", false),
            new Row(postcode("L3 9AB"), "E1", true),
            new Row(postcode("L3 9AD"), "E1", true));
    AuthorityLookup lookup = builder(rows).build();
    assertThat(lookup.of(postcode("L3 2"))).isZero();
    assertThat(lookup.of(postcode("L3 9"))).isEqualTo(1);
  }

  @Test
  void build_nothingAdded_findsNothing() {
    AuthorityLookup lookup = new AuthorityLookup.Builder().build();
    assertThat(lookup.authorities()).isEmpty();
    assertThat(lookup.of(postcode("L3 2AA"))).isEqualTo(AuthorityLookup.NOT_FOUND);
    assertThat(lookup.of(0)).isEqualTo(AuthorityLookup.UNKNOWN);
  }

  @Test
  void build_postcodeInTwoAuthorities_refusedByNumber() {
    AuthorityLookup.Builder builder =
        builder(
            List.of(
                new Row(postcode("L3 2AA"), "E1", false),
                new Row(postcode("CH41 1AA"), "E1", false),
                new Row(postcode("L3 2AB"), "E1", false),
                new Row(postcode("L3 2AA"), "E1", true),
                new Row(postcode("CH41 1AA"), "E2", true),
                new Row(postcode("L3 2AA"), "E3", false)));
    ContradictionException refused =
        catchThrowableOfType(ContradictionException.class, builder::build);
    assertThat(refused.count()).isEqualTo(2);
    assertThat(refused.examples())
        .containsExactly(new Contradiction(1, 4), new Contradiction(0, 5));
  }

  @Test
  void add_whatIsNoWholePostcode_refused() {
    AuthorityLookup.Builder builder = new AuthorityLookup.Builder();
    for (long postcode : new long[] {0, -3, postcode("L3 2"), postcode("L3")}) {
      assertThatIllegalArgumentException().isThrownBy(() -> builder.add(postcode, "E1", false));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> builder.leastShare(1.01));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.leastShare(Double.NaN));
    assertThat(builder.size()).isZero();
  }

  @Test
  void add_tooManyAuthorities_refused() {
    AuthorityLookup.Builder builder = new AuthorityLookup.Builder();
    for (int i = 0; i < AuthorityLookup.MOST_AUTHORITIES; i++) {
      builder.add(postcode("L3 " + i % 10 + "AA") + i / 10, "E" + i, false);
    }
    assertThat(builder.authorityCount()).isEqualTo(AuthorityLookup.MOST_AUTHORITIES);
    assertThatThrownBy(() -> builder.add(postcode("L3 2AA"), "F", false))
        .hasMessageContaining("at most 4096");
    assertThat(builder.size()).isEqualTo(AuthorityLookup.MOST_AUTHORITIES);
  }

  @Test
  void ramBytesUsed_aUnit_isFourBytes() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows.add(new Row((postcode("ZE1 0AA") & AttributorLayout.SECTOR_MASK) + i + 1, "S", false));
    }
    AuthorityLookup lookup = builder(rows).build();
    assertThat(lookup.ramBytesUsed()).isEqualTo(4 * 400 + 10);
    assertThat(lookup.of(postcode("ZE1 0ZZ"))).isZero();
  }
}
