package uk.linkage.duckdb.store.copy;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.linkage.duckdb.output.OwnerOnly;
import uk.linkage.intake.InputRefusedException;

/**
 * The SHA-256 of a file, beside it in {@code FILE.sha256}, as {@code sha256sum} writes and checks
 * it.
 */
final class ChecksumFile {

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");
  private static final long LONGEST = 1 << 16;

  private ChecksumFile() {}

  /** Where the SHA-256 of a file is. */
  static Path of(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  /** What may be the SHA-256 of a file: several while it is being replaced; none if unknown. */
  static List<String> read(Path file) {
    Path checksums = of(file);
    try {
      if (!Files.isRegularFile(checksums) || Files.size(checksums) > LONGEST) {
        return List.of();
      }
      List<String> found = new ArrayList<>();
      for (String line : Files.readAllLines(checksums, StandardCharsets.UTF_8)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches() && matcher.group(2).equals(String.valueOf(file.getFileName()))) {
          found.add(matcher.group(1).toLowerCase(Locale.ROOT));
        }
      }
      return found;
    } catch (MalformedInputException e) {
      return List.of();
    } catch (IOException e) {
      throw new InputRefusedException(
          checksums + ": could not be read; check that it is yours to read, or give --sha256", e);
    }
  }

  /** Replaces it at once, by way of a file in a folder that nobody else can look into. */
  static void write(Path file, List<String> sha256, Path folder) throws IOException {
    Path made = folder.resolve("sha256");
    Files.deleteIfExists(made);
    Files.createFile(made);
    OwnerOnly.keep(made);
    StringBuilder lines = new StringBuilder();
    sha256.forEach(sum -> lines.append(sum).append("  ").append(file.getFileName()).append('\n'));
    Files.writeString(made, lines);
    Files.move(made, of(file), StandardCopyOption.REPLACE_EXISTING);
  }
}
