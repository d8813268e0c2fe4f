package uk.linkage.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import uk.linkage.parallel.Workers;

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

  /** Makes room for the ends of some ids. */
  void reserve(int count) {
    if (ends.length < count) {
      ends = Arrays.copyOf(ends, count);
    }
  }

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
      reserve(size + (size >> 1));
    }
    ends[size++] = end;
  }

  /** Adds all ids of another column. */
  void addAll(RecordIds other) {
    for (int i = 0; i < other.size; i++) {
      add(other.chunkOf(i), other.startOf(i), other.endOf(i));
    }
  }

  /** Some of these ids in another order. */
  RecordIds inOrder(int[] order, Workers workers) {
    RecordIds ordered = new RecordIds();
    ordered.size = order.length;
    ordered.ends = new int[order.length];
    int count = (order.length + CHUNK_MASK) >>> CHUNK_SHIFT;
    ordered.chunks = new byte[count][];
    List<Callable<byte[]>> copying = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int chunk = i;
      copying.add(() -> ordered.chunks[chunk] = chunk(chunk, order, ordered.ends));
    }
    workers.run(copying);
    return ordered;
  }

  /** Makes the bytes of one chunk of ids, and says where each ends. */
  private byte[] chunk(int chunk, int[] order, int[] orderedEnds) {
    int from = chunk << CHUNK_SHIFT;
    int to = Math.min(order.length, from + CHUNK_MASK + 1);
    int end = 0;
    for (int i = from; i < to; i++) {
      end = Math.addExact(end, length(order[i]));
      orderedEnds[i] = end;
    }
    byte[] bytes = new byte[end];
    int start = 0;
    for (int i = from; i < to; i++) {
      byte[] source = chunkOf(order[i]);
      int at = startOf(order[i]) - start;
      // Ids are short: a loop is quicker than a call that copies.
      for (int k = start; k < orderedEnds[i]; k++) {
        bytes[k] = source[at + k];
      }
      start = orderedEnds[i];
    }
    return bytes;
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
