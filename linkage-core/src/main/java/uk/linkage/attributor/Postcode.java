package uk.linkage.attributor;

/**
 * Reads postcodes into the lower 32 bits of the layout, as deep as they are known.
 *
 * <p>Case, spaces and anything else that is not a letter or digit are dropped; a letter O or I
 * where only a digit can stand is read as 0 or 1, and the other way round. What kind of postcode a
 * column holds is declared, not guessed: {@code L32} is district L32 in a column of whole postcodes
 * and sector L3 2 in a column of sectors.
 *
 * <p>Pseudo postcodes (ZZ99) are missing: they share a sector, and must never count as agreement.
 */
public final class Postcode {

  /** How deep the postcodes of a column go. */
  public enum Kind {
    /** Whole postcodes; a sector with its space, or a bare district, is taken as far as it goes. */
    FULL,
    /** Sectors such as L3 2; the unit of a whole postcode is dropped. */
    SECTOR,
    /** Districts such as L3; what is finer is dropped. */
    DISTRICT
  }

  private static final int INWARD_LENGTH = 3;
  private static final int LONGEST = 7;
  private static final String UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
  private static final String SUFFIXES_OF_SHORT_AREAS = "ABCDEFGHJKPSTUW";
  private static final String SUFFIXES_OF_LONG_AREAS = "ABEHMNPRVWXY";
  private static final byte[] UNIT_CODE = unitCodes();

  private Postcode() {}

