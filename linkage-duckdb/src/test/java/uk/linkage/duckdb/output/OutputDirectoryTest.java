package uk.linkage.duckdb.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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

class OutputDirectoryTest {

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void prepare() {
    out = folder.resolve("out");
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  private void writeResults(String text, boolean overwrite) throws IOException {
    try (OutputDirectory to = OutputDirectory.prepare(out, overwrite)) {
      Files.writeString(
          to.file("run.json"),
          "{\"program\": \"linkage\", \"inputs\": [{\"file\": \"in.csv\"}],"
              + " \"outputs\": [{\"file\": \"persons.csv\"}]}");
      Files.writeString(to.file("persons.csv"), text);
      to.commit();
    }
  }

  @Test
  void directory_whileIncomplete_standsBesideItsPlace() throws IOException {
    try (OutputDirectory to = OutputDirectory.prepare(out, false)) {
      Files.writeString(to.file("persons.csv"), "x");
      assertThat(entries()).containsExactly(".out.partial-" + ProcessHandle.current().pid());
      to.commit();
      assertThat(entries()).containsExactly("out");
      assertThat(to).hasToString(out.toString());
    }
    assertThat(out.resolve("persons.csv")).hasContent("x");
  }

  @Test
  void directory_notCommitted_isRemoved() throws IOException {
    try (OutputDirectory to = OutputDirectory.prepare(out, false)) {
      Files.writeString(to.file("persons.csv"), "x");
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void directory_inMissingFolders_makesThem() throws IOException {
    out = folder.resolve("a/b/out");
    writeResults("x", false);
    assertThat(out.resolve("persons.csv")).hasContent("x");
  }

  @Test
  void directory_thatExists_refused() throws IOException {
    Files.createDirectory(out);
    assertThatThrownBy(() -> OutputDirectory.prepare(out, false))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            out + ": must not exist, got one that does; choose another --out or add --overwrite");
  }

  @Test
  void overwrite_emptyDirectory_replaced() throws IOException {
    Files.createDirectory(out);
    writeResults("x", true);
    assertThat(entries()).containsExactly("out");
  }

  @Test
  void overwrite_resultsOfOurs_replacedOnlyWhenComplete() throws IOException {
    writeResults("old", false);
    try (OutputDirectory to = OutputDirectory.prepare(out, true)) {
      Files.writeString(to.file("persons.csv"), "half");
      assertThat(out.resolve("persons.csv")).hasContent("old");
    }
    assertThat(out.resolve("persons.csv")).hasContent("old");
    writeResults("new", true);
    assertThat(out.resolve("persons.csv")).hasContent("new");
    assertThat(entries()).containsExactly("out");
  }

  @Test
  void overwrite_somethingElse_refused() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("thesis.docx"), "years of work");
    String message =
        out
            + ": --overwrite replaces only results of linkage, got a folder without its run.json;"
            + " choose another --out";
    assertThatThrownBy(() -> OutputDirectory.prepare(out, true))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(message);
    Files.writeString(out.resolve("run.json"), "{\"program\": \"another\"}");
    assertThatThrownBy(() -> OutputDirectory.prepare(out, true)).hasMessage(message);
    assertThat(out.resolve("thesis.docx")).exists();
  }

