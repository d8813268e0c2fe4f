package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That a result which did not arrive is an error. */
final class StandardOutputTest {

  @TempDir private Path dir;

  private record Said(int exitCode, String err) {}

  private static Said run(OutputStream out, Object... args) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = LinkageCommand.newCommandLine().setErr(new PrintWriter(err));
    String[] words = java.util.Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    int exitCode = Main.run(commandLine, out, words);
    return new Said(exitCode, err.toString().replace("\r\n", "\n"));
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(why);
      }
    };
  }

  @Test
  void output_arrives() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(run(out, "--version")).isEqualTo(new Said(ExitCode.DONE, ""));
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("linkage ");
  }

  @Test
  void lostOutput_isAnError() {
    Path csv = Clients.write(dir, "clients.csv", Clients.REGION);
    Said lost =
        new Said(
            ExitCode.REFUSED,
            "linkage: the result could not be written to the standard output (No space left on"
                + " device); make room, or send it elsewhere\n");
    OutputStream full = failing("No space left on device");
    assertThat(run(full, "--help")).isEqualTo(lost);
    assertThat(run(full, "dedupe", "--help")).isEqualTo(lost);
    assertThat(run(full, "generate-completion")).isEqualTo(lost);
    assertThat(run(full, "profile", csv)).isEqualTo(lost);
    assertThat(run(full, "dedupe", csv, "--out", dir.resolve("a"), "--json", "--method", "ladder"))
        .isEqualTo(lost);
    assertThat(run(full, "dedupe", csv, "--out", dir.resolve("b"), "-q", "--method", "ladder"))
        .as("prints nothing")
        .isEqualTo(new Said(ExitCode.DONE, ""));
    assertThat(run(full, "dedup").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void closedOutput_isAnError() {
    Said said = run(failing("Bad file descriptor"), "--help");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("standard output (Bad file descriptor)").hasLineCount(1);
  }

  @Test
  void pipeClosedByItsReader_isQuiet() {
    assertThat(run(failing("Broken pipe"), "--help")).isEqualTo(new Said(ExitCode.DONE, ""));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "others have no /dev/full")
  void fullDevice_isAnErrorOfTheProcess() throws Exception {
    Said said = start(new File("/dev/full"), "--help");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .startsWith("linkage: the result could not be written to the standard output");
  }

  @Test
  void quotesInTheNameOfAColumn_areNoConcernOfTheParser() throws Exception {
    Path csv = Clients.write(dir, "c.csv", Clients.REGION);
    Said said =
        start(dir.resolve("out").toFile(), "profile", csv.toString(), "--column", "dob=b\"i,r");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).startsWith("linkage: ").doesNotContain("picocli").hasLineCount(1);
  }

  private static Said start(File out, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    Process java = new ProcessBuilder(command).redirectOutput(out).start();
    java.getOutputStream().close();
    String err = new String(java.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(java.waitFor(), err);
  }
}
