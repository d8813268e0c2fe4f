package uk.linkage.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * All patterns of agreement that a pair of records can show: a {@link Cell} for each comparison,
 * and a number for every combination of cells.
 *
 * <p>The lattice is what a census counts and a model weighs. It comes from a schema alone and names
 * no field.
 */
public final class AgreementLattice {

  /*
   * A cell says two things: what both records have to compare (known), and how far that agrees
   * (level). "The sectors agree and the units are not known on both sides" is another cell than "the
   * sectors agree and the units differ", because it has another likelihood: that of the levels unit
   * and sector together. What is known is rounded down to a union of levels: a postcode whose
   * district is missing is not known to its sector.
   */

  /**
   * What one comparison can say of a pair.
   *
   * @param known the bits that both records have, as far as levels speak of them; 0 if nothing
   * @param level the index of the best level that holds; the number of levels if none does
   * @param agreed the bits on which both agree as they stand, without a twist
   */
  public record Cell(long known, int level, long agreed) {

    /**
     * Tells whether there is nothing to compare.
     *
     * @return whether nothing is known on both sides
     */
    public boolean isMissing() {
      return known == 0;
    }
  }

  private final Schema schema;
  private final List<List<Cell>> cells;
  private final List<long[]> knownMasks;
  private final int[] strides;
  private final int patternCount;

  /**
   * The lattice of a schema.
   *
   * @param schema a schema whose comparisons share no field, and in each of which agreement on two
   *     levels without a twist is itself a level, better than both; a twisted level compares all
   *     bits of its comparison, comes after the plain level on all of them and before every level
   *     on what its twist leaves in place
   * @throws IllegalArgumentException if the schema is another
   */
  public AgreementLattice(Schema schema) {
    this.schema = schema;
    List<List<Cell>> cellsOfAll = new ArrayList<>();
    List<long[]> knownOfAll = new ArrayList<>();
    long seen = 0;
    for (Comparison comparison : schema.comparisons()) {
      List<Level> levels = comparison.levels();
      long whole = levels.stream().mapToLong(Level::mask).reduce(0, (a, b) -> a | b);
      requireClosedAndOrdered(comparison);
      requireTwistsOfTheWhole(comparison, whole);
      if ((seen & whole) != 0) {
        throw new IllegalArgumentException(
            "comparison " + comparison.name() + " must share no field with another");
      }
      seen |= whole;
      long[] known = knownMasks(levels);
      knownOfAll.add(known);
      cellsOfAll.add(cells(levels, known));
    }
    this.cells = List.copyOf(cellsOfAll);
    this.knownMasks = List.copyOf(knownOfAll);
    this.strides = new int[cells.size()];
    int count = 1;
    for (int comparison = cells.size() - 1; comparison >= 0; comparison--) {
      strides[comparison] = count;
      count = Math.multiplyExact(count, cells.get(comparison).size());
    }
    this.patternCount = count;
  }

  private static void requireClosedAndOrdered(Comparison comparison) {
    List<Level> levels = comparison.levels();
    for (int better = 0; better < levels.size(); better++) {
      for (int worse = better + 1; worse < levels.size(); worse++) {
        Level a = levels.get(better);
        Level b = levels.get(worse);
        if (a.twist() != null || b.twist() != null) {
          continue;
        }
        long both = a.mask() | b.mask();
        boolean closed = false;
        for (int best = 0; best <= better; best++) {
          Level level = levels.get(best);
          closed |= level.twist() == null && level.mask() == both;
        }
        if (!closed) {
          throw new IllegalArgumentException(
              String.format(
                  java.util.Locale.ROOT,
                  "comparison %s needs a level for agreement on both %s and %s, before them",
                  comparison.name(),
                  a.name(),
                  b.name()));
        }
      }
    }
  }

