package uk.linkage.intake;

import java.util.List;

/** Record ids that are not unique within their provider, named by where they stand. */
public final class DuplicateRecordIdsException extends InputRefusedException {
  private static final long serialVersionUID = 1L;

  private final long count;
  private final transient List<Twice> examples;

  /**
   * Two rows with one id.
   *
   * @param firstFile the number of the file of the one, in order of reading
   * @param firstRow its row, from 0
   * @param secondFile the number of the file of the other
   * @param secondRow its row, from 0
   */
  public record Twice(int firstFile, int firstRow, int secondFile, int secondRow) {}

  DuplicateRecordIdsException(long count, List<Twice> examples) {
    super("record ids must be unique within a provider; " + count + " are not");
    this.count = count;
    this.examples = List.copyOf(examples);
  }

  /**
   * Returns how many rows repeat an id.
   *
   * @return at least 1
   */
  public long count() {
    return count;
  }

  /**
   * Returns the first few repetitions, in order of file and row.
   *
   * @return at least one example
   */
  public List<Twice> examples() {
    return examples;
  }
}
