package uk.linkage.duckdb.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.intake.InputRefusedException;

class PrivateFolderTest {

  @TempDir Path parent;
  private Path out;

  @BeforeEach
  void prepare() {
    out = parent.resolve("out");
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  private static String hidden() {
    return ".out.private-" + ProcessHandle.current().pid();
  }

  @Test
  void folder_closed_isDestroyedWithAllThatIsInIt() throws IOException {
    List<Destroyed> destroyed;
    try (PrivateFolder folder = PrivateFolder.beside(out)) {
      assertThat(entries()).containsExactly(hidden());
      Files.writeString(folder.file("a.csv"), KilledRun.SECRET);
      Files.createDirectory(folder.file("deep"));
      Files.writeString(folder.path().resolve("deep/b.csv"), "");
      destroyed = folder.destroy();
      assertThat(entries()).isEmpty();
      assertThat(folder.destroy()).isEmpty();
      assertThat(folder.notes()).isEmpty();
    }
    assertThat(destroyed)
        .extracting(each -> each.name().replace('\\', '/'))
        .containsExactlyInAnyOrder(
            hidden() + "/a.csv", hidden() + "/deep/b.csv", hidden() + "/deep", hidden());
    assertThat(destroyed)
        .filteredOn(each -> each.name().endsWith("a.csv"))
        .allSatisfy(
            each -> {
              assertThat(each.bytes()).isEqualTo(KilledRun.SECRET.length());
              assertThat(each.how()).contains("overwritten with zeros");
              assertThat(each.verified()).startsWith("absent");
            });
  }

  /** A file that is still open can be read after its removal: it must hold nothing but zeros. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void file_thatIsRemoved_heldZerosAtItsFullLength() throws IOException {
    byte[] left = new byte[KilledRun.SECRET.length()];
    PrivateFolder folder = PrivateFolder.beside(out);
    Path file = Files.writeString(folder.file("a.csv"), KilledRun.SECRET);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      folder.close();
      assertThat(open.length()).isEqualTo(left.length);
      open.readFully(left);
    }
    assertThat(left).containsOnly(0);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "other permissions")
  void folder_isItsOwnersAlone() throws IOException {
    try (PrivateFolder folder = PrivateFolder.beside(out)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
      assertThat(folder.isOwnerOnly()).isTrue();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
  void symbolicLink_isRemovedAndNotFollowed() throws IOException {
    Path other = Files.writeString(parent.resolve("thesis.docx"), "years of work");
    PrivateFolder folder = PrivateFolder.beside(out);
    Files.createSymbolicLink(folder.file("link"), other);
    assertThat(folder.destroy()).first().extracting(Destroyed::how).asString().contains("removed;");
    assertThat(other).hasContent("years of work");
  }

  @Test
  void readOnlyFile_isOverwrittenToo() throws IOException {
    PrivateFolder folder = PrivateFolder.beside(out);
    Path file = Files.writeString(folder.file("a.csv"), KilledRun.SECRET);
    assertThat(file.toFile().setReadOnly()).isTrue();
    assertThat(folder.destroy().get(0).how()).contains("overwritten");
    assertThat(entries()).isEmpty();
  }

  @Test
  void folder_inAnother_isMadeThere() throws IOException {
    try (PrivateFolder folder = PrivateFolder.in(parent.resolve("memory/disk"), "work")) {
      assertThat(folder.path().getParent()).isEqualTo(parent.resolve("memory/disk"));
      assertThat(folder.path().getFileName()).asString().startsWith(".work.private-");
    }
  }

  @Test
  void folder_thatCantBeMade_isRefused() throws IOException {
    Files.writeString(parent.resolve("file"), "");
    assertThatThrownBy(() -> PrivateFolder.in(parent.resolve("file"), "work"))
        .isInstanceOf(InputRefusedException.class);
    assertThatThrownBy(() -> PrivateFolder.beside(Path.of("/")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("--out must be a folder");
  }

  @Test
  void process_askedToEnd_destroysItsFolder() throws Exception {
    Process run = KilledRun.start("private", out);
    assertThat(entries()).containsExactly(".out.private-" + run.pid());
    KilledRun.end(run);
    assertThat(entries()).isEmpty();
  }

  @Test
  void process_killed_isCleanedUpAfterByTheNext() throws Exception {
    Process run = KilledRun.start("private", out);
    String left = ".out.private-" + run.pid();
    KilledRun.kill(run);
    assertThat(parent.resolve(left).resolve("work.csv")).hasContent(KilledRun.SECRET);

    try (PrivateFolder folder = PrivateFolder.beside(out)) {
      assertThat(entries()).containsExactly(hidden());
      assertThat(folder.swept()).hasSize(2);
      assertThat(folder.swept().get(0).bytes()).isEqualTo(KilledRun.SECRET.length());
      assertThat(folder.notes()).singleElement().asString().contains(left);
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void folderOfALivingProcess_andOfAnotherResult_areLeftAlone() throws Exception {
    Process run = KilledRun.start("private", out);
    try {
      Files.createDirectory(parent.resolve(".other.private-999999999"));
      Files.createDirectory(parent.resolve(".out.private-notes"));
      Files.writeString(parent.resolve(".out.private-999999998"), "a file");
      PrivateFolder.beside(out).close();
      assertThat(entries())
          .containsExactlyInAnyOrder(
              ".other.private-999999999",
              ".out.private-" + run.pid(),
              ".out.private-999999998",
              ".out.private-notes");
    } finally {
      KilledRun.kill(run);
    }
  }
}