  /*
   * A pair that agrees under a twist of all bits agrees as it stands on what the twist leaves in
   * place, or on everything. So these conditions fix the answer of every such pair: the twisted level,
   * or the plain one on all bits.
   */
  private static void requireTwistsOfTheWhole(Comparison comparison, long whole) {
    List<Level> levels = comparison.levels();
    for (int twisted = 0; twisted < levels.size(); twisted++) {
      Twist twist = levels.get(twisted).twist();
      if (twist == null) {
        continue;
      }
      String of = "level " + levels.get(twisted).name() + " of comparison " + comparison.name();
      long rest = whole & ~(twist.left().mask() | twist.right().mask());
      if (levels.get(twisted).mask() != whole
          || ((twist.left().mask() | twist.right().mask()) & ~whole) != 0) {
        throw new IllegalArgumentException(of + " must compare all that its comparison does");
      }
      boolean wholeBefore = false;
      for (Level level : levels.subList(0, twisted)) {
        if (level.twist() != null && exchangesTheSame(level.twist(), twist)) {
          throw new IllegalArgumentException(of + " must not repeat " + level.name());
        }
        wholeBefore |= level.twist() == null && level.mask() == whole;
        if (level.twist() == null && (level.mask() & ~rest) == 0) {
          throw new IllegalArgumentException(
              of + " must come before " + level.name() + ", which holds whenever it does");
        }
      }
      if (!wholeBefore) {
        throw new IllegalArgumentException(of + " must come after a level on the same bits as is");
      }
    }
  }

  private static boolean exchangesTheSame(Twist a, Twist b) {
    return (a.left().equals(b.left()) && a.right().equals(b.right()))
        || (a.left().equals(b.right()) && a.right().equals(b.left()));
  }

  /** What can be known: nothing, and every mask of a level without a twist; smaller masks first. */
  private static long[] knownMasks(List<Level> levels) {
    TreeSet<Long> masks =
        new TreeSet<>(Comparator.comparingInt((Long m) -> Long.bitCount(m)).thenComparing(m -> m));
    masks.add(0L);
    for (Level level : levels) {
      if (level.twist() == null) {
        masks.add(level.mask());
      }
    }
    return masks.stream().mapToLong(Long::longValue).toArray();
  }

  private static List<Cell> cells(List<Level> levels, long[] knownMasks) {
    List<Cell> cells = new ArrayList<>();
    for (long known : knownMasks) {
      if (known != 0) {
        for (int level = 0; level < levels.size(); level++) {
          Level of = levels.get(level);
          if ((of.mask() & ~known) == 0) {
            cells.add(new Cell(known, level, agreed(of)));
          }
        }
      }
      cells.add(new Cell(known, levels.size(), 0));
    }
    return List.copyOf(cells);
  }

  /** A twisted level agrees as it stands on what the twist leaves in place. */
  private static long agreed(Level level) {
    Twist twist = level.twist();
    return twist == null
        ? level.mask()
        : level.mask() & ~(twist.left().mask() | twist.right().mask());
  }

  /**
   * Returns the schema.
   *
   * @return the schema that the lattice was made from
   */
  public Schema schema() {
    return schema;
  }

  /**
   * Returns the number of comparisons.
   *
   * @return as many as the schema has
   */
  public int comparisonCount() {
    return cells.size();
  }

  /**
   * Returns the cells of a comparison: for everything that can be known, smaller masks first, the
   * levels that can hold, best first, and the cell for none of them. The first is the missing one.
   *
   * @param comparison the place of the comparison in the schema
   * @return an unmodifiable list
   */
  public List<Cell> cells(int comparison) {
    return cells.get(comparison);
  }

