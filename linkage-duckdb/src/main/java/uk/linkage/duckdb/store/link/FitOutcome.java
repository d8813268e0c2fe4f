package uk.linkage.duckdb.store.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.PinnedModel;
import uk.linkage.model.LinkageModel;

/**
 * What a new model changes.
 *
 * @param applied whether the store has it now; if not, the store is as it was
 * @param same whether it is the model that was pinned before, which keeps its number
 * @param linked what linking by it gives: of all records, or of those that wait if it is the same
 * @param waiting how many records had changed since the last link: what they change is in the
 *     difference as well
 * @param priorBefore the share of pairs that are matches, by the model before; null if there was
 *     none
 * @param prior the same by the new one
 * @param threshold the least match probability of a link
 * @param moves the levels whose weights move most, the greatest move first; none that doesn't move
 *     in hundredths of a bit, as weights are shown
 */
public record FitOutcome(
    boolean applied,
    boolean same,
    LinkOutcome linked,
    long waiting,
    @Nullable Double priorBefore,
    double prior,
    double threshold,
    List<Move> moves) {

  private static final int SHOWN = 5;
  private static final double SHOWN_PARTS = 100;

  public FitOutcome {
    moves = List.copyOf(moves);
  }

  /**
   * What a level weighs.
   *
   * @param comparison the comparison
   * @param level the level of agreement
   * @param before bits by the model before
   * @param after bits by the new one
   */
  public record Move(String comparison, String level, double before, double after) {

    private boolean isShown() {
      return Math.round(before * SHOWN_PARTS) != Math.round(after * SHOWN_PARTS);
    }
  }

  /**
   * Tells whether it changes nothing: then the store stays as it is whether or not it is applied.
   *
   * @return whether the model is the same and no record waits to be linked
   */
  public boolean changesNothing() {
    return same && linked.isIdle();
  }

  static FitOutcome of(
      @Nullable PinnedModel before,
      PinnedModel fitted,
      boolean same,
      LinkOutcome linked,
      long waiting,
      boolean apply) {
    return new FitOutcome(
        apply && !(same && linked.isIdle()),
        same,
        linked,
        waiting,
        before == null ? null : before.model().prior().overall(),
        fitted.model().prior().overall(),
        fitted.threshold(),
        before == null ? List.of() : moves(before.model(), fitted.model()));
  }

  private static List<Move> moves(LinkageModel before, LinkageModel after) {
    List<Move> moves = new ArrayList<>();
    for (int k = 0; k < after.lattice().comparisonCount(); k++) {
      var comparison = after.lattice().schema().comparisons().get(k);
      int levels = Math.min(before.levelCount(k), after.levelCount(k));
      for (int level = 0; level < levels; level++) {
        moves.add(
            new Move(
                comparison.name(),
                comparison.answerName(level),
                before.levelWeight(k, level),
                after.levelWeight(k, level)));
      }
    }
    moves.sort(
        Comparator.comparingDouble((Move move) -> -Math.abs(move.after() - move.before()))
            .thenComparing(Move::comparison)
            .thenComparing(Move::level));
    return moves.stream().filter(Move::isShown).limit(SHOWN).toList();
  }
}
