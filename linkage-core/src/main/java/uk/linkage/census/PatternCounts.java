package uk.linkage.census;

import java.util.function.IntConsumer;
import uk.linkage.schema.AgreementLattice;

/** How many pairs show each pattern of a lattice. */
public final class PatternCounts {

  private final AgreementLattice lattice;
  private final long[] counts;
  private final long pairs;

  /**
   * Counts of pairs.
   *
   * @param lattice the patterns
   * @param counts the number of pairs of each pattern, none negative; copied
   */
  public PatternCounts(AgreementLattice lattice, long[] counts) {
    if (counts.length != lattice.patternCount()) {
      throw new IllegalArgumentException(
          "there must be a count for each of "
              + lattice.patternCount()
              + " patterns, got "
              + counts.length);
    }
    this.lattice = lattice;
    this.counts = counts.clone();
    long sum = 0;
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a pattern can't be shown by " + count + " pairs");
      }
      sum += count;
    }
    this.pairs = sum;
  }

  /**
   * Leaves pairs out.
   *
   * @param out the counts of some of these pairs, of the same lattice
   * @return the counts of the others
   */
  public PatternCounts without(PatternCounts out) {
    long[] rest = counts.clone();
    for (int pattern = 0; pattern < rest.length; pattern++) {
      rest[pattern] -= out.counts[pattern];
    }
    return new PatternCounts(lattice, rest);
  }

  /**
   * Returns the patterns.
   *
   * @return the lattice that was counted
   */
  public AgreementLattice lattice() {
    return lattice;
  }

  /**
   * Returns how many pairs show a pattern.
   *
   * @param pattern a pattern of the lattice
   * @return a number of pairs
   */
  public long count(int pattern) {
    return counts[pattern];
  }

  /**
   * Returns how many pairs there are.
   *
   * @return N(N-1)/2 within one file of N records, the product of sizes between two
   */
  public long pairs() {
    return pairs;
  }

  /**
   * Visits the patterns that some pair shows, in order.
   *
   * @param visitor takes their numbers
   */
  public void forEachPattern(IntConsumer visitor) {
    for (int pattern = 0; pattern < counts.length; pattern++) {
      if (counts[pattern] != 0) {
        visitor.accept(pattern);
      }
    }
  }
}
