package uk.linkage.benchmarks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Attributor;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.BirthDate;
import uk.linkage.attributor.DateFormats;
import uk.linkage.attributor.Initials;
import uk.linkage.attributor.Postcode;
import uk.linkage.fixtures.reference.ReferencePostcode;
import uk.linkage.fixtures.world.WorldRecord;

/** A field whose cells are read, by the engine and with the tools of the JDK. */
public enum ParsedField {
  /** The first initial, as a character of a trimmed text. */
  INITIAL {
    @Override
    String cell(WorldRecord row) {
      return row.firstInitial();
    }

    @Override
    long packed(byte[] bytes, int from, int to) {
      long letter = Initials.first(bytes, from, to);
      return letter <= 0 ? 0 : letter << AttributorLayout.FIRST_INITIAL.shift();
    }

    @Override
    @Nullable Object read(String cell) {
      String letter = cell.strip().toUpperCase(Locale.ROOT);
      return letter.isEmpty() || !Character.isLetter(letter.charAt(0)) ? null : letter.charAt(0);
    }

    @Override
    @Nullable Object readable(Attributor client) {
      return client.firstInitial();
    }
  },

  /** The date of birth, by {@code java.time} with the format that its shape asks for. */
  BIRTH_DATE {
    @Override
    String cell(WorldRecord row) {
      return row.birthDate();
    }

    @Override
    long packed(byte[] bytes, int from, int to) {
      return Math.max(0, BIRTH_DATES.parse(bytes, from, to));
    }

    @Override
    @Nullable Object read(String cell) {
      String date = cell.strip();
      if (date.length() < SHORTEST_DATE) {
        return null;
      }
      try {
        LocalDate birth = LocalDate.parse(date, shapeOf(date));
        return birth.isAfter(AS_AT) || birth.isBefore(EARLIEST_BIRTH) ? null : birth;
      } catch (DateTimeException e) {
        return null;
      }
    }

    @Override
    @Nullable Object readable(Attributor client) {
      return client.birthDate();
    }
  },

  /** The postcode, by regular expression. */
  POSTCODE {
    @Override
    String cell(WorldRecord row) {
      return row.postcode();
    }

    @Override
    long packed(byte[] bytes, int from, int to) {
      return Math.max(0, Postcode.parse(bytes, from, to, Postcode.Kind.FULL));
    }

    @Override
    @Nullable Object read(String cell) {
      return ReferencePostcode.parse(cell)
          .filter(postcode -> !postcode.pseudo())
          .map(ReferencePostcode::unit)
          .orElse(null);
    }

    @Override
    @Nullable Object readable(Attributor client) {
      return client.postcode().isEmpty() ? null : client.postcode();
    }
  };

  private static final int SHORTEST_DATE = 8;
  private static final LocalDate AS_AT = PackedWorld.settings(1).asAt();
  private static final LocalDate EARLIEST_BIRTH = AS_AT.minusYears(BirthDate.GREATEST_AGE);
  private static final BirthDate BIRTH_DATES =
      new BirthDate(new DateFormats(AS_AT), AS_AT, BirthDate.GREATEST_AGE);
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static DateTimeFormatter shapeOf(String date) {
    if (date.charAt(2) == '/') {
      return DAY_FIRST;
    }
    return date.charAt(4) == '-'
        ? DateTimeFormatter.ISO_LOCAL_DATE
        : DateTimeFormatter.BASIC_ISO_DATE;
  }

  abstract String cell(WorldRecord row);

  /** Reads a cell as the engine does: the bits of the field, 0 for none. */
  abstract long packed(byte[] bytes, int from, int to);

  /** Reads a cell as one would without the engine; null for nothing readable. */
  abstract @Nullable Object read(String cell);

  /** The value of an unpacked client that {@link #read} should have found. */
  abstract @Nullable Object readable(Attributor client);
}
