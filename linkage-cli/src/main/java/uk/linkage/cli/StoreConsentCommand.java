package uk.linkage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.linkage.cli.options.IndividualOptions;
import uk.linkage.cli.options.LinkingOptions;
import uk.linkage.cli.options.YesNoChoice;

/** The command {@code store consent}: an individual says No, or Yes again. */
@Command(
    name = "consent",
    customSynopsis = "linkage store consent --set yes|no --of ID --db FILE [OPTIONS]",
    description = {
      "Sets the consent of an individual, in all periods at once.",
      "",
      "No: the record is in no link, person or count any more. It stands whatever later uploads"
          + " say, until it is set to yes here. Yes: what was withheld comes back, with its person"
          + " id. A record that came without consent has nothing to bring back: its provider must"
          + " upload it again."
    },
    footer = {
      "  linkage store consent --set no --of 1017 --db region.db --requested 2026-03-02",
      "  linkage store consent --set yes --of 1017 --provider oak --db region.db"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreConsentCommand implements Callable<Integer> {

  @Option(
      names = "--set",
      required = true,
      paramLabel = "YES|NO",
      converter = YesNoChoice.class,
      completionCandidates = YesNoChoice.class,
      description = "Whether the individual consents.")
  private YesNoChoice.YesNo consent;

  @Mixin private IndividualOptions individual;

  @Mixin private LinkingOptions linking;

  @Mixin private RightsAnswer answer;

  @Override
  public Integer call() {
    return answer.give(
        linking.links(),
        rights -> rights.consent(individual.toAsked(), consent == YesNoChoice.YesNo.YES));
  }
}
