package uk.linkage.duckdb.input;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Postcode;

/**
 * Which files are to be read, and how.
 *
 * @param inputs paths or patterns such as {@code data/*.csv} or {@code data/**}{@code /*.csv}
 * @param profile {@code ims}, {@code ndtms}, or the path of a TOML file
 * @param columns for each canonical name that is to be read from a certain column, that column
 * @param drop columns to leave unread although they are more than the minimum
 * @param encoding {@code utf-8}, {@code windows-1252}, {@code latin-1} or {@code utf-16}
 * @param provider the provider of rows that name none, or null for the name of their file
 * @param consentHeld whether the user states that every record has consent
 * @param dateFormats date formats, tried before those of the profile
 * @param postcodeKind how deep postcodes go, or null for what the profile says
 * @param asAt the reference date
 * @param greatestAge the greatest age of a client in years; null for the usual one, which a file of
 *     historical persons is let off
 */
public record ReadOptions(
    List<String> inputs,
    String profile,
    Map<String, String> columns,
    Set<String> drop,
    String encoding,
    @Nullable String provider,
    boolean consentHeld,
    List<String> dateFormats,
    Postcode.@Nullable Kind postcodeKind,
    LocalDate asAt,
    @Nullable Integer greatestAge) {

  public ReadOptions {
    inputs = List.copyOf(inputs);
    // In the order of the user, so that the first fault named is the same every time.
    columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
    drop = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(drop));
    dateFormats = List.copyOf(dateFormats);
  }
}
