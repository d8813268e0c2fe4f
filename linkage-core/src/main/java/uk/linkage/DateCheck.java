package uk.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.linkage.attributor.Defect;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.IntakeResult;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;

/**
 * Looks at the dates of a whole run, where one wrong setting shows that no single cell can show.
 *
 * <p>A column of which half can't be read is written in a format that was not declared: to go on
 * would count almost every record as a person of its own. One file of many is judged by itself, for
 * its dates are a small part of the run's: a spreadsheet that one service has saved with the
 * numbers of its days. And a file of which half was born longer ago than anybody lives is a file of
 * historical persons.
 */
final class DateCheck {

  /** In a file with fewer dates a share of them says nothing about how they are written. */
  private static final long ENOUGH_TO_REFUSE = 10;

  /** One of several providers may be small and careless, which the others needn't wait for. */
  private static final long ENOUGH_OF_ONE = 20;

  /** To lift the greatest age takes more. */
  private static final long ENOUGH_FOR_HISTORY = 100;

  private DateCheck() {}

  /**
   * Refuses a run of which most dates of birth, or most of a provider's, can't be read or are in no
   * calendar. The second is what dates in American order look like: three days in five are later
   * than the twelfth.
   */
  static void requireReadable(IntakeResult intake) {
    requireReadable(new BirthDates(intake.tallies()), "", ENOUGH_TO_REFUSE);
    for (ProviderTally tally : intake.tallies()) {
      String whose = String.format(Locale.ROOT, "provider '%s': ", tally.provider());
      requireReadable(new BirthDates(List.of(tally)), whose, ENOUGH_OF_ONE);
    }
  }

  private static void requireReadable(BirthDates dates, String whose, long enough) {
    long impossible = dates.with(Defect.DATE_IMPOSSIBLE);
    long unreadable = dates.with(Defect.DATE_UNREADABLE) + impossible;
    if (dates.given() >= enough && unreadable > dates.given() / 2) {
      boolean isOtherOrder = impossible > unreadable / 2;
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%sdates of birth must be readable, got %,d of %,d that are not%s; declare how they"
                  + " are written, such as --date-format %s (several are allowed)",
              whose,
              unreadable,
              dates.given(),
              isOtherOrder ? " or that no calendar has" : "",
              isOtherOrder
                  ? "MM/dd/yyyy"
                  : "dd/MM/yy or --date-format 'd MMMM yyyy', or --date-format excel for the"
                      + " numbers that Excel keeps days as"));
    }
  }

  /**
   * Tells of providers most of whose records count as not informed because their dates of contact
   * or information can't be read.
   */
  static List<String> notesOnInformation(IntakeResult intake) {
    List<String> notes = new ArrayList<>();
    for (ProviderTally tally : intake.tallies()) {
      long unreadable = tally.informationUnreadable();
      if (unreadable >= ENOUGH_OF_ONE && unreadable > tally.rows() / 2) {
        notes.add(
            String.format(
                Locale.ROOT,
                "provider '%s': %,d of %,d records have a date of contact or of information that"
                    + " can't be read, and take no part as not informed; if they are dates, declare"
                    + " how they are written: --date-format",
                tally.provider(),
                unreadable,
                tally.rows()));
      }
    }
    return notes;
  }

  /** Tells whether most persons were born longer ago than the greatest age. */
  static boolean isHistorical(IntakeResult intake) {
    BirthDates dates = new BirthDates(intake.tallies());
    return dates.given() >= ENOUGH_FOR_HISTORY
        && dates.with(Defect.BIRTH_TOO_LONG_AGO) > dates.given() / 2;
  }

  static String historicalNote(IntakeResult intake, int greatestAge) {
    BirthDates dates = new BirthDates(intake.tallies());
    return String.format(
        Locale.ROOT,
        "%,d of %,d dates of birth are more than %d years ago: read as historical records, without"
            + " a greatest age (--max-age %d rejects them)",
        dates.with(Defect.BIRTH_TOO_LONG_AGO),
        dates.given(),
        greatestAge,
        greatestAge);
  }

  /** The dates of birth of some providers. */
  private record BirthDates(List<ProviderTally> tallies) {

    long with(Defect defect) {
      return tallies.stream().mapToLong(tally -> tally.defect(Part.DOB, defect)).sum();
    }

    /** How many cells are not blank. */
    long given() {
      return tallies.stream().mapToLong(tally -> tally.present(Part.DOB)).sum()
          + with(Defect.DATE_UNREADABLE)
          + with(Defect.DATE_IMPOSSIBLE)
          + with(Defect.BIRTH_IN_FUTURE)
          + with(Defect.BIRTH_TOO_LONG_AGO);
    }
  }
}
