package uk.linkage.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers the different texts of one column from 1 on, in order of appearance, without a String for
 * each row; 0 is a blank.
 */
final class FactDictionary {

  /** As many as two bytes tell apart, beside a blank. */
  static final int MOST_VALUES = Character.MAX_VALUE;

  private final String column;

  /** The texts one after the other: that of code c ends at {@code ends[c]}. */
  private byte[] bytes = new byte[128];

  private int[] ends = new int[16];
  private int size;

  /** Codes by the hash of their text; 0 is a free slot, and half of them are free at least. */
  private int[] slots = new int[32];

  FactDictionary(String column) {
    this.column = column;
  }

  /** The code of a text, a new one if it is new. */
  char code(byte[] text, int from, int to) {
    if (from == to) {
      return 0;
    }
    int slot = slotOf(text, from, to);
    if (slots[slot] == 0) {
      add(text, from, to);
      slots[slot] = size;
      if (size * 2 >= slots.length) {
        rehash();
      }
      return (char) size;
    }
    return (char) slots[slot];
  }

  private int slotOf(byte[] text, int from, int to) {
    int mask = slots.length - 1;
    int slot = hash(text, from, to) & mask;
    while (slots[slot] != 0 && !isText(slots[slot], text, from, to)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 16;
  }

  private boolean isText(int code, byte[] text, int from, int to) {
    return Arrays.equals(bytes, ends[code - 1], ends[code], text, from, to);
  }

  private void add(byte[] text, int from, int to) {
    if (size == MOST_VALUES) {
      throw new InputRefusedException(
          "a column to count by must have few values, got more than 65,535 different ones of "
              + column
              + "; count by another column");
    }
    int start = ends[size];
    int end = Math.addExact(start, to - from);
    if (bytes.length < end) {
      bytes = Arrays.copyOf(bytes, Math.max(end, start * 2));
    }
    System.arraycopy(text, from, bytes, start, to - from);
    size++;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ends[size] = end;
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    for (int code = 1; code <= size; code++) {
      slots[slotOf(bytes, ends[code - 1], ends[code])] = code;
    }
  }

  /** The codes that the texts of another dictionary have in this one, by their codes there. */
  char[] codesOf(FactDictionary other) {
    char[] codes = new char[other.size + 1];
    for (int code = 1; code <= other.size; code++) {
      codes[code] = code(other.bytes, other.ends[code - 1], other.ends[code]);
    }
    return codes;
  }

  /** How many different texts there are. */
  int size() {
    return size;
  }

  /** The text of a code. */
  String text(int code) {
    return code == 0
        ? ""
        : new String(bytes, ends[code - 1], ends[code] - ends[code - 1], StandardCharsets.UTF_8);
  }

  int compare(int a, int b) {
    return Arrays.compareUnsigned(bytes, ends[a - 1], ends[a], bytes, ends[b - 1], ends[b]);
  }
}
