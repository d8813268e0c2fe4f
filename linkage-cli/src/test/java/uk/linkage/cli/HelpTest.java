package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The help of every command, word for word.
 *
 * <p>After a change that is meant: {@code mvn -pl linkage-cli -am verify
 * -Dlinkage.update.golden=true}, and read the difference.
 */
final class HelpTest {

  private static final Path GOLDEN =
      Path.of(
          System.getProperty("linkage.root", ".."),
          "linkage-cli/src/test/resources/uk/linkage/cli/help");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linkage",
        "demo",
        "dedupe",
        "match",
        "count",
        "journeys",
        "explain",
        "profile",
        "export-for-ndtms",
        "synth",
        "evaluate",
        "help",
        "store",
        "store init",
        "store load",
        "store link",
        "store fit",
        "store persons",
        "store history",
        "store status",
        "store consent",
        "store rectify",
        "store erase",
        "store access",
        "store export",
        "store provider",
        "store audit",
        "store audit list",
        "store audit verify",
        "store carried",
        "store backup",
        "store restore"
      })
  void help_isWhatWasAgreed(String command) throws IOException {
    List<Object> args = new ArrayList<>(List.of((command + " --help").split(" ")));
    args.remove("linkage");
    Shell.Said said = Shell.run(args.toArray());

    Path golden = GOLDEN.resolve(command.replace(' ', '-') + ".txt");
    if (Boolean.getBoolean("linkage.update.golden")) {
      Files.writeString(golden, said.out(), StandardCharsets.UTF_8);
    }
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 88);
    assertThat(said.out()).contains("Examples:").contains("Exit codes:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dedupe", "store", "store consent", "store audit list", "help"})
  void helpCommand_showsTheHelpOfACommandAtAnyDepth(String command) {
    Shell.Said said = Shell.run((Object[]) ("help " + command).trim().split(" "));
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .isEqualTo(Shell.run((Object[]) (command + " --help").trim().split(" ")).out());
  }

  @ParameterizedTest
  @CsvSource({
    "help dedup, there is no command 'dedup' here: did you mean 'dedupe'",
    "help store consents, there is no command 'consents' here: did you mean 'consent'",
    "help store audit lists, 'linkage store audit --help'",
    "help store nonsense, there is no command 'nonsense' here",
    "help dedupe store, a word is too many here"
  })
  void helpCommand_ofAnUnknownCommand_isWrongUsage(String typed, String words) {
    Shell.Said said = Shell.run((Object[]) typed.split(" "));
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("linkage: ").contains(words).hasLineCount(1);
  }

  @Test
  void completion_knowsCommandsAndChoices() {
    Shell.Said said = Shell.run("generate-completion");
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).contains("dedupe").contains("--method").contains("ladder");
  }

  @Test
  void version_isOneLineOfLinkageAndOneOfJava() {
    Shell.Said said = Shell.run("--version");
    assertThat(said.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(said.out()).matches("linkage \\S+\nJava \\S+, .+\n");
  }
}
