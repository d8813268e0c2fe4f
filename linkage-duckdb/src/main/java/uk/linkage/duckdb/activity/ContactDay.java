package uk.linkage.duckdb.activity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.DateFormats;
import uk.linkage.attributor.Defect;
import uk.linkage.journey.Contacts;

/** Days of contact, in days since 1970, or what is wrong with them as a number of its own. */
final class ContactDay {

  private static final ContactDefect[] DEFECTS = ContactDefect.values();

  private final DateFormats formats;
  private final int asAt;

  ContactDay(DateFormats formats, LocalDate asAt) {
    this.formats = formats;
    this.asAt = (int) asAt.toEpochDay();
  }

  /** The day of a cell; {@link #defect} knows which numbers are none. */
  int parse(byte[] bytes, int from, int to) {
    int packed = formats.parse(bytes, from, to);
    if (packed == 0) {
      return code(ContactDefect.BLANK);
    }
    if (packed < 0) {
      return code(
          Defect.ofCode(packed) == Defect.DATE_IMPOSSIBLE
              ? ContactDefect.IMPOSSIBLE
              : ContactDefect.UNREADABLE);
    }
    return checked(epochDay(packed));
  }

  /** A day that is known otherwise, or what is wrong with it. */
  int checked(int day) {
    if (day < Contacts.FIRST_DAY) {
      return code(ContactDefect.TOO_LONG_AGO);
    }
    return day > asAt ? code(ContactDefect.IN_FUTURE) : day;
  }

  static int epochDay(int packed) {
    return (int)
        LocalDate.of(DateFormats.year(packed), DateFormats.month(packed), DateFormats.day(packed))
            .toEpochDay();
  }

  @SuppressWarnings("EnumOrdinal") // an index within one run, never kept
  private static int code(ContactDefect defect) {
    return Integer.MIN_VALUE + defect.ordinal();
  }

  static @Nullable ContactDefect defect(int day) {
    int place = day - Integer.MIN_VALUE;
    return place >= 0 && place < DEFECTS.length ? DEFECTS[place] : null;
  }
}
