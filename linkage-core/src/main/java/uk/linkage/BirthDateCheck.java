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

  /** In a shorter file a share says nothing. */
  private static final long ENOUGH = 100;

  private BirthDateCheck() {}

  /** Refuses a run most of whose dates can't be read. */
  static void requireReadable(IntakeResult intake) {
    long unreadable = intake.birthDates(Defect.DATE_UNREADABLE);
    long given = given(intake);
    if (given >= ENOUGH && unreadable > given / 2) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "dates of birth must be readable, got %,d of %,d that are not; declare how they are"
                  + " written, such as --date-format dd/MM/yy or --date-format 'd MMMM yyyy'"
                  + " (several are allowed)",
              unreadable,
              given));
    }
  }

  /** Tells whether most persons were born longer ago than the greatest age. */
  static boolean isHistorical(IntakeResult intake) {
    long given = given(intake);
    return given >= ENOUGH && intake.birthDates(Defect.BIRTH_TOO_LONG_AGO) > given / 2;
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
