package uk.linkage.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Runs commands as a user would, and keeps what they say. */
final class Shell {

  /** What a command said, and how it ended. */
  record Said(int exitCode, String out, String err) {

    /** Everything, with the folder of the test replaced: it is another one every time. */
    Said without(Path folder) {
      return new Said(exitCode, replaced(out, folder), replaced(err, folder));
    }

    /** Everything, without what may hold any number by chance: the test's folder, and hashes. */
    Said withoutChance(Path folder) {
      Said said = without(folder);
      return new Said(exitCode, withoutHashes(said.out), withoutHashes(said.err));
    }

    private static String withoutHashes(String text) {
      return text.replaceAll("[0-9a-f]{16,}", "HASH");
    }

    /** What was printed, without the ends of lines within a sentence. */
    String text() {
      return out.replaceAll("(?<=\\S)\n +(?=\\S)", " ");
    }

    private static String replaced(String text, Path folder) {
      return text.replace(folder.toString().replace('\\', '/'), "DIR")
          .replace(folder.toString(), "DIR");
    }
  }

  private Shell() {}

  static Said run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
    CommandLine commandLine = LinkageCommand.newCommandLine(words);
    commandLine
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setColorScheme(Help.defaultColorScheme(Ansi.OFF));
    int exitCode = commandLine.execute(words);
    return new Said(exitCode, lines(out), lines(err));
  }

  private static String lines(StringWriter text) {
    return text.toString().replace("\r\n", "\n");
  }
}
