package uk.linkage.census;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.Exchange;
import uk.linkage.schema.Field;
import uk.linkage.schema.Schema;

/**
 * One step of the search: groups that have some bits of a comparison in common are split by a few
 * bits more.
 *
 * <p>The steps of a comparison are a tree. Its root adds nothing; each choice is reached by one
 * path, from the largest choice inside it; fields wider than a digit, and choices more than a field
 * apart, take several steps, of which only the last is a choice.
 */
final class Step {

  /** The widest digit, in bits: its counters fill half of a first-level cache of 32 kB. */
  static final int DIGIT = 11;

  /** The choice of a step that only leads to others. */
  static final int NO_CHOICE = -1;

  /** The step of what is not in the search. */
  static final Step NOWHERE = new Step(-1, -1, NO_CHOICE, 0, 0, 0, null, NO_CHOICE);

  /**
   * How pairs are looked at in a step.
   *
   * @param table what pairs agree on in what is open
   * @param twists the twists that may show
   * @param step the step by which they are counted
   * @param choices what is added to the choices made before
   * @param alike bits that a pair must share to be counted
   */
  @SuppressWarnings("ArrayRecordComponent") // read by index; nobody compares looks
  record Look(PairTable table, Stage.OpenTwist[] twists, int step, int choices, long alike) {}

  /** The place of this step among all steps of the search. */
  final int id;

  /** The place of the comparison in the search. */
  final int stage;

  /** The choice that the groups of this step have made, or {@link #NO_CHOICE}. */
  final int choice;

  /** The digit's place and bits; no bits if this step splits nothing. */
  final int shift;

  final int digitMask;

  /** Records that have none of these bits take no part: the field that the digit belongs to. */
  final long present;

  /** The twist that records go through in this step, or null. */
  final @Nullable Exchange exchange;

  /** The twisted choice that this step leads to, or {@link #NO_CHOICE}. */
  final int twistedChoice;

  final List<Step> next = new ArrayList<>();

  private @Nullable Look look;

  private Step(
      int id,
      int stage,
      int choice,
      int shift,
      int digitBits,
      long present,
      @Nullable Exchange exchange,
      int twistedChoice) {
    this.id = id;
    this.stage = stage;
    this.choice = choice;
    this.shift = shift;
    this.digitMask = (1 << digitBits) - 1;
    this.present = present;
    this.exchange = exchange;
    this.twistedChoice = twistedChoice;
  }

  /** How pairs are looked at here; null if they are not. */
  @Nullable Look look() {
    return look;
  }

  void setLook(Look looked) {
    look = looked;
  }

  boolean isRoot() {
    return choice == 0;
  }

  boolean isUnderTwist() {
    return twistedChoice != NO_CHOICE;
  }

  /** The choices that this step leads to, its own included. */
  boolean[] choicesReached(int size) {
    boolean[] reached = new boolean[size];
    collect(reached);
    return reached;
  }

  private void collect(boolean[] reached) {
    if (choice != NO_CHOICE) {
      reached[choice] = true;
    }
    next.forEach(step -> step.collect(reached));
  }

  /** Grows the trees of all comparisons. */
  static final class Trees {
    private final Schema schema;
    private final List<Step> steps = new ArrayList<>();

    Trees(Schema schema) {
      this.schema = schema;
    }

    List<Step> steps() {
      return steps;
    }

    /** The root of a stage's tree, and of nothing more if there is no axis. */
    Step tree(int stage, @Nullable ChoiceAxis axis) {
      Step root = add(new Step(steps.size(), stage, 0, 0, 0, 0, null, NO_CHOICE));
      if (axis == null) {
        return root;
      }
      Step[] ofChoice = new Step[axis.size()];
      ofChoice[0] = root;
      for (int choice = 1; choice < axis.size(); choice++) {
        ofChoice[choice] =
            axis.isTwisted(choice)
                ? twistedPath(root, axis, choice)
                : plainPath(ofChoice[parent(axis, choice)], axis, choice);
      }
      return root;
    }

    private static int parent(ChoiceAxis axis, int choice) {
      int parent = 0;
      for (int lesser = 0; lesser < choice; lesser++) {
        if (axis.implies(choice, lesser)) {
          parent = lesser;
        }
      }
      return parent;
    }

    private Step plainPath(Step parent, ChoiceAxis axis, int choice) {
      long added = axis.mask(choice) & ~axis.mask(parent.choice);
      Step at = parent;
      for (Field field : schema.fields()) {
        if ((field.mask() & added) != 0) {
          added &= ~field.mask();
          at =
              digits(
                  at,
                  field.shift(),
                  field.width(),
                  field.mask(),
                  added == 0 ? choice : NO_CHOICE,
                  NO_CHOICE);
        }
      }
      return at;
    }

    private Step twistedPath(Step root, ChoiceAxis axis, int choice) {
      Step at =
          link(
              root,
              new Step(
                  steps.size(), root.stage, NO_CHOICE, 0, 0, 0, axis.exchange(choice), choice));
      long left = axis.mask(choice);
      while (left != 0) {
        int shift = Long.numberOfTrailingZeros(left);
        int run = Long.numberOfTrailingZeros(~(left >>> shift));
        left &= ~((run == Long.SIZE ? -1L : (1L << run) - 1) << shift);
        at = digits(at, shift, run, axis.mask(choice), left == 0 ? choice : NO_CHOICE, choice);
      }
      return at;
    }

    private Step digits(Step from, int shift, int width, long present, int choice, int twisted) {
      int parts = (width + DIGIT - 1) / DIGIT;
      Step at = from;
      int end = shift + width;
      for (int part = parts; part > 0; part--) {
        int bits = (end - shift + part - 1) / part;
        end -= bits;
        int reached = part == 1 ? choice : NO_CHOICE;
        at =
            link(
                at, new Step(steps.size(), from.stage, reached, end, bits, present, null, twisted));
      }
      return at;
    }

    private Step link(Step from, Step to) {
      from.next.add(to);
      return add(to);
    }

    private Step add(Step step) {
      steps.add(step);
      return step;
    }
  }
}
