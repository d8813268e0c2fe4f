package uk.linkage.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.linkage.cli.options.IndividualOptions;

/** The command {@code store export}: an individual takes the record elsewhere. */
@Command(
    name = "export",
    customSynopsis = "linkage store export --of ID --out FILE --db FILE [OPTIONS]",
    description = {
      "Writes the rows of an individual as an upload has them, to be taken elsewhere.",
      "",
      "The file can be loaded into another store, with the facts that are held to count by. It"
          + " holds attributors and is for its owner alone."
    },
    footer = {"  linkage store export --of 1017 --out 1017.csv --db region.db"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreExportCommand implements Callable<Integer> {

  @Mixin private IndividualOptions individual;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The CSV file to be written; it must not be there.")
  private Path out;

  @Mixin private RightsAnswer answer;

  @Override
  public Integer call() {
    return answer.give(/* links= */ false, rights -> rights.export(individual.toAsked(), out));
  }
}
