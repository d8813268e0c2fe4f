package uk.linkage.duckdb.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.intake.InputRefusedException;

final class OwnFileTest {

  private static final String DEAD = "999999999";

  @TempDir private Path parent;

  private Path left(String folder, String file) throws IOException {
    Path left = Files.createDirectory(parent.resolve(folder));
    Files.writeString(left.resolve(file), KilledRun.SECRET);
    return left;
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void prepare_destroysWhatKilledRunsLeftOfFilesOfAnyName_andNothingElse() throws IOException {
    left(".first.json.private-" + DEAD, "file");
    left(".one\ntwo.private-" + DEAD, "file");
    Files.createDirectory(parent.resolve(".empty.json.private-" + DEAD));
    // Of a living process; of another kind; of a run that is no file; of no process; not hidden.
    left(".a.json.private-" + ProcessHandle.current().pid(), "file");
    left(".a.json.erasing-" + DEAD, "file");
    left(".region.db.private-" + DEAD, "store");
    left(".a.json.private-notes", "file");
    left("a.json.private-" + DEAD, "file");
    Path elsewhere = left("elsewhere", "file");
    Files.createSymbolicLink(parent.resolve(".link.private-" + DEAD), elsewhere);
    Path file = parent.resolve("second.json");
    try (OwnFile own = OwnFile.prepare(file, "--receipt")) {
      assertThat(own.notes())
          .hasSize(3)
          .allMatch(note -> note.contains("a run that was killed"))
          .anyMatch(note -> note.contains(".first.json.private-" + DEAD));
      Files.writeString(own.path(), "whole");
      own.commit();
    }
    assertThat(file).hasContent("whole");
    assertThat(elsewhere.resolve("file")).hasContent(KilledRun.SECRET);
    assertThat(entries())
        .containsExactlyInAnyOrder(
            ".a.json.private-" + ProcessHandle.current().pid(),
            ".a.json.erasing-" + DEAD,
            ".region.db.private-" + DEAD,
            ".a.json.private-notes",
            ".link.private-" + DEAD,
            "a.json.private-" + DEAD,
            "elsewhere",
            "second.json");
  }

  @Test
  @EnabledIf("hasFullDisk")
  void write_diskFull_isToldByTheNameOfTheFile() throws IOException {
    try (OwnFile own = OwnFile.prepare(parent.resolve("a b.json"), "--out")) {
      Files.delete(own.path());
      Files.createSymbolicLink(own.path(), Path.of("/dev/full"));
      assertThatThrownBy(
              () ->
                  JsonFile.write(own.path(), "--receipt", json -> json.writeStringField("a", "b")))
          .isInstanceOf(InputRefusedException.class)
          .hasMessage(
              "a b.json: there is no space left on the disk; free some, or choose another"
                  + " --receipt");
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void prepare_whereNothingCanBeMade_namesTheOption() throws IOException {
    Path file = Files.createDirectory(parent.resolve("there"));
    assertThatThrownBy(() -> OwnFile.prepare(file, "--receipt"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("must not exist");
    String longest = "x".repeat(250) + ".json";
    assertThatThrownBy(() -> OwnFile.prepare(parent.resolve(longest), "--receipt"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("choose another --receipt");
  }

  static boolean hasFullDisk() {
    return Files.exists(Path.of("/dev/full"));
  }
}
