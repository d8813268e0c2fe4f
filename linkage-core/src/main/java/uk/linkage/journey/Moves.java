package uk.linkage.journey;

import java.util.List;
import uk.linkage.disclosure.CountTable;

/**
 * How many persons went from each provider to each other, and how many came back to the same one.
 *
 * <p>A person goes from A to B if an episode at B follows one at A. The diagonal, from A to A, are
 * those who came back to A after more than the gap without having been elsewhere in between. A move
 * is of the day on which the later episode begins: moves that are history are not counted.
 */
public final class Moves {

  /** As many providers as a matrix may have. */
  public static final int MOST_PROVIDERS = 2048;

  private final int width;
  private final long[] persons;
  private final long[] moves;

  private Moves(int providers) {
    this.width = providers + 1;
    this.persons = new long[width * width];
    this.moves = new long[width * width];
  }

  /**
   * Counts moves.
   *
   * @param journeys the journeys
   * @param providers how many providers there are, at most {@link #MOST_PROVIDERS}
   * @return the counts, small ones among them
   */
  public static Moves of(Journeys journeys, int providers) {
    if (providers > MOST_PROVIDERS) {
      throw new IllegalArgumentException(
          "moves are counted between " + MOST_PROVIDERS + " providers at most, got " + providers);
    }
    Moves moves = new Moves(providers);
    int[] counted = new int[moves.persons.length];
    for (int person = 1; person <= journeys.persons(); person++) {
      for (int i = journeys.from(person); i < journeys.to(person); i++) {
        int from = journeys.cameFrom(i);
        if (from == Journeys.NONE || !journeys.isBegun(i)) {
          continue;
        }
        int to = journeys.provider(i);
        moves.count(from, to, person, counted);
        moves.count(from, providers, person, counted);
        moves.count(providers, to, person, counted);
        moves.count(providers, providers, person, counted);
      }
    }
    return moves;
  }

  private void count(int from, int to, int person, int[] counted) {
    int cell = from * width + to;
    moves[cell]++;
    if (counted[cell] != person) {
      counted[cell] = person;
      persons[cell]++;
    }
  }

  /**
   * Returns how many providers there are.
   *
   * @return the place of the total
   */
  public int providers() {
    return width - 1;
  }

  /**
   * Returns how many persons went from one provider to another at least once.
   *
   * @param from a provider, or {@link #providers()} for any
   * @param to the same one, another one, or {@link #providers()} for any
   * @return persons, each counted once; so a total may be less than the sum of its parts
   */
  public long persons(int from, int to) {
    return persons[from * width + to];
  }

  /**
   * Returns how often somebody went from one provider to another.
   *
   * @param from a provider, or {@link #providers()} for any
   * @param to the same one, another one, or {@link #providers()} for any
   * @return moves
   */
  public long moves(int from, int to) {
    return moves[from * width + to];
  }

  /**
   * Returns how often somebody went to another provider.
   *
   * @return moves, those who came back to the same one left out
   */
  public long movesToOthers() {
    long sum = moves(providers(), providers());
    for (int provider = 0; provider < providers(); provider++) {
      sum -= moves(provider, provider);
    }
    return sum;
  }

  /**
   * Returns the persons as a table that can be protected.
   *
   * @return from by to, with totals; a person may go from one provider to two others, so neither
   *     adds up
   */
  public CountTable table() {
    return new CountTable(
        List.of(
            new CountTable.Dimension("from", providers(), false),
            new CountTable.Dimension("to", providers(), false)),
        persons);
  }
}
