package uk.linkage.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import uk.linkage.cli.run.StoreRights;

/** Whose record is meant. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class IndividualOptions {

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
   */
  public StoreRights.Asked toAsked() {
    return new StoreRights.Asked(recordId, provider, allProviders);
  }
}
