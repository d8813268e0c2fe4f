package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded to answer a small question, in a Java of its own. */
final class StartTest {

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help"})
  void smallQuestion_loadsNeitherDatabaseNorGenerator(String question) throws Exception {
    List<String> loaded = classesLoaded(question);
    assertThat(loaded).anyMatch(name -> name.equals("uk.linkage.cli.Main"));
    assertThat(loaded)
        .noneMatch(name -> name.startsWith("org.duckdb."))
        .noneMatch(name -> name.startsWith("org.apache.arrow."))
        .noneMatch(name -> name.startsWith("com.fasterxml."))
        .noneMatch(name -> name.startsWith("me.tongfei."))
        .noneMatch(name -> name.startsWith("uk.linkage.fixtures."));
  }

  private static List<String> classesLoaded(String question)
      throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                question)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    java.getOutputStream().close();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).isEqualTo(ExitCode.DONE);
    return said.lines().map(line -> line.split(" ", 2)[0]).toList();
  }
}
