package uk.linkage.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import uk.linkage.LinkageMethod;
import uk.linkage.intake.InputRefusedException;

/**
 * The folder of a demo: made-up data and what each method found in it.
 *
 * <p>A former demo is known by its README.txt, which is written first, and by holding nothing but a
 * demo's folders. Only such a folder is replaced.
 *
 * @param root the folder
 */
public record DemoFolder(Path root) {

  private static final String MARK = "A demonstration of linkage.";

  private static final String README =
      MARK
          + "\n\n"
          + """
          Nobody in here exists: all records are made up.

          data/              the records, a file for each service; truth.csv: who is who;
                             lookup: the local authority of each postcode
          by-probabilistic/  the persons, by a model of agreement
          by-attributor/     the persons, if equal initials, date of birth and sex make a person
          by-ladder/         the persons, by the match keys of the ladder
          match/             how many are in contact with any level of treatment

          data/ims and data/ndtms are the two systems' files.

          'linkage demo' replaces this folder. Keep nothing of your own in it.
          """;

  private static final String README_NAME = "README.txt";
  private static final String DATA_NAME = "data";
  private static final String MATCH_NAME = "match";

  /**
   * Makes the folder ready, without anything of a former demo.
   *
   * @return whether there was no such folder
   */
  boolean prepare() {
    boolean isNew = !Files.exists(root);
    try {
      if (Files.exists(root) && !isEmpty()) {
        requireFormerDemo();
        removeFormerDemo();
      }
      Files.createDirectories(root);
      writeMark(isNew);
      return isNew;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeMark(boolean isNew) throws IOException {
    try {
      Files.writeString(root.resolve(README_NAME), README, StandardCharsets.UTF_8);
    } catch (IOException e) {
      removeHalfMade(isNew, e);
      throw e;
    }
  }

  /**
   * Removes what a demo that failed has made.
   *
   * @param isNew whether the folder itself was made
   * @param failure why it failed; if something can't be removed, that is added to it
   */
  void removeHalfMade(boolean isNew, Throwable failure) {
    try {
      removeFormerDemo();
      Files.deleteIfExists(root.resolve(README_NAME));
      if (isNew) {
        Files.delete(root);
      }
    } catch (IOException | UncheckedIOException e) {
      failure.addSuppressed(e);
    }
  }

  private boolean isEmpty() throws IOException {
    return Files.isDirectory(root) && entries().isEmpty();
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.sorted().toList();
    }
  }

  private void requireFormerDemo() throws IOException {
    Path readme = root.resolve(README_NAME);
    boolean marked =
        Files.isRegularFile(readme)
            && Files.readString(readme, StandardCharsets.ISO_8859_1).startsWith(MARK);
    if (!marked) {
      throw new InputRefusedException(
          "the folder of the demo must be new, empty or a former demo's, and '"
              + root
              + "' is something else; choose another with --out");
    }
    for (Path entry : entries()) {
      if (!isOfDemo(entry)) {
        throw new InputRefusedException(
            "the folder of a former demo must hold nothing else to be replaced, and '"
                + entry
                + "' is not the demo's; move it away, or choose another folder with --out");
      }
    }
  }

  /** The demo's own, and what a killed run leaves: the same name with a dot before it. */
  private static boolean isOfDemo(Path entry) {
    String name = String.valueOf(entry.getFileName());
    String bare = name.startsWith(".") ? name.substring(1) : name;
    return bare.equals(README_NAME)
        || bare.startsWith(DATA_NAME)
        || bare.startsWith(MATCH_NAME)
        || Stream.of(LinkageMethod.values()).anyMatch(method -> bare.startsWith(name(method)));
  }

  /** The mark goes last: a removal that was cut short can be taken up again. */
  private void removeFormerDemo() throws IOException {
    for (Path entry : entries()) {
      if (isOfDemo(entry) && !entry.endsWith(README_NAME)) {
        removeTree(entry);
      }
    }
  }

  private static void removeTree(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String name(LinkageMethod method) {
    return "by-" + method.label();
  }

  /**
   * Returns the folder of the records.
   *
   * @return the folder
   */
  public Path data() {
    return root.resolve(DATA_NAME);
  }

  /** The files to be linked. */
  List<String> inputs() {
    try (Stream<Path> files = Files.list(data().resolve("ims"))) {
      return files.map(Path::toString).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the pattern of the files to be linked, as a user would type it.
   *
   * @return a pattern with forward slashes, which Windows understands as well
   */
  public String pattern() {
    return data().resolve("ims").toString().replace('\\', '/') + "/*.csv";
  }

  /**
   * Returns the file that knows who is who.
   *
   * @return the file
   */
  public Path truth() {
    return data().resolve("truth.csv");
  }

  /** The files of NDTMS. */
  List<String> ndtms() {
    try (Stream<Path> files = Files.list(data().resolve("ndtms"))) {
      return files.map(Path::toString).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the directory of the region's postcodes.
   *
   * @return the file
   */
  public Path lookup() {
    return data().resolve("lookup").resolve("postcodes.csv");
  }

  /**
   * Returns the folder of the match of IMS and NDTMS.
   *
   * @return the folder
   */
  public Path match() {
    return root.resolve(MATCH_NAME);
  }

  /**
   * Returns the folder of what a method found.
   *
   * @param method the method
   * @return the folder
   */
  public Path result(LinkageMethod method) {
    return root.resolve(name(method));
  }
}
