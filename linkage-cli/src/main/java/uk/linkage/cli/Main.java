package uk.linkage.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
    System.exit(run(LinkageCommand.newCommandLine(), out, args));
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
