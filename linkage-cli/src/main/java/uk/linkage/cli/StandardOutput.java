package uk.linkage.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The standard output, which remembers that something of it was lost: a writer swallows that.
 *
 * <p>A pipe that its reader has closed has lost nothing that somebody wants.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream to;
  private @Nullable IOException loss;

  StandardOutput(OutputStream to) {
    this.to = to;
  }

  /** A writer to this that hands each line on. */
  PrintWriter writer() {
    String encoding = System.getProperty("sun.stdout.encoding");
    Charset charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    return new PrintWriter(this, /* autoFlush= */ true, charset);
  }

  /** Why something was lost that somebody wants; null if nothing was. */
  @Nullable IOException loss() {
    return loss;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      to.write(bytes, from, length);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      to.flush();
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  private IOException remembered(IOException e) {
    if (loss == null && !isClosedByReader(e)) {
      loss = e;
    }
    return e;
  }

  /** In most languages of a system the word stays English. */
  private static boolean isClosedByReader(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
