package uk.linkage.duckdb.output;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.DateFormats;
import uk.linkage.intake.PrivacyRefusedException;

/**
 * Looks for dates of birth in what the user typed: arguments are kept with the result, a purpose
 * and the name of a file among them.
 *
 * <p>There is no attributor without its date, so one look for dates finds an attributor in any
 * disguise of its initials. A date that is no client's (of a period, of an agreement) may stand.
 */
final class ArgumentDates {

  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}([/.-])\\d{1,2}\\1\\d{4}|\\d{8})(?!\\d)");

  private ArgumentDates() {}

  /** Refuses arguments in which a date is written on which a client was born. */
  static void requireNoBirth(List<String> arguments, LocalDate asAt, long[] records) {
    DateFormats formats = new DateFormats(asAt);
    for (String argument : arguments) {
      Matcher dates = DATE.matcher(argument);
      while (dates.find()) {
        byte[] text = dates.group().getBytes(StandardCharsets.US_ASCII);
        int date = formats.parse(text, 0, text.length);
        if (date > 0 && isBirth(date, records)) {
          throw new PrivacyRefusedException(
              "the arguments are kept with the result, so they must hold no value of a person, and"
                  + " one of them holds a date on which a client was born; rename the file, or say"
                  + " the purpose without it");
        }
      }
    }
  }

  private static boolean isBirth(int date, long[] records) {
    long birth =
        AttributorLayout.packBirthDate(
            DateFormats.year(date), DateFormats.month(date), DateFormats.day(date));
    for (long record : records) {
      if ((record & AttributorLayout.BIRTH_DATE_MASK) == birth) {
        return true;
      }
    }
    return false;
  }
}
