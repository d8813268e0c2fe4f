package uk.linkage.cli.options;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.run.JourneysAsked;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.input.ReadOptions;

/** Of which contacts journeys are made, and how they are shown. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class JourneyOptions {

  private static final Pattern GAP = Pattern.compile("(\\d+)([dw])", Pattern.CASE_INSENSITIVE);
  private static final int DAYS_OF_WEEK = 7;
  private static final int MOST_DAYS = 99_999;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--activity",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files with a row for each contact (CSV in UTF-8, or Parquet): provider, record_id,"
              + " contact date, and if there is one the intervention. Without it the first and last"
              + " days of contact of INPUT are taken.")
  private List<String> activity = List.of();

  @Option(
      names = "--activity-column",
      paramLabel = "NAME=COLUMN",
      converter = ColumnName.Converter.class,
      description =
          "What these files call a column: provider, record_id, date or intervention. Can be"
              + " repeated.")
  private List<ColumnName> activityColumns = List.of();

  @Option(
      names = "--gap",
      paramLabel = "TIME",
      defaultValue = "21d",
      description =
          "How long after a contact the next one belongs to the same episode at most, as days or"
              + " weeks: 21d, 3w, 0d (default: ${DEFAULT-VALUE}).")
  private String gap;

  @Option(
      names = "--ndtms",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files of NDTMS: persons are matched to them as match does, to see how long it takes"
              + " until structured treatment begins.")
  private List<String> ndtms = List.of();

  @Option(
      names = "--ndtms-column",
      paramLabel = "NAME=COLUMN",
      converter = ColumnName.Converter.class,
      description = "Their name of a column. Can be repeated.")
  private List<ColumnName> ndtmsColumns = List.of();

  @Option(
      names = "--ndtms-consent-held",
      description = "You state that every record of NDTMS has consent.")
  private boolean ndtmsConsentHeld;

  @Option(
      names = "--disclosure",
      paramLabel = "MODE",
      converter = DisclosureChoice.class,
      completionCandidates = DisclosureChoice.class,
      description = {
        "What is done to small numbers of persons in periods, flows, paths and report.html"
            + " (default: round5):",
        "round5: 1 to 7 are shown as *, all others to the nearest 5",
        "suppress5: below 5 are shown as *, and as many more as it takes that no total tells them;"
            + " paths, all periods but financial years, and who of a year is new are left out"
      })
  private @Nullable DisclosureMode disclosure;

  @Option(
      names = "--exact",
      description =
          "Show exact figures, in tables that say of themselves that they are not for publication.")
  private boolean exact;

  /** For picocli. */
  public JourneyOptions() {}

  /**
   * Returns the options as a plain record.
   *
   * @param clients how the files of clients are read; those of NDTMS are read alike
   * @return of which contacts, and how
   * @throws ParameterException if they make no sense together
   */
  public JourneysAsked toJourneys(ReadOptions clients) {
    if (exact && disclosure != null) {
      throw wrong("--exact must come without --disclosure, got both");
    }
    if (activity.isEmpty() && !activityColumns.isEmpty()) {
      throw wrong("--activity-column must come with --activity");
    }
    if (ndtms.isEmpty() && (!ndtmsColumns.isEmpty() || ndtmsConsentHeld)) {
      throw wrong("--ndtms-column and --ndtms-consent-held must come with --ndtms");
    }
    DisclosureMode usual = disclosure == null ? DisclosureMode.ROUND5 : disclosure;
    try {
      return new JourneysAsked(
          activity,
          ColumnName.asMap(activityColumns),
          days(),
          ndtms.isEmpty() ? null : ofNdtms(clients),
          exact ? null : usual);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ReadOptions ofNdtms(ReadOptions clients) {
    return new ReadOptions(
        ndtms,
        "ndtms",
        ColumnName.asMap(ndtmsColumns),
        java.util.Set.of(),
        clients.encoding(),
        null,
        ndtmsConsentHeld,
        clients.dateFormats(),
        null,
        clients.asAt(),
        clients.greatestAge());
  }

  private int days() {
    Matcher matcher = GAP.matcher(gap.strip());
    if (!matcher.matches()) {
      throw wrong("--gap must be days or weeks, such as 21d or 3w, got '" + gap + "'");
    }
    int days = matcher.group(2).toLowerCase(Locale.ROOT).equals("w") ? DAYS_OF_WEEK : 1;
    BigInteger asked = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(days));
    if (asked.compareTo(BigInteger.valueOf(MOST_DAYS)) > 0) {
      throw wrong(
          "--gap must be 0d to "
              + MOST_DAYS
              + "d, or 0w to "
              + MOST_DAYS / DAYS_OF_WEEK
              + "w, got '"
              + gap
              + "'");
    }
    return asked.intValue();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
