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
 * @param columns for each canonical name, or name of a fact, that is to be read from a certain
 *     column, that column
 * @param drop columns to leave unread although they are more than the minimum
 * @param encoding {@code utf-8}, {@code windows-1252}, {@code latin-1} or {@code utf-16}
 * @param provider the provider of rows that name none, or null for the name of their file
 * @param consentHeld whether the user states that every record has consent
 * @param dateFormats date formats, tried before those of the profile
 * @param postcodeKind how deep postcodes go, or null for what the profile says
 * @param asAt the reference date
 * @param greatestAge the greatest age of a client in years; null for the usual one, which a file of
 *     historical persons is let off
 * @param facts columns to keep of every record that takes part, to count by
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
    @Nullable Integer greatestAge,
    List<FactColumn> facts) {

  public ReadOptions {
    inputs = List.copyOf(inputs);
    // In the order of the user, so that the first fault named is the same every time.
    columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
    drop = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(drop));
    dateFormats = List.copyOf(dateFormats);
    facts = List.copyOf(facts);
  }

  /**
   * Options by which no facts are kept.
   *
   * @param inputs paths or patterns
   * @param profile {@code ims}, {@code ndtms}, or the path of a TOML file
   * @param columns for each canonical name that is to be read from a certain column, that column
   * @param drop columns to leave unread although they are more than the minimum
   * @param encoding how bytes stand for letters
   * @param provider the provider of rows that name none, or null for the name of their file
   * @param consentHeld whether the user states that every record has consent
   * @param dateFormats date formats, tried before those of the profile
   * @param postcodeKind how deep postcodes go, or null for what the profile says
   * @param asAt the reference date
   * @param greatestAge the greatest age of a client in years, or null for the usual one
   */
  @SuppressWarnings("NullAway") // loses the @Nullable of a nested type behind a compact constructor
  public ReadOptions(
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
    this(
        inputs,
        profile,
        columns,
        drop,
        encoding,
        provider,
        consentHeld,
        dateFormats,
        postcodeKind,
        asAt,
        greatestAge,
        List.of());
  }

  /**
   * Returns these options with columns to count by.
   *
   * @param asked each once; {@link KnownFacts#column} knows the usual ones
   * @return new options
   */
  @SuppressWarnings("NullAway") // loses the @Nullable of a nested type behind a compact constructor
  public ReadOptions withFacts(List<FactColumn> asked) {
    return new ReadOptions(
        inputs,
        profile,
        columns,
        drop,
        encoding,
        provider,
        consentHeld,
        dateFormats,
        postcodeKind,
        asAt,
        greatestAge,
        asked);
  }
}
