package uk.linkage.duckdb.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hidden folders that a run keeps beside its result while it works, {@code .NAME.KIND-PROCESS},
 * and those of runs that were killed.
 */
public final class Leftovers {

  /** Results that are not complete. */
  static final String PARTIAL = "partial";

  /** An earlier result that is being replaced. */
  static final String REPLACED = "replaced";

  /** What a run must not leave behind. */
  static final String PRIVATE = "private";

  /** A store that is being rewritten, and the one before it. */
  public static final String ERASING = "erasing";

  private Leftovers() {}

  /**
   * Returns the folder of a kind that this process may make beside a result.
   *
   * @param target the result, with a parent
   * @param kind what the folder is for
   * @return its path
   */
  public static Path own(Path target, String kind) {
    return target.resolveSibling(prefix(target, kind) + ProcessHandle.current().pid());
  }

  /**
   * Returns all folders of a kind, whether their processes are alive or not.
   *
   * @param target the result, with a parent
   * @param kind what the folders are for
   * @return their paths, in order of name
   */
  public static List<Path> all(Path target, String kind) {
    return folders(
        Objects.requireNonNull(target.getParent()),
        Pattern.quote(prefix(target, kind)),
        process -> true);
  }

  /** The folders of a kind whose processes are no longer alive. */
  static List<Path> ofDeadProcesses(Path target, String kind) {
    return folders(
        Objects.requireNonNull(target.getParent()),
        Pattern.quote(prefix(target, kind)),
        Leftovers::isDead);
  }

  private static List<Path> folders(Path parent, String prefix, Predicate<String> ofProcess) {
    Pattern pattern = Pattern.compile(prefix + "(\\d+)", Pattern.DOTALL);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        Matcher name = pattern.matcher(Objects.toString(entry.getFileName()));
        if (name.matches()
            && ofProcess.test(name.group(1))
            && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Who may write into a folder may still not be allowed to list it.
      return List.of();
    }
    found.sort(null);
    return found;
  }

  /** Removes what killed runs have left of a file. */
  static void sweepFiles(Path target) throws IOException {
    String prefix = prefix(target, PARTIAL);
    Path parent = Objects.requireNonNull(target.getParent());
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
      for (Path entry : entries) {
        String name = Objects.toString(entry.getFileName());
        boolean isLeft = name.startsWith(prefix) && isDead(name.substring(prefix.length()));
        if (isLeft && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  private static String prefix(Path target, String kind) {
    return "." + target.getFileName() + "." + kind + "-";
  }

  private static boolean isDead(String process) {
    return process.matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(process)).filter(ProcessHandle::isAlive).isEmpty();
  }

  /**
   * Destroys the folders of a kind whose processes are no longer alive, and who belong to whom a
   * folder of this process belongs to: what somebody else put there under such a name is not ours.
   *
   * @param notes gets a sentence for each
   * @return what was destroyed
   */
  static List<Destroyed> sweep(Path target, String kind, Path own, List<String> notes) {
    return destroyed(ofDeadProcesses(target, kind), own, notes);
  }

  /** The same of one process that is known to be gone. */
  static void sweepOf(Path target, String kind, long process, Path own, List<String> notes) {
    Path left = target.resolveSibling(prefix(target, kind) + process);
    if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
      List<Destroyed> unused = destroyed(List.of(left), own, notes);
    }
  }

  /**
   * Destroys the private folders of files, whatever their names, whose processes are no longer
   * alive: the next receipt has another name. One that holds anything else than the file is left to
   * the next run with the same result.
   *
   * @param own the folder of this process, in which the file is called the same
   * @param content what the file is called there
   * @param notes gets a sentence for each
   */
  static void sweepOwnFiles(Path own, String content, List<String> notes) {
    Path parent = Objects.requireNonNull(own.getParent());
    List<Path> found =
        folders(parent, "\\..+\\." + PRIVATE + "-", Leftovers::isDead).stream()
            .filter(left -> holdsOnly(left, content))
            .toList();
    List<Destroyed> unused = destroyed(found, own, notes);
  }

  private static boolean holdsOnly(Path folder, String content) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(
          entry ->
              content.equals(Objects.toString(entry.getFileName()))
                  && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException | UncheckedIOException e) {
      // Somebody else's, or gone by now.
      return false;
    }
  }

  private static List<Destroyed> destroyed(List<Path> some, Path own, List<String> notes) {
    List<Destroyed> destroyed = new ArrayList<>();
    for (Path left : some) {
      try {
        if (!Files.getOwner(left, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))) {
          continue;
        }
        destroyed.addAll(Destruction.of(left));
        notes.add(
            "a run that was killed had left the folder '"
                + left.getFileName()
                + "': its files were overwritten and removed");
      } catch (IOException e) {
        notes.add(
            "a run that was killed has left the folder '"
                + left.getFileName()
                + "', and it could not be removed; remove it by hand");
      }
    }
    return destroyed;
  }
}
