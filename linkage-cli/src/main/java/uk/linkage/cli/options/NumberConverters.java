package uk.linkage.cli.options;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers, and says in words what is none. */
final class NumberConverters {

  private NumberConverters() {}

  static void addTo(CommandLine commandLine) {
    commandLine
        .registerConverter(Integer.class, text -> whole(text, Integer::valueOf))
        .registerConverter(int.class, text -> whole(text, Integer::valueOf))
        .registerConverter(Long.class, text -> whole(text, Long::valueOf))
        .registerConverter(long.class, text -> whole(text, Long::valueOf))
        .registerConverter(Double.class, NumberConverters::share)
        .registerConverter(double.class, NumberConverters::share);
  }

  private static <N> N whole(String text, Function<String, N> parse) {
    try {
      return parse.apply(text.strip());
    } catch (NumberFormatException e) {
      boolean outOfRange = text.strip().matches("[+-]?\\d+");
      throw new TypeConversionException(
          "must be a "
              + (outOfRange ? "whole number that is less long" : "whole number")
              + ", got '"
              + text
              + "'");
    }
  }

  private static Double share(String text) {
    try {
      return Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("must be a number such as 0.4, got '" + text + "'");
    }
  }
}
