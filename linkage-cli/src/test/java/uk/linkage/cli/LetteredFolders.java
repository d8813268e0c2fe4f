package uk.linkage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes folders whose names have no digit: messages name files, tests look in messages for years of
 * birth, and one of JUnit's own folders in five hundred has one in its name.
 */
public final class LetteredFolders implements TempDirFactory {

  private static final int LETTERS = 12;

  private final SplittableRandom random = new SplittableRandom();

  @Override
  public Path createTempDirectory(
      AnnotatedElementContext elementContext, ExtensionContext extensionContext)
      throws IOException {
    StringBuilder name = new StringBuilder("linkage-");
    for (int i = 0; i < LETTERS; i++) {
      name.append((char) ('a' + random.nextInt(26)));
    }
    return Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"), name.toString()));
  }
}
