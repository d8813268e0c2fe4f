package uk.linkage.cli.options;

import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.DateFormats;

/** What must hold of the ways to read files, whatever the files hold. */
final class ReadingChecks {

  private static final LocalDate EARLIEST_AS_AT = LocalDate.of(1990, 1, 1);
  private static final LocalDate LATEST_AS_AT = LocalDate.of(2100, 12, 31);

  private ReadingChecks() {}

  /** A name, that is; whether a file can be read is seen when it is. */
  static void requireProfile(String option, String profile, Set<String> builtIn) {
    boolean isFile =
        profile.contains("/")
            || profile.contains("\\")
            || profile.contains(".")
            || new File(profile).exists();
    if (!builtIn.contains(profile) && !isFile) {
      throw new IllegalArgumentException(
          option
              + " must be "
              + String.join(", ", new TreeSet<>(builtIn))
              + " or a TOML file, got '"
              + profile
              + "'");
    }
  }

  static void requireAsAt(@Nullable LocalDate asAt) {
    if (asAt != null && (asAt.isBefore(EARLIEST_AS_AT) || asAt.isAfter(LATEST_AS_AT))) {
      throw new IllegalArgumentException(
          "--as-at must be from " + EARLIEST_AS_AT + " to " + LATEST_AS_AT + ", got " + asAt);
    }
  }

  static void requireDateFormat(String format) {
    String why = faultOf(format);
    if (why == null) {
      return;
    }
    String recased = format.replace('m', 'M').replace('D', 'd').replace('Y', 'y');
    boolean isCase = !recased.equals(format) && faultOf(recased) == null;
    throw new IllegalArgumentException(
        isCase
            ? "--date-format must have months in capitals (MM), days and years in small letters,"
                + " got '"
                + format
                + "': did you mean '"
                + recased
                + "'?"
            : "--date-format: " + why);
  }

  /** Why a date format is none; null if it is one. */
  private static @Nullable String faultOf(String format) {
    try {
      DateFormats unused = new DateFormats(List.of(format), EARLIEST_AS_AT);
      return null;
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
