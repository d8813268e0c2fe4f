package uk.linkage.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few large numbers, the first of them the one to take away.
 *
 * @param tiles the numbers
 */
public record Headline(List<Tile> tiles) implements Block {

  public Headline {
    tiles = List.copyOf(tiles);
  }

  /**
   * A large number.
   *
   * @param label what is counted
   * @param value the number as it is shown
   * @param interval its interval as it is shown, such as "95 % interval 120 to 140"; null if it has
   *     none
   * @param says what it means, in a sentence
   * @param formula the name of the formula it comes from; null if it was counted
   */
  public record Tile(
      String label,
      String value,
      @Nullable String interval,
      String says,
      @Nullable String formula) {}
}
