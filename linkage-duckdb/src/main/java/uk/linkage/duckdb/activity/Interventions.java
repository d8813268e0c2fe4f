package uk.linkage.duckdb.activity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import uk.linkage.journey.Contacts;

/** Gives every kind of contact a number, 0 to a blank. */
final class Interventions {

  static final int TOO_MANY = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private byte[] lastCell = {};
  private int lastNumber;

  /** The number of a text, or {@link #TOO_MANY} if there are more than can be told apart. */
  int numberOf(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    if (!Arrays.equals(bytes, from, to, lastCell, 0, lastCell.length)) {
      lastCell = Arrays.copyOfRange(bytes, from, to);
      String text = new String(lastCell, StandardCharsets.UTF_8);
      lastNumber = numbers.computeIfAbsent(text, key -> numbers.size() + 1);
    }
    return lastNumber < Contacts.MOST_INTERVENTIONS ? lastNumber : TOO_MANY;
  }
}
