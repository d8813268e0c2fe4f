package uk.linkage.count;

/** For every record some consecutive places of a dimension, or none. */
public final class Spans {

  private final int[] from;
  private final int[] to;

  /**
   * Spans from one place to another.
   *
   * @param from the first place of each record, or {@link Dimension#NONE}
   * @param to the last place of each record, not before the first; not looked at where there is
   *     none
   */
  public Spans(int[] from, int[] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException("spans must begin and end in as many records");
    }
    this.from = from;
    this.to = to;
  }

  /**
   * One place, or none, for every record.
   *
   * @param places the place of each record, or {@link Dimension#NONE}
   * @return spans of one place
   */
  public static Spans single(int[] places) {
    return new Spans(places, places);
  }

  int records() {
    return from.length;
  }

  /** The first place of a record, or {@link Dimension#NONE}. */
  int from(int record) {
    return from[record];
  }

  /** The last place of a record that has a first. */
  int to(int record) {
    return to[record];
  }
}
