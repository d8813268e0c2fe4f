package uk.linkage.cli.options;

import java.time.LocalDate;
import picocli.CommandLine;

/** How the plain values of options are read. */
public final class Converters {

  private Converters() {}

  /**
   * Has a command line, and all of its commands, read numbers and dates so that an error is said in
   * words.
   *
   * @param commandLine the command line with all its commands
   */
  public static void addTo(CommandLine commandLine) {
    NumberConverters.addTo(commandLine);
    commandLine.registerConverter(LocalDate.class, new DateConverter());
  }
}
