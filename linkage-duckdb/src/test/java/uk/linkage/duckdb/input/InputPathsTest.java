package uk.linkage.duckdb.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.Inputs;

class InputPathsTest {

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() {
    Inputs inputs = new Inputs(folder);
    for (String name : List.of("b.csv", "a.csv", "a.txt", "x/c.csv", "x/y/d.csv", "[1].csv")) {
      inputs.write(name, "");
    }
  }

  private List<String> expand(String... patterns) {
    List<String> inputs = List.of(patterns).stream().map(p -> folder + "/" + p).toList();
    return InputPaths.expand(inputs).stream()
        .map(path -> folder.relativize(path).toString().replace('\\', '/'))
        .toList();
  }

  @Test
  void star_matchesNamesInOrder() {
    assertThat(expand("*.csv")).containsExactly("[1].csv", "a.csv", "b.csv");
  }

  @Test
  void questionMark_matchesOneCharacter() {
    assertThat(expand("?.csv")).containsExactly("a.csv", "b.csv");
  }

  @Test
  void starInFolder_matchesFolders() {
    assertThat(expand("*/*.csv")).containsExactly("x/c.csv");
  }

  @Test
  void twoStars_matchAnyDepth() {
    assertThat(expand("**/*.csv"))
        .containsExactly("[1].csv", "a.csv", "b.csv", "x/c.csv", "x/y/d.csv");
    assertThat(expand("x/**")).containsExactly("x/c.csv", "x/y/d.csv");
  }

  @Test
  void file_namedTwice_readOnceWhereFirstNamed() {
    assertThat(expand("b.csv", "x/../b.csv", "*.csv")).containsExactly("b.csv", "[1].csv", "a.csv");
  }

  @Test
  void file_withCharactersOfPatterns_isItself() {
    assertThat(expand("[1].csv")).containsExactly("[1].csv");
  }
}