  @Test
  void overwrite_resultsAmongOtherFiles_refused() throws IOException {
    writeResults("old", false);
    Files.writeString(out.resolve("in.csv"), "the input of the next run");
    assertThatThrownBy(() -> OutputDirectory.prepare(out, true))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            out
                + ": --overwrite replaces only results of linkage, got a folder that holds"
                + " something else, 'in.csv'; move it away or choose another --out");
    assertThat(out.resolve("in.csv")).exists();
  }

  @Test
  void commit_directoryMadeDuringTheRun_refused() throws IOException {
    for (boolean overwrite : new boolean[] {false, true}) {
      try (OutputDirectory to = OutputDirectory.prepare(out, overwrite)) {
        Files.createDirectory(out);
        Files.writeString(out.resolve("thesis.docx"), "years of work");
        assertThatThrownBy(to::commit).isInstanceOf(InputRefusedException.class);
      }
      assertThat(out.resolve("thesis.docx")).exists();
      assertThat(entries()).containsExactly("out");
      Files.delete(out.resolve("thesis.docx"));
      Files.delete(out);
    }
  }

  @Test
  void overwrite_throughASymbolicLink_keepsTheLink() throws IOException {
    writeResults("old", false);
    Path link = Files.createSymbolicLink(folder.resolve("link"), out);
    Path real = out;
    out = link;
    writeResults("new", true);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(real.resolve("persons.csv")).hasContent("new");
  }

  @Test
  void overwrite_file_refused() throws IOException {
    Files.writeString(out, "a file");
    assertThatThrownBy(() -> OutputDirectory.prepare(out, true))
        .hasMessage(out + ": must be a folder, got a file; choose another --out");
    assertThatThrownBy(() -> OutputDirectory.prepare(out.resolve("below"), false))
        .isInstanceOf(InputRefusedException.class);
    assertThatThrownBy(() -> OutputDirectory.prepare(Path.of("/"), false))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageStartingWith("--out must be a folder");
  }

  @Test
  void commit_whenTheResultsAreGone_keepsTheOldOnes() throws IOException {
    writeResults("old", false);
    try (OutputDirectory to = OutputDirectory.prepare(out, true)) {
      Files.delete(to.partial());
      assertThatThrownBy(to::commit).isInstanceOf(InputRefusedException.class);
    }
    assertThat(out.resolve("persons.csv")).hasContent("old");
    assertThat(entries()).containsExactly("out");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "other permissions")
  void directory_whileIncomplete_isItsOwnersAlone() throws IOException {
    Path usual = Files.createDirectory(folder.resolve("usual"));
    try (OutputDirectory to = OutputDirectory.prepare(out, false)) {
      Files.writeString(to.file("persons.csv"), "x");
      assertThat(permissions(to.partial())).isEqualTo("rwx------");
      to.commit();
    }
    assertThat(permissions(out)).isEqualTo(permissions(usual));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "other permissions")
  void ownerOnly_staysSo() throws IOException {
    try (OutputDirectory to = OutputDirectory.prepareOwnerOnly(out, false)) {
      Files.writeString(to.file("persons.csv"), "x");
      to.commit();
      assertThat(to.notes()).isEmpty();
    }
    assertThat(permissions(out)).isEqualTo("rwx------");
    assertThat(permissions(out.resolve("persons.csv"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void killedRun_isCleanedUpAfterByTheNext() throws Exception {
    Process run = KilledRun.start("output", out);
    KilledRun.kill(run);
    assertThat(entries()).containsExactly(".out.partial-" + run.pid());
    Files.createDirectory(folder.resolve(".out.private-999999999"));

    try (OutputDirectory to = OutputDirectory.prepare(out, false)) {
      assertThat(entries()).containsExactly(".out.partial-" + ProcessHandle.current().pid());
      assertThat(to.notes())
          .hasSize(2)
          .first()
          .asString()
          .isEqualTo(
              "a run that was killed had left the folder '.out.partial-"
                  + run.pid()
                  + "': its files were overwritten and removed");
    }
  }

  @Test
  void runAskedToEnd_leavesNothing() throws Exception {
    KilledRun.end(KilledRun.start("output", out));
    assertThat(entries()).isEmpty();
  }

  @Test
  void runOfALivingProcess_isLeftAlone() throws Exception {
    Process run = KilledRun.start("output", out);
    try {
      writeResults("x", false);
      assertThat(entries()).containsExactly(".out.partial-" + run.pid(), "out");
    } finally {
      KilledRun.kill(run);
    }
  }

  @Test
  void earlierResult_putAsideByAKilledRun_goesBack() throws IOException {
    writeResults("old", false);
    Files.move(out, folder.resolve(".out.replaced-999999999"));
    assertThatThrownBy(() -> OutputDirectory.prepare(out, false))
        .isInstanceOf(InputRefusedException.class);
    assertThat(out.resolve("persons.csv")).hasContent("old");

    Files.move(out, folder.resolve(".out.replaced-999999999"));
    try (OutputDirectory to = OutputDirectory.prepare(out, true)) {
      assertThat(to.notes()).singleElement().asString().contains("it is back in its place");
    }
    assertThat(out.resolve("persons.csv")).hasContent("old");
    assertThat(entries()).containsExactly("out");
  }
}
