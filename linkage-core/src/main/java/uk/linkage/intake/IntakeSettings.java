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
 * @param facts names of columns of text to keep of every record that takes part; see {@link Facts}
 */
public record IntakeSettings(
    ScreeningRules screening,
    List<String> dateFormats,
    LocalDate asAt,
    @Nullable Integer greatestAge,
    Postcode.Kind postcodeKind,
    Set<String> blankWords,
    List<String> facts) {

  /** The words that mean a blank unless others are declared. */
  public static final Set<String> USUAL_BLANK_WORDS =
      Set.of("null", "n/a", "#n/a", "n/k", "unknown", "not known", "not stated", "?", "-");

  public IntakeSettings {
    dateFormats = List.copyOf(dateFormats);
    // In a fixed order, so that two runs do the same.
    blankWords = java.util.Collections.unmodifiableSet(new TreeSet<>(blankWords));
    facts = List.copyOf(facts);
  }

  /**
   * Settings by which no facts are kept.
   *
   * @param screening who takes part
   * @param dateFormats declared date formats
   * @param asAt the reference date
   * @param greatestAge the greatest age of a client in years, or null for the usual one
   * @param postcodeKind how deep postcodes go
   * @param blankWords words that mean a blank, in lower case
   */
  public IntakeSettings(
      ScreeningRules screening,
      List<String> dateFormats,
      LocalDate asAt,
      @Nullable Integer greatestAge,
      Postcode.Kind postcodeKind,
      Set<String> blankWords) {
    this(screening, dateFormats, asAt, greatestAge, postcodeKind, blankWords, List.of());
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
    return new IntakeSettings(screening, dateFormats, asAt, age, postcodeKind, blankWords, facts);
  }

  /**
   * Returns these settings with other rules of screening.
   *
   * @param rules who takes part
   * @return new settings
   */
  public IntakeSettings withScreening(ScreeningRules rules) {
    return new IntakeSettings(
        rules, dateFormats, asAt, greatestAge, postcodeKind, blankWords, facts);
  }

  /**
   * Returns these settings with other facts to keep.
   *
   * @param names each once; what they may be is for the adapter to say, which knows the columns
   * @return new settings
   */
  public IntakeSettings withFacts(List<String> names) {
    return new IntakeSettings(
        screening, dateFormats, asAt, greatestAge, postcodeKind, blankWords, names);
  }
}
