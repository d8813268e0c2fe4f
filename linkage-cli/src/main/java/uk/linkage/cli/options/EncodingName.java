package uk.linkage.cli.options;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an encoding, in any of the ways it is written. */
final class EncodingName implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")) {
      case "utf8" -> "utf-8";
      case "windows1252", "cp1252", "ansi" -> "windows-1252";
      case "latin1", "iso88591" -> "latin-1";
      case "utf16" -> "utf-16";
      default ->
          throw new TypeConversionException(
              "must be utf-8, windows-1252, latin-1 or utf-16, got '" + text + "'");
    };
  }
}
