package uk.linkage.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.LinkingOptions;
import uk.linkage.cli.options.YesNoChoice;

/** The command {@code store provider}: clients of before a provider joined. */
@Command(
    name = "provider",
    customSynopsis =
        "linkage store provider NAME --retrospective-consent yes|no --db FILE [OPTIONS]",
    description = {
      "Says whether a provider's clients of before it joined were asked for their consent.",
      "",
      "No: these records take no part, in any period, whatever later uploads say, until it is yes;"
          + " or until one of these individuals says Yes ('store consent')."
    },
    footer = {
      "  linkage store provider oak --retrospective-consent no --before 2026-04-01 --db a.db",
      "  linkage store provider oak --retrospective-consent yes --db a.db"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreProviderCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The provider.")
  private String provider;

  @Option(
      names = "--retrospective-consent",
      required = true,
      paramLabel = "YES|NO",
      converter = YesNoChoice.class,
      completionCandidates = YesNoChoice.class,
      description = "Whether they were asked, and said Yes.")
  private YesNoChoice.YesNo consent;

  @Option(
      names = "--before",
      paramLabel = "DATE",
      description = "The day on which it joined, yyyy-MM-dd; goes with no.")
  private @Nullable LocalDate before;

  @Mixin private LinkingOptions linking;

  @Mixin private RightsAnswer answer;

  @Override
  public Integer call() {
    boolean yes = consent == YesNoChoice.YesNo.YES;
    LocalDate day = before == null ? LocalDate.MAX : before;
    if (!yes && before == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--retrospective-consent no must come with the day on which the provider joined, got"
              + " none; add --before DATE");
    }
    if (yes && before != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--before must go with --retrospective-consent no, got yes, which is of all days; leave"
              + " it out");
    }
    return answer.give(linking.links(), rights -> rights.provider(provider, yes, day));
  }
}
