package uk.linkage.census;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Exchange;
import uk.linkage.schema.Level;
import uk.linkage.schema.Twist;

/**
 * What the records of a group can have in common in one comparison: nothing (choice 0), the bits of
 * a level, or the bits of a level after its twist.
 */
final class ChoiceAxis {

  /*
   * At-least counts and exact counts of pairs are two descriptions of one thing, and each comparison
   * is an axis along which they are turned into one another. A pair counts as "at least" every plain
   * choice that lies in the bits on which it agrees. A pair that agrees under a twist agrees on
   * neither of the twisted fields as they stand (if it did, both values would be the same, and it
   * would agree on everything), so it agrees plainly on the rest of the level, and counts as at
   * least the choices in that rest besides its own.
   *
   * The family of plain masks is closed under union (the lattice sees to it), so every pair has one
   * largest mask on which it agrees, and subtracting from the largest mask to the smallest gives the
   * exact counts: Moebius inversion on that family [1].
   *
   * [1] Rota, On the foundations of combinatorial theory I, 1964.
   */
  private final long[] masks;
  private final Twist[] twists;
  private final Exchange[] exchanges;
  private final int[] levels;
  private final boolean[][] implied;
  private final int plainCount;

  ChoiceAxis(AgreementLattice lattice, int comparison) {
    Level[] all = lattice.schema().comparisons().get(comparison).levels().toArray(Level[]::new);
    TreeSet<Long> plain =
        new TreeSet<>(Comparator.comparingInt((Long m) -> Long.bitCount(m)).thenComparing(m -> m));
    plain.add(0L);
    Arrays.stream(all).filter(l -> l.twist() == null).forEach(l -> plain.add(l.mask()));
    Level[] twisted = Arrays.stream(all).filter(l -> l.twist() != null).toArray(Level[]::new);
    this.plainCount = plain.size();
    int size = plainCount + twisted.length;
    this.masks = Arrays.copyOf(plain.stream().mapToLong(Long::longValue).toArray(), size);
    this.twists = Arrays.stream(twisted).map(Level::twist).toArray(Twist[]::new);
    this.levels = new int[size];
    this.exchanges = new Exchange[twisted.length];
    for (int t = 0; t < twisted.length; t++) {
      masks[plainCount + t] = twisted[t].mask();
      exchanges[t] = new Exchange(lattice.schema(), twists[t], twisted[t].mask());
    }
    for (int choice = 0; choice < size; choice++) {
      levels[choice] = levelOf(all, masks[choice], choice < plainCount ? null : twist(choice));
    }
    this.implied = new boolean[size][size];
    for (int choice = 0; choice < size; choice++) {
      long agreed = isTwisted(choice) ? rest(choice) : masks[choice];
      for (int lesser = 0; lesser < plainCount; lesser++) {
        implied[choice][lesser] = (masks[lesser] & ~agreed) == 0;
      }
      implied[choice][choice] = true;
    }
  }

  private static int levelOf(Level[] levels, long mask, @Nullable Twist twist) {
    for (int level = 0; level < levels.length; level++) {
      if (levels[level].mask() == mask && Objects.equals(levels[level].twist(), twist)) {
        return level;
      }
    }
    return levels.length;
  }

  private long rest(int twisted) {
    Twist twist = twist(twisted);
    return masks[twisted] & ~(twist.left().mask() | twist.right().mask());
  }

  /** The number of choices. */
  int size() {
    return masks.length;
  }

  /** The number of choices without a twist; they come first, smaller masks before larger. */
  int plainCount() {
    return plainCount;
  }

  boolean isTwisted(int choice) {
    return choice >= plainCount;
  }

  /** The bits that a choice holds fixed. */
  long mask(int choice) {
    return masks[choice];
  }

  /** The twist of a twisted choice, made ready for loops. */
  Exchange exchange(int choice) {
    return exchanges[choice - plainCount];
  }

  private Twist twist(int choice) {
    return twists[choice - plainCount];
  }

  /** The index of a choice's level in its comparison; the number of levels for choice 0. */
  int level(int choice) {
    return levels[choice];
  }

  /** Whether a pair of an exact choice counts as at least another. */
  boolean implies(int exact, int atLeast) {
    return implied[exact][atLeast];
  }

  /** The plain choice of a pair that agrees on some bits and no others: the largest in them. */
  int largestWithin(long agreed) {
    int largest = 0;
    for (int choice = 0; choice < plainCount; choice++) {
      if ((masks[choice] & ~agreed) == 0) {
        largest = choice;
      }
    }
    return largest;
  }

  /** The choice that a pair of a twisted choice would have if there were no twists. */
  int untwisted(int twisted) {
    return largestWithin(rest(twisted));
  }

  /**
   * Turns exact counts into at-least counts along this axis, for some choices.
   *
   * @param counts one count for each choice, {@code stride} apart; the others become 0
   * @param wanted the choices that are wanted
   */
  void sumUp(long[] counts, int from, int stride, boolean[] wanted, long[] column) {
    for (int choice = 0; choice < masks.length; choice++) {
      column[choice] = counts[from + choice * stride];
    }
    for (int atLeast = 0; atLeast < masks.length; atLeast++) {
      long sum = 0;
      if (wanted[atLeast]) {
        for (int exact = 0; exact < masks.length; exact++) {
          sum += implied[exact][atLeast] ? column[exact] : 0;
        }
      }
      counts[from + atLeast * stride] = sum;
    }
  }

  /** Turns at-least counts into exact counts along this axis. */
  void invert(long[] counts, int from, int stride) {
    for (int exact = masks.length - 1; exact > 0; exact--) {
      long count = counts[from + exact * stride];
      for (int lesser = 0; lesser < exact; lesser++) {
        if (implied[exact][lesser]) {
          counts[from + lesser * stride] -= count;
        }
      }
    }
  }
}
