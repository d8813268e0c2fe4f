package uk.linkage;

import java.util.Locale;
import uk.linkage.attributor.Defect;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.IntakeResult;

/**
 * Looks at the dates of birth of a whole run, where one wrong setting shows that no single cell can
 * show.
 *
 * <p>A column of which half can't be read is written in a format that was not declared: to go on
 * would count almost every record as a person of its own. And a file of which half was born longer
 * ago than anybody lives is a file of historical persons.
 */
final class BirthDateCheck {

  /** In a file with fewer dates a share of them says nothing about how they are written. */
  private static final long ENOUGH_TO_REFUSE = 10;

  /** To lift the greatest age takes more. */
  private static final long ENOUGH_FOR_HISTORY = 100;

  private BirthDateCheck() {}

  /**
   * Refuses a run most of whose dates can't be read or are in no calendar. The second is what dates
   * in American order look like: three days in five are later than the twelfth.
   */
  static void requireReadable(IntakeResult intake) {
    long given = given(intake);
    long impossible = intake.birthDates(Defect.DATE_IMPOSSIBLE);
    long unreadable = intake.birthDates(Defect.DATE_UNREADABLE) + impossible;
    if (given >= ENOUGH_TO_REFUSE && unreadable > given / 2) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "dates of birth must be readable, got %,d of %,d that are not%s; declare how they are"
                  + " written, such as --date-format %s or --date-format 'd MMMM yyyy' (several are"
                  + " allowed)",
              unreadable,
              given,
              impossible > unreadable / 2 ? " or that no calendar has" : "",
              impossible > unreadable / 2 ? "MM/dd/yyyy" : "dd/MM/yy"));
    }
  }

  /** Tells whether most persons were born longer ago than the greatest age. */
  static boolean isHistorical(IntakeResult intake) {
    long given = given(intake);
    return given >= ENOUGH_FOR_HISTORY && intake.birthDates(Defect.BIRTH_TOO_LONG_AGO) > given / 2;
  }

  static String historicalNote(IntakeResult intake, int greatestAge) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d dates of birth are more than %d years ago: read as historical records, without"
            + " a greatest age (--max-age %d rejects them)",
        intake.birthDates(Defect.BIRTH_TOO_LONG_AGO),
        given(intake),
        greatestAge,
        greatestAge);
  }

  private static long given(IntakeResult intake) {
    return intake.birthDates()
        + intake.birthDates(Defect.DATE_UNREADABLE)
        + intake.birthDates(Defect.DATE_IMPOSSIBLE)
        + intake.birthDates(Defect.BIRTH_IN_FUTURE)
        + intake.birthDates(Defect.BIRTH_TOO_LONG_AGO);
  }
}
