package uk.linkage.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.run.StoreRights;

/** Whose record is meant. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class IndividualOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--of",
      required = true,
      paramLabel = "ID",
      description = "The record id, such as the IMS ID that the client quotes.")
  private String recordId;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Which record, where several providers have one of this id.")
  private @Nullable String provider;

  @Option(
      names = "--all-providers",
      description = "The records of this id at all providers: all are the same individual's.")
  private boolean allProviders;

  /** For picocli. */
  public IndividualOptions() {}

  /**
   * Returns whose record is meant.
   *
   * @return what is asked
   * @throws ParameterException if one provider is named and all are meant
   */
  public StoreRights.Asked toAsked() {
    if (provider != null && allProviders) {
      throw new ParameterException(
          spec.commandLine(),
          "--provider must not be given with --all-providers, got both: the record of one provider"
              + " is meant, or those of all; leave one out");
    }
    return new StoreRights.Asked(recordId, provider, allProviders);
  }
}
