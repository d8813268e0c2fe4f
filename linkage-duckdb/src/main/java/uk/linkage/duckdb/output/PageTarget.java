package uk.linkage.duckdb.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import uk.linkage.intake.InputRefusedException;

/**
 * A page that is whole or not there: it is written beside its final place and renamed when
 * complete.
 */
public final class PageTarget implements AutoCloseable {

  private static final String START = "<!doctype html>";

  private final WholeFile file;

  private PageTarget(WholeFile file) {
    this.file = file;
  }

  /**
   * Looks whether the page can be written, before any work is done.
   *
   * @param file where it shall be
   * @param option the option that names it, for messages
   * @param overwrite whether a page that is there may be replaced
   * @return a file without anything in it
   * @throws InputRefusedException if it can't be written
   */
  public static PageTarget prepare(Path file, String option, boolean overwrite) {
    Path target = file.toAbsolutePath().normalize();
    requireFree(file, target, option, overwrite);
    return new PageTarget(WholeFile.begin(file, target));
  }

  private static void requireFree(Path named, Path target, String option, boolean overwrite) {
    String who = named + ": " + option + " ";
    OutputFolder.requireThere(who.strip(), target);
    if (!Files.exists(target)) {
      return;
    }
    if (!overwrite) {
      throw new InputRefusedException(
          who + "must not exist, got one that does; choose another file or add --overwrite");
    }
    if (Files.exists(target.resolveSibling(LinkageOutputs.RUN))) {
      throw new InputRefusedException(
          who
              + "must not be part of a result, got one beside a run.json that vouches for it;"
              + " choose another file");
    }
    if (!Files.isRegularFile(target)) {
      throw new InputRefusedException(
          who + "must be a file, got a folder or a device; choose a file");
    }
    if (!isPage(target)) {
      throw new InputRefusedException(
          who + "may replace a page only, got a file that is none; choose another");
    }
  }

  private static boolean isPage(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(START.length()), StandardCharsets.UTF_8);
      return start.toLowerCase(Locale.ROOT).equals(START);
    } catch (IOException e) {
      throw OutputFault.refusal(file, e);
    }
  }

  /**
   * Returns where the page is to be written.
   *
   * @return its path while it is incomplete
   */
  public Path path() {
    return file.partial();
  }

  /** Puts the page in its place. */
  public void commit() {
    file.commit();
  }

  /** Removes what was written, unless it was put in its place. */
  @Override
  public void close() {
    file.close();
  }
}
