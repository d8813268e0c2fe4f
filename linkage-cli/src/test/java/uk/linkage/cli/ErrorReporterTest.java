package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;
import uk.linkage.match.TooManyPairsException;

/** Which exit code each failure has, and that nothing of what it holds is shown. */
final class ErrorReporterTest {

  private static final String VALUE = "QZ 05/05/1955 L3 2ET";

  private record Said(int exitCode, String err) {}

  /** Fails as it is told. */
  @Command(name = "fail")
  static final class Failing implements Callable<Integer> {
    private final Throwable failure;

    Failing(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }
  }

  private static Said report(Throwable failure, boolean showsStack) {
    StringWriter err = new StringWriter();
    ErrorReporter errors = new ErrorReporter(showsStack);
    int exitCode =
        new CommandLine(new Failing(failure))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(errors::failed)
            .setExecutionStrategy(errors::runCatchingErrors)
            .execute();
    return new Said(exitCode, err.toString().replace("\r\n", "\n"));
  }

  private static Said report(Throwable failure) {
    return report(failure, /* showsStack= */ false);
  }

  @Test
  void refusedInput() {
    assertThat(report(new InputRefusedException("a must b, got c; do d")))
        .isEqualTo(new Said(ExitCode.REFUSED, "linkage: a must b, got c; do d\n"));
  }

  @Test
  void message_isOneLineWhateverAColumnIsCalled() {
    assertThat(report(new InputRefusedException("got 'a\n\u001b[2Jb'")))
        .isEqualTo(new Said(ExitCode.REFUSED, "linkage: got 'a??[2Jb'\n"));
  }

  @Test
  void refusedForPrivacy() {
    assertThat(report(new PrivacyRefusedException("no consent column")))
        .isEqualTo(new Said(ExitCode.PRIVACY, "linkage: no consent column\n"));
  }

  @Test
  void tooManyPairs() {
    Said said = report(new TooManyPairsException("attributor", 5_000_000, 3_000, 1_000));
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).startsWith("linkage: key 'attributor' makes 5,000,000 pairs");
  }

  @Test
  void outOfMemory_evenBehindSomethingElse() {
    Said said = report(new IllegalStateException("x", new OutOfMemoryError("Java heap space")));
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("must fit into memory").contains("LINKAGE_JAVA_OPTS");
    assertThat(report(new OutOfMemoryError()).exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void fileThatIsNotThere() {
    Said said = report(new UncheckedIOException(new NoSuchFileException("a.csv")));
    assertThat(said)
        .isEqualTo(
            new Said(
                ExitCode.REFUSED,
                "linkage: 'a.csv' must exist, and there is no such file; check the path\n"));
  }

  @Test
  void fileThatIsNotOurs() {
    Said said = report(new AccessDeniedException("a.csv"));
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("'a.csv' must be yours to read or write");
  }

  @Test
  void fullDisk() {
    Said named = report(new FileSystemException("a.csv", null, "No space left on device"));
    assertThat(named.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(named.err()).contains("'a.csv' must fit on the disk");
    Said unnamed = report(new UncheckedIOException(new IOException("No space left on device")));
    assertThat(unnamed.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(unnamed.err()).contains("the result must fit on the disk");
  }

  @Test
  void otherTroubleWithAFile() {
    Said said = report(new FileSystemException("a.csv", null, "Is a directory"));
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("'a.csv' could not be read or written (Is a directory)");
  }

  @Test
  void fault_isOneLineWithoutAValue() {
    Said said = report(new IllegalStateException("cell " + VALUE, new ArithmeticException(VALUE)));
    assertThat(said.exitCode()).isEqualTo(ExitCode.FAULT);
    assertThat(said.err())
        .startsWith("linkage: this is a fault of linkage and not of your input: ArithmeticExc")
        .contains(" at ErrorReporterTest.java:")
        .contains("please report this line")
        .doesNotContain("1955")
        .doesNotContain("\tat ")
        .hasLineCount(1);
  }

  @Test
  void fault_ofTheMachine() {
    assertThat(report(new StackOverflowError()).exitCode()).isEqualTo(ExitCode.FAULT);
    assertThat(report(new NoClassDefFoundError("x")).exitCode()).isEqualTo(ExitCode.FAULT);
  }

  @Test
  void debugging_showsTheStack() {
    Said said = report(new IllegalStateException("x"), /* showsStack= */ true);
    assertThat(said.exitCode()).isEqualTo(ExitCode.FAULT);
    assertThat(said.err()).contains("java.lang.IllegalStateException: x").contains("\tat ");
  }
}
