package uk.linkage.duckdb.geography;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.input.InputFile;

/**
 * What was read of a postcode directory.
 *
 * @param file its name, its size, its SHA-256
 * @param postcodeColumn the column of postcodes
 * @param authorityColumn the column of authorities
 * @param terminatedColumn the column that says which postcodes are terminated; null if it has none,
 *     and all are taken to be live
 * @param rows how many rows it has
 * @param skipped how many of them were not used, by reason; reasons without a row are there too
 * @param terminated how many of those that were used are of terminated postcodes
 */
public record LookupFacts(
    InputFile file,
    String postcodeColumn,
    String authorityColumn,
    @Nullable String terminatedColumn,
    long rows,
    Map<SkippedRow, Long> skipped,
    long terminated) {

  /** Keeps the counts in order of their reasons. */
  public LookupFacts {
    skipped = Collections.unmodifiableMap(new EnumMap<>(skipped));
  }
}
