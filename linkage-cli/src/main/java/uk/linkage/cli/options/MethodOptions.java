package uk.linkage.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.LinkageMethod;
import uk.linkage.ModelSettings;
import uk.linkage.cli.run.MethodAsked;

/** How it is decided which records are one person. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class MethodOptions {

  /** The options that say how records are linked. */
  public static final Set<String> NAMES =
      Set.of("--method", "--threshold", "--model", "--no-duplicates-in");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = MethodChoice.class,
      completionCandidates = MethodChoice.class,
      defaultValue = "probabilistic",
      description = {
        "How it is decided which records are one person (default: ${DEFAULT-VALUE}):",
        "probabilistic: by a model of agreement, fitted to the records at hand",
        "ladder: match keys in order, each relaxed one with the support of the postcode",
        "attributor: equal initials, date of birth and sex, as NDTMS itself does"
      })
  private LinkageMethod method;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "The least match probability of a link, above 0 and below 1 (default: 0.5: a link is more"
              + " likely right than wrong).")
  private @Nullable Double threshold;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "Weigh pairs by the model.json of an earlier run instead of fitting a model to these"
              + " records. How common matches are is estimated anew.")
  private @Nullable Path model;

  @Option(
      names = "--no-duplicates-in",
      paramLabel = "PROVIDER",
      description =
          "A provider that holds nobody twice: no two of its records become one person. Can be"
              + " repeated.")
  private Set<String> withoutDuplicates = new LinkedHashSet<>();

  /** For picocli. */
  public MethodOptions() {}

  /**
   * Returns the options as a plain record.
   *
   * @return how it is to be decided
   * @throws ParameterException if they make no sense together
   */
  public MethodAsked toMethod() {
    if (method != LinkageMethod.PROBABILISTIC) {
      requireNone(threshold != null, "--threshold");
      requireNone(model != null, "--model");
      requireNone(!withoutDuplicates.isEmpty(), "--no-duplicates-in");
    }
    double least = threshold == null ? ModelSettings.USUAL.threshold() : threshold;
    if (!(least > 0 && least < 1)) {
      throw wrong("--threshold must be above 0 and below 1, got " + least);
    }
    return new MethodAsked(method, least, model, withoutDuplicates);
  }

  private void requireNone(boolean given, String option) {
    if (given) {
      throw wrong(
          option + " must come with --method probabilistic, got --method " + method.label());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
