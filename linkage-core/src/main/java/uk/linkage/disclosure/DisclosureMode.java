package uk.linkage.disclosure;

/** A rule by which a table of counts is made fit to be published. One table has one mode. */
public enum DisclosureMode {
  /** As NHS Digital publishes below the national level: 1 to 7 withheld, others rounded to 5. */
  ROUND5(
      "round5",
      "Counts of 1 to 7 are shown as *; all other counts are rounded to the nearest 5, totals"
          + " after they were added up, so parts may not add up to their total.") {
    @Override
    boolean isPrimary(long count) {
      return count >= 1 && count <= 7;
    }

    @Override
    public long shown(long count) {
      requireCount(count);
      return count % 5 < 3 ? count - count % 5 : count + (5 - count % 5);
    }
  },

  /**
   * Below 5 withheld, and whatever else would let it be worked out.
   *
   * <p>0 is withheld too. If it were shown, a {@code *} would say that somebody is there: of all
   * people of an area, one knows that they aren't at the places with 0. Zeros are also what an
   * attacker needs to work out the rest, as nothing can be taken from them.
   */
  SUPPRESS5(
      "suppress5",
      "Counts below 5, 0 included, are shown as *, and so are larger counts from which they could"
          + " be worked out; all other counts are exact.") {
    @Override
    boolean isPrimary(long count) {
      return count < 5;
    }

    @Override
    public long shown(long count) {
      requireCount(count);
      return count;
    }
  };

  private final String label;
  private final String sentence;

  DisclosureMode(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  /**
   * Returns the mode's name in settings and outputs.
   *
   * @return such as {@code round5}
   */
  public String label() {
    return label;
  }

  /**
   * Returns what the mode does, for the face of a table.
   *
   * @return a sentence
   */
  public String sentence() {
    return sentence;
  }

  /**
   * Returns what is shown of a count in a cell that is shown.
   *
   * <p>It is for further measures beside the one that was protected, such as an estimate with its
   * bounds: where the cell is suppressed all of them are withheld, and where it is shown each goes
   * through this. It does not itself withhold anything.
   *
   * @param count the exact count, 0 or more
   * @return the count to the nearest 5 ({@link #ROUND5}), or as it is ({@link #SUPPRESS5})
   * @throws IllegalArgumentException if the count is negative
   */
  public abstract long shown(long count);

  /** Whether a count is withheld for its own sake. */
  abstract boolean isPrimary(long count);

  private static void requireCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("a count of people must be 0 or more");
    }
  }
}
