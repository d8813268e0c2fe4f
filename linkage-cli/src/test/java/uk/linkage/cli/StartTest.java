package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void smallFile_isLinkedWithoutDatabase(@TempDir Path folder) throws Exception {
    Path file = Clients.write(folder, "clients.csv", Clients.REGION);
    String out = folder.resolve("out").toString();
    List<String> loaded =
        classesLoaded("dedupe", file.toString(), "--out", out, "--method", "ladder");
    assertThat(loaded).anyMatch(name -> name.equals("uk.linkage.duckdb.output.CsvTable"));
    assertThat(loaded)
        .noneMatch(name -> name.startsWith("org.duckdb."))
        .noneMatch(name -> name.startsWith("org.apache.arrow."))
        .noneMatch(name -> name.startsWith("me.tongfei."))
        .noneMatch(name -> name.startsWith("uk.linkage.fixtures."));
  }

  @Test
  void version_isAnsweredWithoutACommandLine() throws Exception {
    assertThat(classesLoaded("--version")).doesNotContain("picocli.CommandLine");
  }

  @Test
  void foreignArchiveOfClasses_isPassedOverInSilence(@TempDir Path folder) throws Exception {
    Path archive = folder.resolve("linkage.jsa");
    Files.write(archive, new byte[1 << 16]);
    Process java =
        java(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off"), "-V")
            .redirectErrorStream(true)
            .start();
    java.getOutputStream().close();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).isEqualTo(ExitCode.DONE);
    assertThat(said.lines()).hasSize(2);
  }

  private static ProcessBuilder java(List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  private static List<String> classesLoaded(String... args)
      throws IOException, InterruptedException {
    Process java =
        java(List.of("-Xshare:auto", "-Xlog:class+load:stdout:none"), args)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    java.getOutputStream().close();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).isEqualTo(ExitCode.DONE);
    return said.lines().map(line -> line.split(" ", 2)[0]).toList();
  }
}
