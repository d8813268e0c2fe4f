package uk.linkage.duckdb.input;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import uk.linkage.intake.InputRefusedException;

/**
 * Turns what the user named into files, because a Windows shell hands patterns over as they are.
 *
 * <p>{@code *} and {@code ?} stand for characters of one name, {@code **} for any folders between.
 * Files come in the order of the arguments, those of one pattern in order of name; a file that is
 * named twice is read once, where it is named first.
 */
final class InputPaths {

  private InputPaths() {}

  /** All files of some paths and patterns. */
  static List<Path> expand(List<String> inputs) {
    if (inputs.isEmpty()) {
      throw new InputRefusedException("there must be at least one input file, got none");
    }
    Map<Path, Path> byRealPath = new LinkedHashMap<>();
    for (String input : inputs) {
      for (Path path : expand(input)) {
        byRealPath.putIfAbsent(realPath(path), path);
      }
    }
    return List.copyOf(byRealPath.values());
  }

  /** A path that must be a file. */
  static Path requireFile(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputRefusedException(
          path
              + (Files.isDirectory(path)
                  ? ": must be a file, got a folder; name the file in it"
                  : ": there is no such file; check the path"));
    }
    return path;
  }

  private static List<Path> expand(String input) {
    if (isFile(input)) {
      return List.of(Path.of(input));
    }
    if (input.indexOf('*') < 0 && input.indexOf('?') < 0) {
      throw new InputRefusedException(
          isDirectory(input)
              ? input + ": must be a file, got a folder; name its files, such as " + example(input)
              : input + ": there is no such file; check the path");
    }
    List<Path> found = matches(input);
    if (found.isEmpty()) {
      throw new InputRefusedException(input + ": no file matches; check the path and the pattern");
    }
    return found;
  }

  private static String example(String folder) {
    boolean ends = folder.endsWith("/") || folder.endsWith(File.separator);
    return "'" + folder + (ends ? "" : File.separator) + "*.csv'";
  }

  private static List<Path> matches(String input) {
    String pattern = input.replace(File.separatorChar, '/');
    int wildcard = firstWildcard(pattern);
    int slash = pattern.lastIndexOf('/', wildcard);
    String base = slash < 0 ? "" : pattern.substring(0, slash + 1);
    String rest = pattern.substring(slash + 1);
    int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/", -1).length;
    Pattern regex = regex(rest);
    Path folder = Path.of(base.isEmpty() ? "." : base);
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          depth,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
              if (attributes.isRegularFile() && regex.matcher(name).matches()) {
                found.add(base.isEmpty() ? folder.relativize(file) : file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new InputRefusedException(input + ": can't be searched; check its permissions", e);
    }
    found.sort(null);
    return found;
  }

  private static int firstWildcard(String pattern) {
    int star = pattern.indexOf('*');
    int question = pattern.indexOf('?');
    return star < 0 ? question : question < 0 ? star : Math.min(star, question);
  }

  private static Pattern regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    boolean windows = File.separatorChar == '\\';
    return Pattern.compile(regex.toString(), windows ? Pattern.CASE_INSENSITIVE : 0);
  }

  private static boolean isFile(String input) {
    try {
      return Files.isRegularFile(Path.of(input));
    } catch (InvalidPathException e) {
      // A pattern is no path on Windows.
      return false;
    }
  }

  private static boolean isDirectory(String input) {
    try {
      return Files.isDirectory(Path.of(input));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new InputRefusedException(path + ": can't be read; check its permissions", e);
    }
  }
}
