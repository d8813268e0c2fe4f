package uk.linkage.duckdb.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.fixtures.world.NdtmsEpisode;
import uk.linkage.fixtures.world.Participation;
import uk.linkage.fixtures.world.Source;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.geography.Authorities;
import uk.linkage.geography.Authority;
import uk.linkage.geography.AuthorityLookup;
import uk.linkage.geography.GeographyTally;
import uk.linkage.geography.Placement;
import uk.linkage.parallel.Workers;

/** The clients of a generated world, placed by its own postcode directory. */
class GeneratedLookupTest {

  private final WorldSettings settings = WorldSettings.of(11, 20_000);

  @TempDir private Path folder;

  private LookupFile.Loaded load() {
    Path world = folder.resolve("world");
    WorldGenerator.write(settings, world, rows -> {});
    try (DuckDb db = DuckDb.inMemory(1, 1 << 28);
        Workers workers = new Workers(2)) {
      return LookupFile.open(db, world.resolve("lookup/postcodes.csv"), LookupColumns.usual())
          .read(AuthorityLookup.USUAL_LEAST_SHARE, workers, rows -> {});
    }
  }

  private static long pack(String postcode, Postcode.Kind kind) {
    byte[] bytes = postcode.getBytes(StandardCharsets.UTF_8);
    return Math.max(0, Postcode.parse(bytes, 0, bytes.length, kind));
  }

  @Test
  void clients_ofBothSources_placed() {
    LookupFile.Loaded loaded = load();
    AuthorityLookup lookup = loaded.lookup();
    assertThat(lookup.authorities())
        .containsExactlyInAnyOrderElementsOf(
            Authorities.CHESHIRE_AND_MERSEYSIDE.stream().map(Authority::code).toList());
    assertThat(loaded.facts().skipped().values()).containsOnly(0L);
    assertThat(loaded.facts().rows()).isEqualTo(lookup.units()).isEqualTo(lookup.sectors() * 400L);

    GeographyTally ims = new GeographyTally();
    GeographyTally ndtms = new GeographyTally();
    Map<Boolean, Long> right = new HashMap<>();
    for (WorldRecord row : WorldGenerator.records(settings)) {
      if (row.participation() != Participation.TAKES_PART) {
        continue;
      }
      if (row.source() == Source.IMS) {
        lookup.of(pack(row.postcode(), Postcode.Kind.FULL), ims);
        continue;
      }
      int place = lookup.of(pack(row.postcode(), Postcode.Kind.SECTOR), ndtms);
      if (place >= 0 && row.contact() instanceof NdtmsEpisode episode) {
        boolean same = lookup.authorities().get(place).equals(episode.authority());
        right.merge(same, 1L, Long::sum);
      }
    }
    assertThat(ims.count(Placement.UNIT)).isEqualTo(ims.placed());
    assertThat(ims.count(Placement.NOT_FOUND)).isZero();
    assertThat(ims.count(Placement.NO_POSTCODE)).isPositive();
    assertThat(ndtms.count(Placement.SECTOR)).isEqualTo(ndtms.placed());
    // Only sectors in two authorities can be wrong, and those less often than not.
    assertThat(right.get(true)).isGreaterThan(50 * right.get(false));
    assertThat(right.get(false)).isPositive();
  }
}
