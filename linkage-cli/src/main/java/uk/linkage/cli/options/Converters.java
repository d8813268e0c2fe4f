package uk.linkage.cli.options;

import java.nio.file.Path;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How the plain values of options are read. */
public final class Converters {

  private Converters() {}

  /**
   * Has a command line, and all of its commands, read numbers, dates and names of files so that an
   * error is said in words.
   *
   * @param commandLine the command line with all its commands
   */
  public static void addTo(CommandLine commandLine) {
    NumberConverters.addTo(commandLine);
    commandLine.registerConverter(LocalDate.class, new DateConverter());
    commandLine.registerConverter(Path.class, Converters::path);
  }

  /** An empty name would mean the folder that one is in, which nobody has asked for. */
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("must be the name of a file or folder, got nothing");
    }
    return Path.of(text);
  }
}
