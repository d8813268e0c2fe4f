package uk.linkage.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.linkage.cli.options.IndividualOptions;

/** The command {@code store access}: an individual asks what is held. */
@Command(
    name = "access",
    customSynopsis = "linkage store access --of ID --out DIR --db FILE [OPTIONS]",
    description = {
      "Writes the client detailed record: what is held of an individual, for that individual.",
      "",
      "It has what the record says and said, the uploads it was in, whom it was given to, and how"
          + " it was linked: how values agree, and with how many records. Of other services it has"
          + " no name, no id and no value. The folder holds attributors and is for its owner alone:"
          + " hand it to the client, and destroy it then."
    },
    footer = {"  linkage store access --of 1017 --out 1017 --db region.db --requested 2026-03-02"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreAccessCommand implements Callable<Integer> {

  @Mixin private IndividualOptions individual;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to be made; it must not be there.")
  private Path out;

  @Mixin private RightsAnswer answer;

  @Override
  public Integer call() {
    return answer.give(/* links= */ false, rights -> rights.access(individual.toAsked(), out));
  }
}
