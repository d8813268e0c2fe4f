package uk.linkage.cli.options;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.duckdb.output.NdtmsExport.Disclosure;

/** What attributors leave for, and to whom. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class DisclosureOptions {

  private static final int LONGEST = 500;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "TEXT",
      description =
          "What the file is for, such as the agreement that allows it. Kept in export.json: at most"
              + " 500 characters, and no value of a person.")
  private String purpose;

  @Option(
      names = "--recipient",
      required = true,
      paramLabel = "TEXT",
      description = "Who gets the file. Kept in export.json, like the purpose.")
  private String recipient;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Put the rows in the order of an earlier export again, by the seed in its export.json"
              + " (default: drawn by lot). Whoever knows it may tell whose a row is.")
  private @Nullable Long seed;

  /** For picocli. */
  public DisclosureOptions() {}

  /**
   * Returns the options as a plain record.
   *
   * @return what for, to whom, and in which order
   * @throws ParameterException if a text can't be kept on record
   */
  public Disclosure toDisclosure() {
    return new Disclosure(
        checked("--purpose", purpose),
        checked("--recipient", recipient),
        seed == null ? new SecureRandom().nextLong() : seed);
  }

  private String checked(String option, String text) {
    String fault = null;
    if (text.codePoints().allMatch(DisclosureOptions::isSpace)) {
      fault = "must say something, got a blank";
    } else if (text.codePointCount(0, text.length()) > LONGEST) {
      fault = "must have at most " + LONGEST + " characters, got more";
    } else if (text.codePoints().anyMatch(DisclosureOptions::isControl)) {
      fault = "must be one line of plain text, got a control character";
    }
    if (fault != null) {
      throw new ParameterException(spec.commandLine(), option + " " + fault);
    }
    return text.strip();
  }

  /** Also one that does not break a line. */
  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** Also what breaks a line, turns its direction, or is half of a character. */
  private static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
