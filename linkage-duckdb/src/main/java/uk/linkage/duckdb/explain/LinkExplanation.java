package uk.linkage.duckdb.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for a link.
 *
 * @param from one record
 * @param to the other
 * @param agreements how far each comparison agrees
 * @param weighing what that is worth, or null where nothing is weighed
 * @param key the match key that made the link, or the blocking key that found it
 */
public record LinkExplanation(
    RecordName from,
    RecordName to,
    List<Agreement> agreements,
    @Nullable Weighing weighing,
    String key) {

  public LinkExplanation {
    agreements = List.copyOf(agreements);
  }

  /**
   * How far one comparison agrees.
   *
   * @param comparison the comparison, such as {@code dob}
   * @param level the level, such as {@code exact}, with how much is known if that is not all
   * @param weight what it is worth by itself, in bits; 0 where nothing is weighed
   */
  public record Agreement(String comparison, String level, double weight) {}

  /**
   * What a pair weighs, in bits. The match weight is the sum of the agreements' weights, {@code
   * together} and {@code values}, up to the rounding of the files.
   *
   * @param together what the agreements add or take away together, because among strangers they
   *     come together
   * @param values what the rarity of the values adds or takes away
   * @param matchWeight all of it
   * @param prior log2 of the odds of a match before anything is compared
   * @param logOdds log2 of the odds of a match: the prior and the match weight
   * @param probability the match probability
   */
  public record Weighing(
      double together,
      double values,
      double matchWeight,
      double prior,
      double logOdds,
      double probability) {}

  /** The same link, told from its other end. */
  LinkExplanation reversed() {
    return new LinkExplanation(to, from, agreements, weighing, key);
  }
}
