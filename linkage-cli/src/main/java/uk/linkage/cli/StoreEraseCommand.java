package uk.linkage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import uk.linkage.cli.options.IndividualOptions;
import uk.linkage.cli.options.LinkingOptions;

/** The command {@code store erase}: an individual has a record erased. */
@Command(
    name = "erase",
    customSynopsis = "linkage store erase --of ID --db FILE [OPTIONS]",
    description = {
      "Erases a record: all that the store has of it, the bytes as well, and for ever.",
      "",
      "The store is written anew without it, which takes as much free space as it has, and the file"
          + " before is overwritten. A keyed hash stays, so that a later upload or a restored"
          + " backup does not bring the record back. This can't be undone; an individual who only"
          + " says No keeps the choice with 'store consent'."
    },
    footer = {"  linkage store erase --of 1017 --db region.db --receipt 1017-erased.json"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreEraseCommand implements Callable<Integer> {

  @Mixin private IndividualOptions individual;

  @Mixin private LinkingOptions linking;

  @Mixin private RightsAnswer answer;

  @Override
  public Integer call() {
    return answer.give(linking.links(), rights -> rights.erase(individual.toAsked()));
  }
}
