package uk.linkage.geography;

import java.util.List;

/** Postcodes of a lookup that are in two authorities, named by where they stand in it. */
public final class ContradictionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int count;
  private final transient List<Contradiction> examples;

  /**
   * Two entries of one postcode with different authorities.
   *
   * @param first the number of the one, from 0, in the order in which they were added
   * @param second the number of the other
   */
  public record Contradiction(int first, int second) {}

  ContradictionException(int count, List<Contradiction> examples) {
    super("a postcode must be in one authority; " + count + " entries contradict an earlier one");
    this.count = count;
    this.examples = List.copyOf(examples);
  }

  /**
   * Returns how many entries contradict the first one of their postcode.
   *
   * @return at least 1
   */
  public int count() {
    return count;
  }

  /**
   * Returns some of them, in order of postcode.
   *
   * @return at least one example
   */
  public List<Contradiction> examples() {
    return examples;
  }
}
