package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that builds and starts linkage, with a Java and a Maven that only say what they do.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "linkage.cmd is another script")
final class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "dirname",
          "readlink",
          "sed",
          "head",
          "find",
          "mkdir",
          "cat",
          "grep",
          "tail",
          "mv",
          "touch",
          "rm",
          "sleep",
          "wc");

  @TempDir private Path dir;
  private Path root;
  private Path tools;
  private Path jar;

  private record Said(int exitCode, String out, String err) {}

  @BeforeEach
  void makeProject() throws IOException {
    root = Files.createDirectories(dir.resolve("a project"));
    tools = Files.createDirectories(dir.resolve("tools"));
    jar = root.resolve("linkage-cli/target/linkage/linkage.jar");
    Files.createDirectories(root.resolve("linkage-cli/src/main"));
    Files.writeString(root.resolve("linkage-cli/src/main/A.java"), "class A {}");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.copy(
        Path.of(System.getProperty("linkage.root", ".."), "linkage"), root.resolve("linkage"));
    for (String tool : TOOLS) {
      Path real = Path.of("/bin", tool);
      Files.createSymbolicLink(
          tools.resolve(tool), Files.exists(real) ? real : Path.of("/usr/bin", tool));
    }
    script(
        "java", "17.0.15", "printf 'java'; for a in \"$@\"; do printf ' <%s>' \"$a\"; done; echo");
    script("mvn", "", "echo \"mvn $*\" >>\"" + dir.resolve("builds") + "\"; sleep 1; " + makeJar());
  }

  private String makeJar() {
    return "mkdir -p '" + jar.getParent() + "'; : >'" + jar + "'";
  }

  private void script(String name, String version, String body) throws IOException {
    String answer =
        version.isEmpty()
            ? ""
            : "if [ \"$1\" = -version ]; then echo 'openjdk version \""
                + version
                + "\" 2025-04-15' >&2; exit 0; fi\n";
    Path script = tools.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + answer + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(Path launcher, Map<String, String> more, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(more);
    return builder.start();
  }

  private static Said finish(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, err);
  }

  private Said run(String... args) throws IOException, InterruptedException {
    return finish(start(root.resolve("linkage"), Map.of(), args));
  }

  private int builds() throws IOException {
    Path log = dir.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  @Test
  void firstUse_buildsAndStarts() throws Exception {
    Said said = run("dedupe", "two words");
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.err())
        .isEqualTo("building linkage (first use: fetches libraries, a minute or two) ...\n");
    assertThat(said.out())
        .contains(" <-XX:+UseSerialGC> ")
        .doesNotContain("SharedArchiveFile")
        .contains("<-Dlinkage.terminal=false> <-Dlinkage.terminal.out=false>")
        .endsWith(" <-jar> <" + jar + "> <dedupe> <two words>\n");

    assertThat(run("--version").err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
    assertThat(root.resolve("target/linkage-build.lock")).doesNotExist();
  }

  @Test
  void changedSource_isBuiltAgain() throws Exception {
    run();
    Path source = root.resolve("linkage-cli/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(run().err()).isEqualTo("building linkage (its sources have changed) ...\n");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void symbolicLinks_areFollowed() throws Exception {
    run();
    Path first = Files.createSymbolicLink(dir.resolve("first"), Path.of("a project/linkage"));
    Path second = Files.createSymbolicLink(dir.resolve("second"), first);
    Said said = finish(start(second, Map.of(), "--version"));
    assertThat(said.out()).endsWith(" <-jar> <" + jar + "> <--version>\n");
  }

  @Test
  void optionsForJava_areAddedLast() throws Exception {
    run();
    Said said =
        finish(
            start(
                root.resolve("linkage"), Map.of("LINKAGE_JAVA_OPTS", "-Xmx8g -Da=b"), "--version"));
    assertThat(said.out()).contains(" <-Xmx8g> <-Da=b> <-jar> ");
  }

  @Test
  void whereNoLanguageIsSet_namesOfFilesAreUtf8() throws Exception {
    run();
    script("java", "17.0.15", "echo \"LC_ALL=$LC_ALL\"");
    assertThat(run("--version").out()).isEqualTo("LC_ALL=\n");
    script("locale", "", "echo ANSI_X3.4-1968");
    assertThat(run("--version").out()).isEqualTo("LC_ALL=C.UTF-8\n");
    script("locale", "", "echo ISO-8859-1");
    assertThat(finish(start(root.resolve("linkage"), Map.of("LC_ALL", "de_DE"))).out())
        .isEqualTo("LC_ALL=de_DE\n");
  }

  @Test
  void collectorOfTheUser_isTheOnlyOne() throws Exception {
    run();
    Said said =
        finish(start(root.resolve("linkage"), Map.of("LINKAGE_JAVA_OPTS", "-Xmx8g -XX:+UseG1GC")));
    assertThat(said.out()).contains(" <-XX:+UseG1GC> ").doesNotContain("UseSerialGC");
  }

  @Test
  void smallFiles_areLeftToTheFirstCompiler() throws Exception {
    String firstOnly = " <-XX:TieredStopAtLevel=1> ";
    Path small = Files.writeString(dir.resolve("a small.csv"), "record_id\n1\n");
    run();
    assertThat(run("dedupe", small.toString()).out()).contains(firstOnly);
    assertThat(run("dedupe", dir + "/a*.csv").out())
        .contains(firstOnly)
        .endsWith(" <dedupe> <" + dir + "/a*.csv>\n");
    assertThat(run("dedupe", dir + "/nothing*").out()).doesNotContain(firstOnly);
    assertThat(run("demo").out()).doesNotContain(firstOnly);

    try (RandomAccessFile large = new RandomAccessFile(dir.resolve("a large.csv").toFile(), "rw")) {
      large.setLength(30_000_000);
    }
    assertThat(run("dedupe", dir + "/a*.csv").out()).doesNotContain(firstOnly);
    assertThat(run("store", "load", dir + "/a*.csv").out()).doesNotContain(firstOnly);
    assertThat(run("store", "load", small.toString()).out()).contains(firstOnly);
    assertThat(run("store", "link").out()).contains(firstOnly);
    Path packed = Files.writeString(dir.resolve("b.csv.gz"), "");
    assertThat(run("dedupe", small.toString(), packed.toString()).out()).doesNotContain(firstOnly);
  }

  /** A Java that archives classes as the true one does, and notes that it did. */
  private void javaThatArchives(String archive) throws IOException {
    String body =
        """
        for a in "$@"; do
          case $a in
            -XX:DumpLoadedClassList=*)
              printf 'a/B id: 1\\n@lambda-proxy a/B run\\n' >"${a#*=}"
              exit 0 ;;
            -Xshare:dump)
              grep -q lambda wanted && exit 1
              echo archived >>'%s'
              %s >new.jsa
              exit 0 ;;
          esac
        done
        printf 'java'; for a in "$@"; do printf ' <%%s>' "$a"; done; echo
        """;
    script("java", "17.0.15", body.formatted(dir.resolve("archives"), archive));
  }

  private int archives() throws IOException {
    return Files.readAllLines(dir.resolve("archives")).size();
  }

  @Test
  void classes_areArchivedOnceForABuildAndAJava() throws Exception {
    javaThatArchives("echo parsed classes");
    Path archive = jar.resolveSibling("linkage.jsa");
    String used = " <-Xshare:auto> <-XX:SharedArchiveFile=" + archive + "> ";
    assertThat(run("--version").out()).contains(used);
    assertThat(run("--version").out()).contains(used);
    assertThat(archives()).isEqualTo(1);

    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(60)));
    Files.setLastModifiedTime(
        jar.resolveSibling("linkage.jsa.size"), FileTime.from(Instant.now().minusSeconds(60)));
    assertThat(run("--version").out()).contains(used);
    assertThat(archives()).as("of another build").isEqualTo(2);

    Files.writeString(jar.resolveSibling(".java"), "17 /another/java\n");
    assertThat(run("--version").out()).contains(used);
    assertThat(archives()).as("of another Java").isEqualTo(3);
    try (Stream<Path> left = Files.list(jar.getParent())) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "linkage.jar", "linkage.jsa", "linkage.jsa.size", ".built", ".java");
    }
  }

  @Test
  void archiveThatWasCutOff_isNotUsed() throws Exception {
    javaThatArchives("echo parsed classes");
    run();
    Files.writeString(jar.resolveSibling("linkage.jsa"), "pars");
    Said said = run("--version");
    assertThat(said.exitCode()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).doesNotContain("SharedArchiveFile").endsWith("<--version>\n");
  }

  @Test
  void javaThatCantArchive_startsWithoutAndIsNotAskedAgain() throws Exception {
    javaThatArchives("echo '# A fatal error'; exit 134");
    for (int i = 0; i < 2; i++) {
      Said said = run("--version");
      assertThat(said.exitCode()).isZero();
      assertThat(said.err()).doesNotContain("fatal");
      assertThat(said.out()).doesNotContain("SharedArchiveFile").endsWith("<--version>\n");
    }
    assertThat(archives()).isEqualTo(1);
  }

  @Test
  void severalAtOnce_buildOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start(root.resolve("linkage"), Map.of(), "--version"));
    }
    for (Process process : processes) {
      Said said = finish(process);
      assertThat(said.exitCode()).as(said.err()).isZero();
      assertThat(said.out()).endsWith("<--version>\n");
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void lockOfAProcessThatIsGone_isTakenAway() throws Exception {
    Path lock = Files.createDirectories(root.resolve("target/linkage-build.lock"));
    Files.writeString(lock.resolve("pid"), "999999999\n");
    assertThat(run("--version").exitCode()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void failedBuild_showsItsLastLinesAndItsLog() throws Exception {
    script("mvn", "", "echo '[ERROR] A.java:[1,2] not a statement'; exit 1");
    Said said = run("--version");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("[ERROR] A.java:[1,2] not a statement\n")
        .contains("linkage: the build failed; its last lines are above")
        .contains("a project/target/linkage-build.log'");
    assertThat(root.resolve("target/linkage-build.lock")).doesNotExist();
  }

  @Test
  void oldJava_isRefused() throws Exception {
    script("java", "11.0.2", "");
    Said said = run("--version");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("linkage: Java 17 or newer must be installed").contains("11");
    script("java", "1.8.0_202", "");
    assertThat(run("--version").err()).contains("is Java 8;");
  }

  @Test
  void missingTools_areNamed() throws Exception {
    Files.delete(tools.resolve("mvn"));
    assertThat(run("--version").err()).startsWith("linkage: Maven 3.8 or newer must be installed");
    Files.delete(tools.resolve("java"));
    assertThat(run("--version").err()).startsWith("linkage: Java 17 or newer must be installed");
  }
}
