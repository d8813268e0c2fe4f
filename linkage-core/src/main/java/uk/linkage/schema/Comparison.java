package uk.linkage.schema;

import java.util.List;

/**
 * A question asked of every pair, with its possible answers in order, best first.
 *
 * <p>A level holds when every field of its mask is present in both records and equal (after the
 * level's twist of one side). So a postcode that one side knows only to the sector agrees at {@code
 * sector} at best. When no level holds the answer is {@link #NONE}, or {@link #MISSING} if one side
 * has nothing at all to compare: blank never agrees with blank, and never disagrees.
 */
public final class Comparison {

  /** The name of the answer when the values are there and no level holds. */
  public static final String NONE = "none";

  /** The name of the answer when one of the two records has no value to compare. */
  public static final String MISSING = "missing";

  private final String name;
  private final List<Level> levels;
  private final long[][] fieldMasks;
  private final long wholeMask;

  Comparison(String name, List<Level> levels, List<Field> fields) {
    this.name = name;
    this.levels = List.copyOf(levels);
    this.fieldMasks = new long[levels.size()][];
    long whole = 0;
    for (int i = 0; i < fieldMasks.length; i++) {
      fieldMasks[i] = Schema.masksOf(fields, levels.get(i).mask());
      whole |= levels.get(i).mask();
    }
    this.wholeMask = whole;
  }

  /**
   * Returns what the comparison is called in outputs.
   *
   * @return the name, such as {@code dob}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the levels, best first, without {@link #NONE} and {@link #MISSING}.
   *
   * @return an unmodifiable list
   */
  public List<Level> levels() {
    return levels;
  }

  /**
   * Returns the bits that the comparison looks at.
   *
   * @return the masks of all levels together
   */
  public long mask() {
    return wholeMask;
  }

  /**
   * Returns the number of possible answers, {@link #NONE} and {@link #MISSING} included.
   *
   * @return the number of levels and two
   */
  public int answerCount() {
    return levels.size() + 2;
  }

  /**
   * Returns the name of an answer.
   *
   * @param answer an answer of {@link #answer}
   * @return its name in outputs
   */
  public String answerName(int answer) {
    if (answer < levels.size()) {
      return levels.get(answer).name();
    }
    return answer == levels.size() ? NONE : MISSING;
  }

  /**
   * Compares two records.
   *
   * @param a a packed record
   * @param b another one
   * @return the index of the best level that holds; the number of levels when none does; that
   *     number and one when either record has nothing to compare. Symmetric in its arguments.
   */
  public int answer(long a, long b) {
    for (int i = 0; i < fieldMasks.length; i++) {
      if (holds(i, a, b)) {
        return i;
      }
    }
    boolean comparable = (a & wholeMask) != 0 && (b & wholeMask) != 0;
    return comparable ? levels.size() : levels.size() + 1;
  }

  private boolean holds(int index, long a, long b) {
    Level level = levels.get(index);
    Twist twist = level.twist();
    if (twist != null) {
      if (!twist.appliesTo(a)) {
        return false;
      }
      a = twist.apply(a);
    }
    return ((a ^ b) & level.mask()) == 0 && Schema.hasAll(b, fieldMasks[index]);
  }
}
