package uk.linkage.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every provider a number, in order of appearance, without a String for each row. */
final class ProviderNames {

  private final Map<String, Integer> numberByName = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private byte[] lastCell = {};
  private int lastNumber = -1;

  /** The number of the provider in a selected cell. Rows of one provider tend to come together. */
  int numberOf(TextColumn cell) {
    if (lastNumber < 0 || !cell.selectionEquals(lastCell)) {
      lastCell = java.util.Arrays.copyOfRange(cell.bytes(), cell.from(), cell.to());
      lastNumber = numberOf(new String(lastCell, StandardCharsets.UTF_8));
    }
    return lastNumber;
  }

  int numberOf(String name) {
    Integer known = numberByName.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    names.add(name);
    return names.size() - 1;
  }

  List<String> names() {
    return names;
  }
}
