package uk.linkage.duckdb.output;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.model.ModelFile;

/**
 * What ran, for run.json.
 *
 * @param command the command, such as {@code dedupe}
 * @param arguments the arguments as they were given
 * @param version the version of linkage
 * @param started when the run began
 * @param seed the seed of what is random, or null if nothing is
 * @param model the model that was read from a file, or null if none was
 */
public record RunInfo(
    String command,
    List<String> arguments,
    String version,
    Instant started,
    @Nullable Long seed,
    @Nullable ModelFile model) {

  public RunInfo {
    arguments = List.copyOf(arguments);
  }

  /**
   * What ran without a model from a file.
   *
   * @param command the command, such as {@code dedupe}
   * @param arguments the arguments as they were given
   * @param version the version of linkage
   * @param started when the run began
   * @param seed the seed of what is random, or null if nothing is
   */
  public RunInfo(
      String command,
      List<String> arguments,
      String version,
      Instant started,
      @Nullable Long seed) {
    this(command, arguments, version, started, seed, /* model= */ null);
  }

  /**
   * Returns the same with a model from a file.
   *
   * @param read the model, or null if none was read
   * @return what ran, on which model
   */
  public RunInfo with(@Nullable ModelFile read) {
    return new RunInfo(command, arguments, version, started, seed, read);
  }
}
