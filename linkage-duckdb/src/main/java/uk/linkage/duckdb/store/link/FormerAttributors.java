package uk.linkage.duckdb.store.link;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.match.Scorer;
import uk.linkage.person.HolderOfRecord;

/** What records that take part said before and can be known by still. */
final class FormerAttributors {

  private int[] keys = {};
  private long[] words = {};
  private final BitSet ofOthers = new BitSet();

  private FormerAttributors() {}

  static FormerAttributors none() {
    return new FormerAttributors();
  }

  /**
   * Reads them, in order of record and word; without what was put right, and without what was said
   * of an individual who held the record id before.
   */
  static FormerAttributors of(StoreQueries queries, Scorer scorer) {
    NumberColumns rows =
        NumberColumns.of(
            queries,
            "SELECT DISTINCT v.record, v.word, r.word, EXISTS (SELECT 1 FROM put_right p WHERE"
                + " p.record = v.record AND p.word = v.word AND p.kept)::INTEGER FROM version v"
                + " JOIN record r ON r.key ="
                + " v.record WHERE r.reason IS NULL AND r.versions > 1 AND v.word <> r.word AND NOT"
                + " EXISTS (SELECT 1 FROM put_right p WHERE p.record = v.record AND p.word ="
                + " v.word AND NOT p.kept) ORDER BY 1, 2");
    FormerAttributors former = new FormerAttributors();
    former.keys = new int[rows.size()];
    former.words = new long[rows.size()];
    int size = 0;
    int end;
    for (int start = 0; start < rows.size(); start = end) {
      int key = (int) rows.get(0, start);
      end = start + 1;
      while (end < rows.size() && rows.get(0, end) == key) {
        end++;
      }
      long[] said = new long[end - start];
      for (int i = 0; i < said.length; i++) {
        said[i] = rows.get(1, start + i);
      }
      boolean[] same = HolderOfRecord.ofToday(scorer, known(rows, start, end), said);
      for (int i = 0; i < said.length; i++) {
        if (same[i]) {
          former.keys[size] = key;
          former.words[size++] = said[i];
        } else {
          former.ofOthers.set(key);
        }
      }
    }
    former.keys = Arrays.copyOf(former.keys, size);
    former.words = Arrays.copyOf(former.words, size);
    return former;
  }

  /** What the record says today, and what its individual said was right once. */
  private static long[] known(NumberColumns rows, int start, int end) {
    return LongStream.concat(
            LongStream.of(rows.get(2, start)),
            IntStream.range(start, end)
                .filter(row -> rows.get(3, row) == 1)
                .mapToLong(row -> rows.get(1, row)))
        .toArray();
  }

  int size() {
    return keys.length;
  }

  int key(int row) {
    return keys[row];
  }

  long word(int row) {
    return words[row];
  }

  /** The records that were of somebody else before, as it seems. */
  BitSet ofOthers() {
    return ofOthers;
  }
}