  /**
   * Tells whether two records that show a pattern can't be of one person: all comparisons of a
   * conflict of the schema are known, and none of their levels holds.
   *
   * @param pattern 0 to {@link #patternCount()} - 1
   * @return whether the pattern shows a conflict
   */
  public boolean isConflict(int pattern) {
    for (List<String> conflict : schema.conflicts()) {
      boolean all = true;
      for (int k = 0; k < cells.size(); k++) {
        Comparison comparison = schema.comparisons().get(k);
        Cell cell = cells.get(k).get(cellOf(pattern, k));
        all &=
            !conflict.contains(comparison.name())
                || (!cell.isMissing() && cell.level() == comparison.levels().size());
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns what a cell is called in outputs: its level, and how much is known if that is not all,
   * such as {@code none (known to sector)}.
   *
   * @param comparison the place of the comparison in the schema
   * @param cell the place of the cell in {@link #cells}
   * @return a name that no other cell of the comparison has
   */
  public String cellName(int comparison, int cell) {
    Comparison of = schema.comparisons().get(comparison);
    Cell named = cells.get(comparison).get(cell);
    if (named.isMissing()) {
      return Comparison.MISSING;
    }
    String level = of.answerName(named.level());
    for (Level known : of.levels()) {
      if (known.twist() == null
          && known.mask() == named.known()
          && named.known() != known(comparison, -1L)) {
        return level + " (known to " + known.name() + ")";
      }
    }
    return level;
  }

  /**
   * Returns the cell of a name.
   *
   * @param comparison the place of the comparison in the schema
   * @param name a name that {@link #cellName} gives
   * @return the place of the cell in {@link #cells}; -1 if none has that name
   */
  public int cellNamed(int comparison, String name) {
    for (int cell = 0; cell < cells.get(comparison).size(); cell++) {
      if (cellName(comparison, cell).equals(name)) {
        return cell;
      }
    }
    return -1;
  }

  /**
   * Returns the number of patterns.
   *
   * @return the product of the numbers of cells
   */
  public int patternCount() {
    return patternCount;
  }

  /**
   * Returns the cell of a comparison in a pattern.
   *
   * @param pattern 0 to {@link #patternCount()} - 1
   * @param comparison the place of the comparison in the schema
   * @return the place of the cell in {@link #cells}
   */
  public int cellOf(int pattern, int comparison) {
    return pattern / strides[comparison] % cells.get(comparison).size();
  }

  /**
   * Returns by how much the number of a pattern grows from one cell of a comparison to the next.
   *
   * @param comparison the place of the comparison in the schema
   * @return the product of the numbers of cells of the comparisons after it
   */
  public int stride(int comparison) {
    return strides[comparison];
  }

  /**
   * Returns the cell that a pair shows.
   *
   * @param comparison the place of the comparison in the schema
   * @param a a packed record
   * @param b another
   * @return the place of the cell in {@link #cells}; symmetric in the records
   */
  public int cell(int comparison, long a, long b) {
    Comparison of = schema.comparisons().get(comparison);
    long known = known(comparison, presentFields(a) & presentFields(b));
    int answer = known == 0 ? of.levels().size() : of.answer(a, b);
    List<Cell> all = cells.get(comparison);
    for (int cell = 0; cell < all.size(); cell++) {
      if (all.get(cell).known() == known
          && all.get(cell).level() == Math.min(answer, of.levels().size())) {
        return cell;
      }
    }
    throw new AssertionError("a pair without a cell in comparison " + of.name());
  }

  /**
   * Returns the pattern that a pair shows. Slow and plain: the twin of whatever counts patterns.
   *
   * @param a a packed record
   * @param b another
   * @return 0 to {@link #patternCount()} - 1; symmetric in the records
   */
  public int pattern(long a, long b) {
    int pattern = 0;
    for (int comparison = 0; comparison < cells.size(); comparison++) {
      pattern += strides[comparison] * cell(comparison, a, b);
    }
    return pattern;
  }

  /**
   * Returns what is known of a comparison when some fields are present on both sides.
   *
   * @param comparison the place of the comparison in the schema
   * @param present the bits of the fields that both records have
   * @return the largest mask of a level that lies in them; 0 if none does
   */
  public long known(int comparison, long present) {
    long known = 0;
    for (long mask : knownMasks.get(comparison)) {
      if ((mask & ~present) == 0) {
        known |= mask;
      }
    }
    return known;
  }

  /**
   * Returns the bits of all fields that a record has.
   *
   * @param record a packed record
   * @return the masks of its fields that are not zero, together
   */
  public long presentFields(long record) {
    long present = 0;
    for (Field field : schema.fields()) {
      if (field.isPresentIn(record)) {
        present |= field.mask();
      }
    }
    return present;
  }
}
