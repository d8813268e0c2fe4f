package uk.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.BlockingKey;
import uk.linkage.schema.Field;
import uk.linkage.schema.FieldFlags;
import uk.linkage.sort.RowSorter;

/** Records that share a whole attributor: who is one person by NDTMS's own definition. */
public final class Attributors {

  private static final BlockingKey KEY =
      new BlockingKey(AttributorLayout.SCHEMA, "attributor", AttributorLayout.ATTRIBUTOR_MASK);

  private static final List<Field> FIELDS =
      AttributorLayout.SCHEMA.fields().stream()
          .filter(field -> (field.mask() & AttributorLayout.ATTRIBUTOR_MASK) != 0)
          .toList();

  private Attributors() {}

  /** The blocks of records with the same initials, date of birth and sex. */
  static BlockingIndex blocks(long[] records) {
    return BlockingIndex.of(records, KEY, new RowSorter());
  }

  /**
   * Numbers attributors.
   *
   * @param records packed records
   * @return for each record the number of its attributor, from 1 in order of first appearance; a
   *     record without a whole one has a number of its own
   */
  public static int[] numbered(long[] records) {
    long[] whole = whole(records);
    Map<Long, Integer> numbers = new HashMap<>();
    int[] result = new int[records.length];
    int next = 0;
    for (int i = 0; i < result.length; i++) {
      Integer known = whole[i] == 0 ? null : numbers.get(attributor(whole[i]));
      if (known == null) {
        next++;
        if (whole[i] != 0) {
          numbers.put(attributor(whole[i]), next);
        }
      }
      result[i] = known == null ? next : known;
    }
    return result;
  }

  /**
   * Links the persons of two files that share a whole attributor, in order; where several have it,
   * they are paired off in order and none of the links is clear.
   *
   * @param left one packed record for each person of the one file
   * @param right one for each of the other
   */
  static List<PersonLink> shared(long[] left, long[] right) {
    Map<Long, List<Integer>> places = new HashMap<>();
    long[] wholeRight = whole(right);
    for (int person = 0; person < right.length; person++) {
      if (wholeRight[person] != 0) {
        places
            .computeIfAbsent(attributor(wholeRight[person]), a -> new ArrayList<>())
            .add(person + 1);
      }
    }
    Map<Long, List<Integer>> lefts = new TreeMap<>();
    long[] wholeLeft = whole(left);
    for (int person = 0; person < left.length; person++) {
      long attributor = attributor(wholeLeft[person]);
      if (wholeLeft[person] != 0 && places.containsKey(attributor)) {
        lefts.computeIfAbsent(attributor, a -> new ArrayList<>()).add(person + 1);
      }
    }
    List<PersonLink> links = new ArrayList<>();
    lefts.forEach(
        (attributor, ofLeft) -> {
          List<Integer> ofRight = Objects.requireNonNull(places.get(attributor));
          boolean clear = ofLeft.size() == 1 && ofRight.size() == 1;
          for (int i = 0; i < Math.min(ofLeft.size(), ofRight.size()); i++) {
            double margin = clear ? Double.POSITIVE_INFINITY : 0;
            links.add(new PersonLink(ofLeft.get(i), ofRight.get(i), Double.NaN, margin));
          }
        });
    links.sort(Comparator.comparingInt(PersonLink::ims));
    return links;
  }

  private static long attributor(long record) {
    return record & AttributorLayout.ATTRIBUTOR_MASK;
  }

  /** The records; 0 for those that lack a part of their attributor. */
  private static long[] whole(long[] records) {
    FieldFlags flags = new FieldFlags(FIELDS);
    long[] whole = new long[records.length];
    for (int i = 0; i < records.length; i++) {
      whole[i] = flags.nonZero(records[i]) == flags.highest() ? records[i] : 0;
    }
    return whole;
  }
}
