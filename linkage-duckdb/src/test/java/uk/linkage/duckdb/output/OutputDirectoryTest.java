package uk.linkage.duckdb.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
}
