package uk.linkage.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Record ids as bytes: one array of bytes for every 65,536 of them, and an offset each.
 *
 * <p>Ten million ids of eight characters take 120 MB; as Strings they would take 560.
 */
final class RecordIds {

  private static final int CHUNK_SHIFT = 16;
  private static final int CHUNK_MASK = (1 << CHUNK_SHIFT) - 1;
  private static final int TYPICAL_LENGTH = 8;

  private byte[][] chunks = new byte[16][];
  private int[] ends = new int[1 << 10];
  private int size;

  /** Adds an id. */
  void add(byte[] bytes, int from, int to) {
    int chunk = size >>> CHUNK_SHIFT;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk * 2);
    }
    int start = (size & CHUNK_MASK) == 0 ? 0 : ends[size - 1];
    int end = Math.addExact(start, to - from);
    if (chunks[chunk] == null) {
      chunks[chunk] = new byte[Math.max(TYPICAL_LENGTH << 10, end)];
    } else if (chunks[chunk].length < end) {
      chunks[chunk] = Arrays.copyOf(chunks[chunk], Math.max(end, chunks[chunk].length * 2));
    }
    System.arraycopy(bytes, from, chunks[chunk], start, to - from);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + (size >> 1));
    }
    ends[size++] = end;
  }

  /** Adds an id of another column. */
  void addFrom(RecordIds other, int index) {
    add(other.chunkOf(index), other.startOf(index), other.endOf(index));
  }

  int size() {
    return size;
  }

  byte[] chunkOf(int index) {
    return chunks[index >>> CHUNK_SHIFT];
  }

  int startOf(int index) {
    return (index & CHUNK_MASK) == 0 ? 0 : ends[index - 1];
  }

  int endOf(int index) {
    return ends[index];
  }

  String text(int index) {
    int start = startOf(index);
    return new String(chunkOf(index), start, endOf(index) - start, StandardCharsets.UTF_8);
  }

  /** Eight bytes of an id from a depth on, as an unsigned number; zeros beyond its end. */
  long eightBytes(int index, int depth) {
    byte[] chunk = chunkOf(index);
    int start = startOf(index) + depth;
    int end = Math.min(endOf(index), start + Long.BYTES);
    long bytes = 0;
    for (int i = start; i < end; i++) {
      bytes |= (chunk[i] & 0xFFL) << (56 - 8 * (i - start));
    }
    return bytes;
  }

  int length(int index) {
    return endOf(index) - startOf(index);
  }

  int compare(int a, int b) {
    return Arrays.compareUnsigned(
        chunkOf(a), startOf(a), endOf(a), chunkOf(b), startOf(b), endOf(b));
  }

  long ramBytesUsed() {
    long bytes = 4L * ends.length;
    for (byte[] chunk : chunks) {
      bytes += chunk == null ? 0 : chunk.length;
    }
    return bytes;
  }
}
