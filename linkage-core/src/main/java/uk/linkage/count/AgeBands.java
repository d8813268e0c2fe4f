package uk.linkage.count;

import java.util.ArrayList;
import java.util.List;

/**
 * Bands of age in years, such as 18-24: each begins at an age and ends before the next begins; the
 * last one has no end.
 *
 * @param from the first age of each band, rising
 */
public record AgeBands(List<Integer> from) {

  /** 18-24, 25-34, 35-44, 45-54, 55-64, 65+. */
  public static final AgeBands USUAL = new AgeBands(List.of(18, 25, 35, 45, 55, 65));

  /** Checks that the ages rise. */
  public AgeBands {
    from = List.copyOf(from);
    if (from.isEmpty() || from.get(0) < 0) {
      throw new IllegalArgumentException("there must be a band of age, and none below 0");
    }
    for (int i = 1; i < from.size(); i++) {
      if (from.get(i) <= from.get(i - 1)) {
        throw new IllegalArgumentException("bands of age must begin later and later, got " + from);
      }
    }
  }

  /**
   * Returns the labels of all bands.
   *
   * @return that of the ages below the first band, such as {@code under 18}, and those of the bands
   */
  List<String> labels() {
    List<String> labels = new ArrayList<>();
    labels.add("under " + from.get(0));
    for (int i = 0; i < from.size(); i++) {
      int first = from.get(i);
      int last = i + 1 < from.size() ? from.get(i + 1) - 1 : -1;
      if (last < 0) {
        labels.add(first + "+");
      } else {
        labels.add(first == last ? String.valueOf(first) : first + "-" + last);
      }
    }
    return labels;
  }

  /** The place of an age in {@link #labels()}. */
  int placeOf(int age) {
    int place = 0;
    while (place < from.size() && age >= from.get(place)) {
      place++;
    }
    return place;
  }
}
