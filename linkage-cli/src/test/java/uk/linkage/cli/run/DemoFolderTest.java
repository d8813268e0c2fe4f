package uk.linkage.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.LinkageMethod;
import uk.linkage.StageListener;
import uk.linkage.intake.InputRefusedException;

final class DemoFolderTest {

  @TempDir private Path dir;
  private DemoFolder folder;

  @BeforeEach
  void nameTheFolder() {
    folder = new DemoFolder(dir.resolve("demo"));
  }

  @Test
  void newFolder_isMadeWithItsMark() {
    folder.prepare();
    assertThat(folder.root().resolve("README.txt"))
        .content()
        .startsWith("A demonstration of linkage.\n\nNobody in here exists")
        .isASCII();
  }

  @Test
  void emptyFolder_isTaken() throws IOException {
    Files.createDirectory(folder.root());
    folder.prepare();
    assertThat(folder.root()).isNotEmptyDirectory();
  }

  @Test
  void formerDemo_isReplaced() throws IOException {
    folder.prepare();
    Path old = folder.result(LinkageMethod.LADDER).resolve("persons.csv");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "old");
    Files.createDirectories(folder.root().resolve(".data.partial/ims"));

    folder.prepare();

    assertThat(folder.root()).isDirectoryNotContaining(path -> !path.endsWith("README.txt"));
  }

  @Test
  void anotherFolder_isLeftAlone() throws IOException {
    Files.createDirectory(folder.root());
    Path thesis = Files.writeString(folder.root().resolve("thesis.docx"), "years");
    assertThatThrownBy(folder::prepare)
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("is something else; choose another with --out");
    assertThat(thesis).hasContent("years");
  }

  @Test
  void formerDemoWithSomethingElseInIt_isLeftAlone() throws IOException {
    folder.prepare();
    Path thesis = Files.writeString(folder.root().resolve("thesis.docx"), "years");
    assertThatThrownBy(folder::prepare)
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("thesis.docx' is not the demo's");
    assertThat(thesis).hasContent("years");
  }

  @Test
  void file_isLeftAlone() throws IOException {
    Files.writeString(folder.root(), "years");
    assertThatThrownBy(folder::prepare).isInstanceOf(InputRefusedException.class);
    assertThat(folder.root()).hasContent("years");
  }

  @Test
  void demoThatFails_leavesNothing() {
    assertThatThrownBy(() -> demo().run(new FullDisk()))
        .isInstanceOf(UncheckedIOException.class)
        .hasNoSuppressedExceptions();
    assertThat(folder.root()).doesNotExist();
  }

  @Test
  void demoThatFails_leavesTheFolderThatWasThere() throws IOException {
    Files.createDirectory(folder.root());
    assertThatThrownBy(() -> demo().run(new FullDisk())).isInstanceOf(UncheckedIOException.class);
    assertThat(folder.root()).isEmptyDirectory();
  }

  private Demo demo() {
    return new Demo(folder, Region.usual(1, 500), Machine.whole(), "0");
  }

  /** The disk is full when the first method has written its result. */
  private static final class FullDisk implements StageListener {

    @Override
    public void started(String stage, long expected) {
      if (stage.equals("evaluate")) {
        throw new UncheckedIOException(new IOException("No space left on device"));
      }
    }
  }
}
