package uk.linkage.duckdb.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are UTF-8. */
final class Utf8 {

  private Utf8() {}

  /** The text of some bytes; refuses any that are not UTF-8. */
  static String decode(byte[] bytes, int from, int to) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, from, to - from))
        .toString();
  }

  /** Whether some bytes are UTF-8. */
  static boolean isValid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    if (i == to) {
      return true;
    }
    try {
      decode(bytes, from, to);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The refusal of bytes that are not UTF-8. */
  static CsvFault fault(long line, String where, TextEncoding encoding) {
    return new CsvFault(
        line,
        "must be "
            + encoding.label()
            + ", got other bytes in "
            + where
            + "; try --encoding windows-1252, or save the file as 'CSV UTF-8'");
  }
}
