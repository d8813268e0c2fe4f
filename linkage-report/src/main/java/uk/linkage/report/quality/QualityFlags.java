package uk.linkage.report.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.linkage.attributor.Defect;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.profile.HeapedDay;
import uk.linkage.profile.ProviderQuality;

/** What is out of the ordinary in a provider's records, in plain language. */
public final class QualityFlags {

  /*
   * The bounds are meant to be crossed by something that somebody should look into, not by a service
   * as it usually is: clinical records miss a date of birth in well under 1 %, and 5 to 10 % of the
   * clients of low-threshold services have no fixed abode.
   */
  private static final double MISSING_IDENTITY = .02;
  private static final double MISSING_SEX = .05;
  private static final double MISSING_POSTCODE = .20;
  private static final double EXCLUDED = .25;
  private static final double REJECTED = .01;
  private static final double UNREADABLE = .01;
  private static final double DUPLICATES = .10;
  private static final double DUMMY_HALF = .005;

  /** In fewer records a share says nothing, and no flag may point at a few persons. */
  public static final int FEWEST = 10;

  private static final double STANDARD_DEVIATIONS = 4;

  private final ProviderTally tally;
  private final List<String> flags = new ArrayList<>();

  private QualityFlags(ProviderTally tally) {
    this.tally = tally;
  }

  /**
   * Says what is out of the ordinary.
   *
   * @param quality the quality of a provider's attributors
   * @return sentences; empty if nothing is
   */
  public static List<String> of(ProviderQuality quality) {
    QualityFlags flags = new QualityFlags(quality.tally());
    flags.judgeTakingPart();
    flags.judgeParts();
    quality.heapedDays().forEach(flags::judgeDay);
    flags.judgeInitials();
    flags.judgeDummy();
    flags.judgeDuplicates(quality.duplicates());
    return List.copyOf(flags.flags);
  }

  private void judgeTakingPart() {
    long excluded = tally.rows() - tally.records() - tally.rejected();
    if (isMuch(excluded, tally.rows(), EXCLUDED)) {
      flag(
          "%s of the rows are excluded: is consent asked for, and written down?",
          percent(excluded, tally.rows()));
    }
    if (isMuch(tally.rejected(), tally.rows(), REJECTED)) {
      flag(
          "%s of the rows are rejected for an impossible value: see rejected.csv of a dedupe",
          percent(tally.rejected(), tally.rows()));
    }
  }

  private void judgeParts() {
    for (Part part : Part.values()) {
      PartQuality quality = PartQuality.of(tally, part);
      if (isMuch(quality.missing(), tally.records(), mostMissing(part))) {
        flag(
            "%s is missing in %s of the records",
            part.columnName(), percent(quality.missing(), tally.records()));
      }
      quality.defects().forEach((defect, count) -> judgeDefect(part, defect, count));
    }
  }

  private void judgeDefect(Part part, Defect defect, long count) {
    boolean ordinary = defect == Defect.POSTCODE_PSEUDO || defect == Defect.SEX_NOT_KNOWN;
    if (!ordinary && isMuch(count, tally.records(), UNREADABLE)) {
      flag(
          "%s can't be read in %s of the records (%s)%s",
          part.columnName(),
          percent(count, tally.records()),
          PartQuality.words(defect),
          part == Part.DOB ? ": declare how dates are written, with --date-format" : "");
    }
  }

  private static double mostMissing(Part part) {
    return switch (part) {
      case FIRST_INITIAL, LAST_INITIAL, DOB -> MISSING_IDENTITY;
      case SEX -> MISSING_SEX;
      case POSTCODE -> MISSING_POSTCODE;
    };
  }

  private void judgeDay(HeapedDay day) {
    flag(
        "born on %s: %.1f times as many as chance gives; a default date, probably",
        DayOfYear.text(day.month(), day.day()), day.records() / day.expected());
  }

  private void judgeInitials() {
    double expected = tally.sameInitialsExpected();
    double alarm = expected + STANDARD_DEVIATIONS * Math.sqrt(Math.max(1, expected));
    if (tally.sameInitials() >= FEWEST && tally.sameInitials() > alarm) {
      flag(
          "the same letter twice as initials: %.1f times as many as chance gives; made-up initials,"
              + " probably",
          tally.sameInitials() / Math.max(1, expected));
    }
  }

  private void judgeDummy() {
    if (isMuch(tally.suspicious(), tally.records(), DUMMY_HALF)) {
      flag(
          "%s of the records have one half of the dummy attributor: was it meant to be whole?",
          percent(tally.suspicious(), tally.records()));
    }
  }

  private void judgeDuplicates(long duplicates) {
    if (isMuch(duplicates, tally.records(), DUPLICATES)) {
      flag(
          "%s of the records repeat another one's attributor: are clients registered anew at each"
              + " visit?",
          percent(duplicates, tally.records()));
    }
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static boolean isMuch(long part, long whole, double share) {
    return part >= FEWEST && (double) part > share * (double) whole;
  }

  private void flag(String format, Object... values) {
    flags.add(String.format(Locale.ROOT, format, values));
  }
}
