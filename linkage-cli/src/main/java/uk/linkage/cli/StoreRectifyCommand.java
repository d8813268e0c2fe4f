package uk.linkage.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.IndividualOptions;
import uk.linkage.cli.options.LinkingOptions;
import uk.linkage.cli.run.StoreRights;
import uk.linkage.intake.ClientField;

/** The command {@code store rectify}: an individual has a record put right. */
@Command(
    name = "rectify",
    customSynopsis = "linkage store rectify --of ID --from FILE --db FILE [OPTIONS]",
    description = {
      "Puts right what a record says, and links it as if it had always said so.",
      "",
      "Only what is given is changed; a blank clears it. What was wrong is not matched by any more,"
          + " and a file that still has it does not bring it back. Prefer --from: a command line"
          + " stays in the history of the shell, where others may read it."
    },
    footer = {
      "  linkage store rectify --of 1017 --from right.csv --db region.db",
      "  linkage store rectify --of 1017 --from right.csv --keep-history --db region.db"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreRectifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private IndividualOptions individual;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "A CSV file of one row with what is right: columns initials (or first_initial and"
              + " last_initial), dob, sex, postcode, as far as they change.")
  private @Nullable Path from;

  @Option(names = "--initials", paramLabel = "LETTERS", description = "Both initials.")
  private @Nullable String initials;

  @Option(names = "--dob", paramLabel = "DATE", description = "The date of birth.")
  private @Nullable String dob;

  @Option(names = "--sex", paramLabel = "M|F", description = "The sex.")
  private @Nullable String sex;

  @Option(names = "--postcode", paramLabel = "POSTCODE", description = "The postcode.")
  private @Nullable String postcode;

  @Option(
      names = "--keep-history",
      description =
          "What the record said was right once: keep it as a former value, which can match. Given"
              + " by mistake, the same command without it takes that back.")
  private boolean keepHistory;

  @Mixin private LinkingOptions linking;

  @Mixin private RightsAnswer answer;

  @Override
  public Integer call() {
    StoreRights.Right right = right();
    return answer.give(
        linking.links(), rights -> rights.rectify(individual.toAsked(), right, keepHistory));
  }

  private StoreRights.Right right() {
    Map<ClientField, String> values = new EnumMap<>(ClientField.class);
    put(values, ClientField.INITIALS, initials);
    put(values, ClientField.DOB, dob);
    put(values, ClientField.SEX, sex);
    put(values, ClientField.POSTCODE, postcode);
    if ((from == null) == values.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "what is right must be given either with --from or with --initials, --dob, --sex,"
              + " --postcode");
    }
    return new StoreRights.Right(from, values);
  }

  private static void put(
      Map<ClientField, String> values, ClientField field, @Nullable String value) {
    if (value != null) {
      values.put(field, value);
    }
  }
}
