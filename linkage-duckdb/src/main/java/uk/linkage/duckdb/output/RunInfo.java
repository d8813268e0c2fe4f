package uk.linkage.duckdb.output;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ran, for run.json.
 *
 * @param command the command, such as {@code dedupe}
 * @param arguments the arguments as they were given
 * @param version the version of linkage
 * @param started when the run began
 * @param seed the seed of what is random, or null if nothing is
 */
public record RunInfo(
    String command, List<String> arguments, String version, Instant started, @Nullable Long seed) {

  public RunInfo {
    arguments = List.copyOf(arguments);
  }
}
