package uk.linkage.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A page for a browser, and whether what is there already is replaced. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class PageOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page to this file too, with all it needs inside, for a browser.")
  private @Nullable Path html;

  @Option(names = "--overwrite", description = "Replace what an earlier run has written there.")
  private boolean overwrite;

  /** For picocli. */
  public PageOptions() {}

  /**
   * Returns where a page is written to.
   *
   * @return the file, or null
   * @throws ParameterException if it is the standard output
   */
  public @Nullable Path html() {
    if (html != null && html.toString().equals("-")) {
      throw new ParameterException(
          spec.commandLine(), "--html must name a file, got '-'; give it a name such as page.html");
    }
    return html;
  }

  /**
   * Tells whether what is there already is replaced.
   *
   * @return whether it is
   */
  public boolean overwrite() {
    return overwrite;
  }
}
