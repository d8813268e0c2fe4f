package uk.linkage.duckdb.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns a text in another encoding into UTF-8 while it is read: nothing of it is written anywhere.
 *
 * <p>What does not exist in the encoding becomes U+FFFD: a cell with it can't be understood, and is
 * counted as such.
 */
final class Utf8Stream extends InputStream {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer source = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private final ByteBuffer target = ByteBuffer.allocate(BUFFER * 3 + 16).flip();
  private boolean atEnd;

  Utf8Stream(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    this.encoder
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    while (!target.hasRemaining()) {
      if (atEnd) {
        return -1;
      }
      refill();
    }
    int count = Math.min(length, target.remaining());
    target.get(to, from, count);
    return count;
  }

  private void refill() throws IOException {
    source.compact();
    int read = in.read(source.array(), source.position(), source.remaining());
    atEnd = read < 0;
    source.position(source.position() + Math.max(0, read));
    source.flip();
    chars.compact();
    decoder.decode(source, chars, atEnd);
    if (atEnd) {
      decoder.flush(chars);
    }
    chars.flip();
    target.clear();
    // Half a pair of surrogates waits in the buffer for its other half.
    encoder.encode(chars, target, atEnd);
    target.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
