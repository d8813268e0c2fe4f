package uk.linkage.cli.options;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date of the command line, which is written in one way only. */
final class DateConverter implements ITypeConverter<LocalDate> {

  @Override
  public LocalDate convert(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      boolean wellWritten = text.strip().matches("\\d{4}-\\d{2}-\\d{2}");
      throw new TypeConversionException(
          wellWritten
              ? "must be a day of the calendar, got '" + text + "'"
              : "must be a date written yyyy-MM-dd, such as 2026-11-22, got '" + text + "'");
    }
  }
}
