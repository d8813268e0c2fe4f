package uk.linkage.cli;

import static uk.linkage.cli.LinkageCommand.newCommandLine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends with its {@link ExitCode}.
   *
   * @param args the command and its options
   */
  @SuppressForbidden("the command has returned and closed its files; this hands over its exit code")
  public static void main(String[] args) {
    // Never closed: it is the process's own.
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    System.exit(Version.isAsked(args) ? version(out) : run(newCommandLine(args), out, args));
  }

  /** Without a command line, which takes longer to build than Java takes to start. */
  private static int version(OutputStream out) {
    StandardOutput standardOutput = new StandardOutput(out);
    PrintWriter writer = standardOutput.writer();
    for (String line : new Version().getVersion()) {
      writer.println(line);
    }
    IOException loss = standardOutput.loss();
    return loss == null ? ExitCode.DONE : ErrorReporter.outputLost(loss, newCommandLine());
  }

  /** Runs a command; what it printed and was lost is an error too. */
  static int run(CommandLine commandLine, OutputStream standardOutput, String... args) {
    StandardOutput out = new StandardOutput(standardOutput);
    commandLine.setOut(out.writer());
    int exitCode = commandLine.execute(args);
    commandLine.getOut().flush();
    IOException loss = out.loss();
    return exitCode == ExitCode.DONE && loss != null
        ? ErrorReporter.outputLost(loss, commandLine)
        : exitCode;
  }
}
