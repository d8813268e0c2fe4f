package uk.linkage.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pattern of a pair from its two words, in some thirty instructions: the fast twin of
 * {@link AgreementLattice#pattern}. Immutable; threads may share it.
 */
public final class PatternReader {

  /*
   * Two flags for every field, does it differ and is it missing, come from one addition each for all
   * fields together (FieldFlags). The flags of a few comparisons are gathered into a number, under
   * which their part of the pattern is found. A twist is asked for only where it could hold: both of
   * its fields differ and the rest of its comparison agrees.
   *
   * The flag of missing stands one place below that of differing, so every field needs two bits; and
   * a comparison with more than four fields has too many flags. Schemas of other shapes are read the slow way.
   */

  /** A twisted level, and how the number of a pattern changes when it holds. */
  private record Turn(Twist twist, Exchange exchange, int offset) {}

  /** As many as the attributor has. */
  private static final int THREE = 3;

  private final AgreementLattice lattice;
  private final FieldFlags flags;
  private final FlagGather[] gathers;
  private final int[][] tables;
  private final Turn[] turns;
  private final boolean fast;

  /**
   * A reader of the patterns of a lattice.
   *
   * @param lattice the patterns
   */
  public PatternReader(AgreementLattice lattice) {
    this.lattice = lattice;
    this.flags = new FieldFlags(lattice.schema().fields());
    List<List<Integer>> groups = groups();
    this.gathers = new FlagGather[groups.size()];
    this.tables = new int[groups.size()][];
    this.turns = turns();
    this.fast = fill(groups);
  }

  /** Comparisons that are gathered together: as many as have flags for one gathering. */
  private List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      int wanted = 2 * fields(List.of(comparison)).size();
      List<Integer> with = null;
      for (List<Integer> group : groups) {
        if (with == null && 2 * fields(group).size() + wanted <= FlagGather.MOST_FLAGS) {
          with = group;
        }
      }
      if (with == null) {
        with = new ArrayList<>();
        groups.add(with);
      }
      with.add(comparison);
    }
    return groups;
  }

  private List<Field> fields(List<Integer> comparisons) {
    long mask = 0;
    for (int comparison : comparisons) {
      mask |= whole(comparison);
    }
    long compared = mask;
    return lattice.schema().fields().stream().filter(f -> (f.mask() & compared) != 0).toList();
  }

  private long whole(int comparison) {
    return lattice.known(comparison, -1L);
  }

  private Turn[] turns() {
    List<Turn> found = new ArrayList<>();
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      List<Level> levels = lattice.schema().comparisons().get(comparison).levels();
      for (int level = 0; level < levels.size(); level++) {
        Twist twist = levels.get(level).twist();
        if (twist != null) {
          long whole = levels.get(level).mask();
          long rest = whole & ~(twist.left().mask() | twist.right().mask());
          int from = cell(comparison, whole, rest);
          int to = lattice.cells(comparison).indexOf(new AgreementLattice.Cell(whole, level, rest));
          Exchange exchange = new Exchange(lattice.schema(), twist, whole);
          found.add(new Turn(twist, exchange, (to - from) * lattice.stride(comparison)));
        }
      }
    }
    return found.toArray(Turn[]::new);
  }

  /** The cell of a pair that both has and agrees on some bits as they stand. */
  private int cell(int comparison, long present, long agreed) {
    long known = lattice.known(comparison, present);
    List<AgreementLattice.Cell> cells = lattice.cells(comparison);
    List<Level> levels = lattice.schema().comparisons().get(comparison).levels();
    for (int cell = 0; cell < cells.size(); cell++) {
      int level = cells.get(cell).level();
      boolean plain = level == levels.size() || levels.get(level).twist() == null;
      if (cells.get(cell).known() == known && plain && (cells.get(cell).agreed() & ~agreed) == 0) {
        return cell;
      }
    }
    throw new AssertionError("a pair without a cell in comparison " + comparison);
  }

  private boolean fill(List<List<Integer>> groups) {
    for (int group = 0; group < groups.size(); group++) {
      List<Field> fields = fields(groups.get(group));
      FlagGather gather = gather(fields);
      if (gather == null) {
        return false;
      }
      gathers[group] = gather;
      tables[group] = new int[gather.range()];
      for (int states = 0; states < 1 << (2 * fields.size()); states++) {
        long present = 0;
        long differing = 0;
        long word = 0;
        for (int field = 0; field < fields.size(); field++) {
          long mask = fields.get(field).mask();
          boolean differs = ((states >>> (2 * field)) & 1) != 0;
          boolean missing = ((states >>> (2 * field)) & 2) != 0;
          present |= missing ? 0 : mask;
          differing |= differs ? mask : 0;
          word |= differs ? Long.highestOneBit(mask) : 0;
          word |= missing ? Long.highestOneBit(mask) >>> 1 : 0;
        }
        tables[group][gather.number(word)] = entry(groups.get(group), present, differing);
      }
    }
    return true;
  }

  private static @Nullable FlagGather gather(List<Field> fields) {
    long wanted = 0;
    for (Field field : fields) {
      if (Long.bitCount(field.mask()) < 2) {
        return null;
      }
      wanted |= Long.highestOneBit(field.mask()) | Long.highestOneBit(field.mask()) >>> 1;
    }
    return Long.bitCount(wanted) > FlagGather.MOST_FLAGS ? null : FlagGather.of(wanted);
  }

  /** The part of the pattern; its complement where a twist could hold. */
  private int entry(List<Integer> comparisons, long present, long differing) {
    int sum = 0;
    boolean twisted = false;
    for (int comparison : comparisons) {
      long whole = whole(comparison);
      sum += lattice.stride(comparison) * cell(comparison, present, present & ~differing);
      for (Turn turn : turns) {
        long exchanged = turn.twist().left().mask() | turn.twist().right().mask();
        twisted |=
            turn.exchange().mask() == whole
                && (whole & ~present) == 0
                && (whole & differing) == exchanged;
      }
    }
    return twisted ? ~sum : sum;
  }

  /**
   * Returns the pattern that a pair shows.
   *
   * @param a a packed record
   * @param b another
   * @return as {@link AgreementLattice#pattern} has it
   */
  public int pattern(long a, long b) {
    if (!fast) {
      return lattice.pattern(a, b);
    }
    long differing = flags.nonZero(a ^ b);
    long missing = flags.zero(a) | flags.zero(b);
    long word = differing | missing >>> 1;
    int pattern = 0;
    boolean mayBeTwisted = false;
    for (int group = 0; group < gathers.length; group++) {
      int part = tables[group][gathers[group].number(word)];
      mayBeTwisted |= part < 0;
      pattern += part < 0 ? ~part : part;
    }
    return mayBeTwisted ? pattern + turned(a, b) : pattern;
  }

  /**
   * Reads the patterns of many pairs at once, which takes less time for each than one by one.
   *
   * @param a packed records
   * @param b for each, another
   * @param size how many pairs there are
   * @param patterns takes the patterns
   */
  public void patterns(long[] a, long[] b, int size, int[] patterns) {
    if (fast && gathers.length == THREE) {
      readThree(a, b, size, patterns);
      return;
    }
    for (int pair = 0; pair < size; pair++) {
      patterns[pair] = pattern(a[pair], b[pair]);
    }
  }

  /** The case of three gatherings, all of it in registers; twists are rare and looked at after. */
  private void readThree(long[] a, long[] b, int size, int[] patterns) {
    final long lower = flags.lower();
    final long highest = flags.highest();
    final int[] table0 = tables[0];
    final int[] table1 = tables[1];
    final int[] table2 = tables[2];
    final long mask0 = gathers[0].flags();
    final long mask1 = gathers[1].flags();
    final long mask2 = gathers[2].flags();
    final long multiplier0 = gathers[0].multiplier();
    final long multiplier1 = gathers[1].multiplier();
    final long multiplier2 = gathers[2].multiplier();
    final int shift0 = gathers[0].shift();
    final int shift1 = gathers[1].shift();
    final int shift2 = gathers[2].shift();
    for (int pair = 0; pair < size; pair++) {
      long left = a[pair];
      long right = b[pair];
      long difference = left ^ right;
      long differing = (((difference & lower) + lower) | difference) & highest;
      long present = (((left & lower) + lower) | left) & (((right & lower) + lower) | right);
      long word = differing | (~present & highest) >>> 1;
      int part0 = table0[(int) (((word & mask0) * multiplier0) >>> shift0)];
      int part1 = table1[(int) (((word & mask1) * multiplier1) >>> shift1)];
      int part2 = table2[(int) (((word & mask2) * multiplier2) >>> shift2)];
      boolean mayBeTwisted = (part0 | part1 | part2) < 0;
      int pattern = (part0 ^ (part0 >> 31)) + (part1 ^ (part1 >> 31)) + (part2 ^ (part2 >> 31));
      patterns[pair] = mayBeTwisted ? ~pattern : pattern;
    }
    for (int pair = 0; pair < size; pair++) {
      if (patterns[pair] < 0) {
        patterns[pair] = ~patterns[pair] + turned(a[pair], b[pair]);
      }
    }
  }

  private int turned(long a, long b) {
    int offset = 0;
    for (Turn turn : turns) {
      Exchange exchange = turn.exchange();
      long twisted = exchange.twisted(a);
      if (twisted != a && ((twisted ^ b) & exchange.mask()) == 0 && exchange.isWhole(b)) {
        offset += turn.offset();
      }
    }
    return offset;
  }
}
