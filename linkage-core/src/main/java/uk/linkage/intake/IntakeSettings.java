package uk.linkage.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Postcode;
import uk.linkage.screen.ScreeningRules;

/**
 * How cells are read.
 *
 * @param screening who takes part
 * @param dateFormats declared date formats, tried before the usual shapes; see {@link
 *     uk.linkage.attributor.DateFormats}
 * @param asAt the reference date: no birth is later, and two-digit years turn on it
 * @param greatestAge the greatest age of a client in years; null for the usual one, which a file of
 *     historical persons is let off
 * @param postcodeKind how deep postcodes go
 * @param blankWords words that mean a blank, in lower case, such as {@code na} in an NDTMS file
 */
public record IntakeSettings(
    ScreeningRules screening,
    List<String> dateFormats,
    LocalDate asAt,
    @Nullable Integer greatestAge,
    Postcode.Kind postcodeKind,
    Set<String> blankWords) {

  /** The words that mean a blank unless others are declared. */
  public static final Set<String> USUAL_BLANK_WORDS =
      Set.of("null", "n/a", "#n/a", "n/k", "unknown", "not known", "not stated", "?", "-");

  public IntakeSettings {
    dateFormats = List.copyOf(dateFormats);
    // In a fixed order, so that two runs do the same.
    blankWords = java.util.Collections.unmodifiableSet(new TreeSet<>(blankWords));
  }

  /**
   * The usual settings: whole postcodes, dates by shape, consent by a column.
   *
   * @param asAt the reference date
   * @return settings to start from
   */
  public static IntakeSettings standard(LocalDate asAt) {
    return new IntakeSettings(
        ScreeningRules.STANDARD,
        List.of(),
        asAt,
        /* greatestAge= */ null,
        Postcode.Kind.FULL,
        USUAL_BLANK_WORDS);
  }

  /**
   * Returns these settings with another greatest age.
   *
   * @param age in years
   * @return new settings
   */
  public IntakeSettings withGreatestAge(int age) {
    return new IntakeSettings(screening, dateFormats, asAt, age, postcodeKind, blankWords);
  }

  /**
   * Returns these settings with other rules of screening.
   *
   * @param rules who takes part
   * @return new settings
   */
  public IntakeSettings withScreening(ScreeningRules rules) {
    return new IntakeSettings(rules, dateFormats, asAt, greatestAge, postcodeKind, blankWords);
  }
}
