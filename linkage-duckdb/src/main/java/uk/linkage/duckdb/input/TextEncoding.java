package uk.linkage.duckdb.input;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import uk.linkage.intake.InputRefusedException;

/**
 * How the bytes of a file stand for letters.
 *
 * <p>DuckDB reads UTF-8 only, as far as we are concerned: it has no Windows-1252, and takes the
 * bytes in which Latin-1 differs from it for no Latin-1.
 */
enum TextEncoding {
  /** UTF-8. */
  UTF_8("utf-8", StandardCharsets.UTF_8),
  /** What Excel on Windows writes as "CSV". */
  WINDOWS_1252("windows-1252", Charset.forName("windows-1252")),
  /** ISO 8859-1. */
  LATIN_1("latin-1", StandardCharsets.ISO_8859_1),
  /** What Excel writes as "Unicode text"; little-endian unless a byte order mark says other. */
  UTF_16("utf-16", StandardCharsets.UTF_16LE),
  /** UTF-16 with the greater byte first; known by its byte order mark. */
  UTF_16_BIG_ENDIAN("utf-16be", StandardCharsets.UTF_16BE);

  private static final List<TextEncoding> OFFERED = List.of(UTF_8, WINDOWS_1252, LATIN_1, UTF_16);

  private final String label;
  private final Charset charset;

  TextEncoding(String label, Charset charset) {
    this.label = label;
    this.charset = charset;
  }

  /** The encoding of a name on the command line. */
  static TextEncoding named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (TextEncoding encoding : OFFERED) {
      if (ColumnNames.plain(encoding.label).equals(ColumnNames.plain(lower))) {
        return encoding;
      }
    }
    if (lower.equals("cp1252") || lower.equals("ansi")) {
      return WINDOWS_1252;
    }
    if (lower.equals("iso-8859-1")) {
      return LATIN_1;
    }
    throw new InputRefusedException(
        "--encoding must be utf-8, windows-1252, latin-1 or utf-16, got '" + name + "'");
  }

  String label() {
    return label;
  }

  /** A stream of the same text in UTF-8. */
  InputStream toUtf8(InputStream in) {
    return this == UTF_8 ? in : new Utf8Stream(in, charset);
  }
}