  /**
   * Reads a cell.
   *
   * @param bytes UTF-8
   * @param from where the cell begins
   * @param to where it ends
   * @param kind what the column holds
   * @return the 32 bits of the postcode, 0 for a blank, or a {@link Defect}
   */
  public static long parse(byte[] bytes, int from, int to, Kind kind) {
    // The characters that count, seven bits each, the last one lowest.
    long code = 0;
    int length = 0;
    int beforeLastGap = 0;
    boolean gap = false;
    for (int i = from; i < to; i++) {
      int c = bytes[i];
      if (c >= 'a' && c <= 'z') {
        c -= 'a' - 'A';
      }
      if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        if (gap && length > 0) {
          beforeLastGap = length;
        }
        gap = false;
        if (++length > LONGEST) {
          return Defect.POSTCODE_UNREADABLE.code();
        }
        code = code << 7 | c;
      } else {
        gap = true;
      }
    }
    if (length == 0) {
      return from == to ? 0 : Defect.POSTCODE_UNREADABLE.code();
    }
    if (isPseudo(code, length)) {
      return Defect.POSTCODE_PSEUDO.code();
    }
    return switch (kind) {
      case FULL -> full(code, length, length - beforeLastGap == 1 && beforeLastGap > 0);
      case SECTOR -> sectorColumn(code, length);
      case DISTRICT -> truncate(districtColumn(code, length), AttributorLayout.DISTRICT_MASK);
    };
  }

  private static long full(long code, int length, boolean oneAfterGap) {
    long whole = length >= INWARD_LENGTH + 2 ? whole(code, length) : 0;
    if (whole > 0) {
      return whole;
    }
    if (oneAfterGap) {
      return sector(code, length);
    }
    return length <= 4 ? outward(code, length) : whole;
  }

  private static long sectorColumn(long code, int length) {
    if (length >= INWARD_LENGTH + 2) {
      long whole = whole(code, length);
      if (whole > 0) {
        return truncate(whole, AttributorLayout.SECTOR_MASK);
      }
    }
    return length <= 5 ? sector(code, length) : Defect.POSTCODE_UNREADABLE.code();
  }

  private static long districtColumn(long code, int length) {
    if (length >= INWARD_LENGTH + 2) {
      long whole = whole(code, length);
      if (whole > 0) {
        return whole;
      }
    }
    return outward(code, length);
  }

  private static long truncate(long postcode, long mask) {
    return postcode < 0 ? postcode : postcode & mask;
  }

  private static long whole(long code, int length) {
    int digit = digit(at(code, 2));
    int first = UNIT_CODE[at(code, 1)];
    int second = UNIT_CODE[at(code, 0)];
    if (digit < 0 || first == 0 || second == 0) {
      return Defect.POSTCODE_UNREADABLE.code();
    }
    long outward = outward(code >>> 21, length - INWARD_LENGTH);
    if (outward < 0) {
      return outward;
    }
    return outward
        | (digit + 1L) << AttributorLayout.POSTCODE_SECTOR.shift()
        | ((first - 1) * UNIT_LETTERS.length() + second);
  }

  private static long sector(long code, int length) {
    int digit = digit(at(code, 0));
    if (digit < 0 || length < 3) {
      return Defect.POSTCODE_UNREADABLE.code();
    }
    long outward = outward(code >>> 7, length - 1);
    return outward < 0
        ? outward
        : outward | (digit + 1L) << AttributorLayout.POSTCODE_SECTOR.shift();
  }

  /** Reads an outward code; a two-letter area is tried first, then a one-letter one. */
  private static long outward(long code, int length) {
    if (length == 3 && at(code, 2) == 'G' && at(code, 1) == 'I' && at(code, 0) == 'R') {
      return district(PostcodeArea.GIR, 0, 0);
    }
    if (length < 2 || length > 4) {
      return Defect.POSTCODE_UNREADABLE.code();
    }
    int first = letter(at(code, length - 1));
    if (first == 0) {
      return Defect.POSTCODE_UNREADABLE.code();
    }
    // As typed before slips: the O of L03 is a digit unless an area says otherwise.
    boolean secondIsDigit = at(code, length - 2) <= '9';
    long asTyped = outward(code, length, first, secondIsDigit ? 1 : 2);
    if (asTyped > 0) {
      return asTyped;
    }
    long otherwise = outward(code, length, first, secondIsDigit ? 2 : 1);
    return otherwise > 0 ? otherwise : asTyped;
  }

  private static long outward(long code, int length, int first, int areaLength) {
    int second = areaLength == 2 ? letter(at(code, length - 2)) : 0;
    int rest = length - areaLength;
    if ((areaLength == 2 && second == 0) || rest < 1) {
      return Defect.POSTCODE_UNREADABLE.code();
    }
    int number = digit(at(code, rest - 1));
    if (number < 0) {
      return Defect.POSTCODE_UNREADABLE.code();
    }
    int suffix = 0;
    if (rest == 2) {
      int last = at(code, 0);
      int digit = digit(last);
      if (digit >= 0) {
        number = number * 10 + digit;
      } else {
        String allowed = areaLength == 1 ? SUFFIXES_OF_SHORT_AREAS : SUFFIXES_OF_LONG_AREAS;
        if (allowed.indexOf(last) < 0) {
          return Defect.POSTCODE_UNREADABLE.code();
        }
        suffix = last - 'A' + 1;
      }
    } else if (rest > 2) {
      return Defect.POSTCODE_UNREADABLE.code();
    }
    int area = PostcodeArea.code(first, second);
    return area == 0 ? Defect.POSTCODE_AREA_UNKNOWN.code() : district(area, number, suffix);
  }

  private static long district(int area, int number, int suffix) {
    return (long) area << AttributorLayout.POSTCODE_AREA.shift()
        | (long) ((number + 1) << 5 | suffix) << AttributorLayout.POSTCODE_DISTRICT.shift();
  }

  private static boolean isPseudo(long code, int length) {
    return length >= 4
        && at(code, length - 1) == 'Z'
        && at(code, length - 2) == 'Z'
        && at(code, length - 3) == '9'
        && at(code, length - 4) == '9';
  }

  /** The character at a place counted from the end. */
  private static int at(long code, int fromEnd) {
    return (int) (code >>> (7 * fromEnd)) & 0x7F;
  }

  /** A digit, or the letters O and I typed for 0 and 1; -1 for anything else. */
  private static int digit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c == 'O' ? 0 : c == 'I' ? 1 : -1;
  }

  /** A letter, A = 1, or the digits 0 and 1 typed for O and I; 0 for anything else. */
  private static int letter(int c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 1;
    }
    return c == '0' ? 'O' - 'A' + 1 : c == '1' ? 'I' - 'A' + 1 : 0;
  }

  /**
   * Writes the sector of a record's postcode, such as {@code L3 2}, with one space.
   *
   * @param record a packed record
   * @return the sector, which a column of {@linkplain Kind#SECTOR sectors} is read back from to the
   *     same bits; empty if the postcode is missing or is not known as deep as that
   */
  public static String sector(long record) {
    return AttributorLayout.POSTCODE_SECTOR.isPresentIn(record)
        ? text(record & ~AttributorLayout.POSTCODE_UNIT.mask())
        : "";
  }

  /**
   * Writes the postcode of a record as far as it is known, such as {@code L3 2}.
   *
   * @param record a packed record
   * @return the postcode in its usual form; empty if there is none
   */
  static String text(long record) {
    int area = (int) AttributorLayout.POSTCODE_AREA.valueIn(record);
    int district = (int) AttributorLayout.POSTCODE_DISTRICT.valueIn(record);
    int sector = (int) AttributorLayout.POSTCODE_SECTOR.valueIn(record);
    int unit = (int) AttributorLayout.POSTCODE_UNIT.valueIn(record);
    if (area == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder(PostcodeArea.letters(area));
    if (area != PostcodeArea.GIR) {
      text.append((district >> 5) - 1);
      if ((district & 31) != 0) {
        text.append((char) ('A' + (district & 31) - 1));
      }
    }
    if (sector != 0) {
      text.append(' ').append(sector - 1);
    }
    if (unit != 0) {
      text.append(UNIT_LETTERS.charAt((unit - 1) / UNIT_LETTERS.length()))
          .append(UNIT_LETTERS.charAt((unit - 1) % UNIT_LETTERS.length()));
    }
    return text.toString();
  }

  private static byte[] unitCodes() {
    byte[] codes = new byte[128];
    for (int i = 0; i < UNIT_LETTERS.length(); i++) {
      codes[UNIT_LETTERS.charAt(i)] = (byte) (i + 1);
    }
    return codes;
  }
}
