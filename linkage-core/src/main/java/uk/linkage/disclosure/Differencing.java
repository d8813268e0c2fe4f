package uk.linkage.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two publications of the same counts tell together that neither tells alone.
 *
 * <p>A cell of 6 that was 5 says that one person came. This compares what was shown, and only that:
 * it needs no record and no exact count, and its warnings may be read by anybody who may read both
 * publications. It looks at cells of the same label, and at totals whose parts are named. It
 * doesn't solve the two publications as one system, so no warning is no proof; and a warning is no
 * refusal: whether a change of 1 says anything about anybody is for people to judge.
 */
public final class Differencing {

  /** Below this a count that is shown once and withheld once is worth a warning. */
  private static final long NEAR_THRESHOLD = 10;

  /** What the two publications tell. */
  public enum Kind {
    /** Both show a count, and they are 1 to 4 apart. */
    SMALL_CHANGE("the two counts are 1 to 4 apart"),
    /** Withheld in the earlier, and below 10 in the present. */
    SHOWN_NOW("suppressed in the earlier publication, and less than 10 in this one"),
    /** Below 10 in the earlier, and withheld in the present. */
    SHOWN_BEFORE("suppressed in this publication, and less than 10 in the earlier one"),
    /** Published under two modes: each narrows what the other leaves open. */
    OTHER_MODE("published under two modes, which together tell more than either"),
    /** A total changed by 1 to 4 more, or fewer, than those of its parts that both show. */
    SMALL_GROUP(
        "the total changed by 1 to 4 people who are in none of the parts shown in both"
            + " publications");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }

    /**
     * Returns what was found, without a count.
     *
     * @return the end of a sentence about a cell
     */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * One finding.
   *
   * @param cell the label of the cell
   * @param kind what the two publications tell of it
   */
  public record Warning(String cell, Kind kind) {

    /**
     * Returns the finding in words.
     *
     * @return a sentence with the cell's label
     */
    public String message() {
      return cell + ": " + kind.sentence();
    }
  }

  /**
   * What was shown.
   *
   * @param mode the rule it was shown by
   * @param cells what each cell shows, by its label: a count or {@code *}
   * @param parts for totals of additive dimensions, by label, the labels of what they add up; may
   *     be empty, and may name cells that aren't in the publication
   */
  public record Publication(
      DisclosureMode mode, Map<String, String> cells, Map<String, Set<String>> parts) {

    /** Takes copies, and refuses what is neither a count nor {@code *}. */
    public Publication {
      cells = Map.copyOf(cells);
      parts = Map.copyOf(parts);
      cells.forEach(Differencing::requireText);
    }

    private boolean shows(String cell) {
      return cells.containsKey(cell) && !isSuppressed(cell);
    }

    private boolean isSuppressed(String cell) {
      return ProtectedTable.SUPPRESSED.equals(cells.get(cell));
    }

    /** The count of a cell, 0 if none is shown. */
    private long count(String cell) {
      return shows(cell) ? Long.parseLong(cells.getOrDefault(cell, "0")) : 0;
    }
  }

  private Differencing() {}

  /**
   * Compares two publications.
   *
   * <p>Under two modes, every cell of both gets {@link Kind#OTHER_MODE} and nothing else is looked
   * at. Under {@link DisclosureMode#ROUND5} there is nothing further to find: rounded counts differ
   * by 5 at least. Under {@link DisclosureMode#SUPPRESS5} cells are compared, and then totals: what
   * a total changed by, less what those of its parts changed by that both publications show, is how
   * many came or went in all other parts, be they suppressed or named in one publication only.
   *
   * @param earlier what was published before
   * @param present what is to be published
   * @return what they tell together, in order of labels and then of kinds
   */
  public static List<Warning> compare(Publication earlier, Publication present) {
    List<Warning> warnings = new ArrayList<>();
    Set<String> labels = new TreeSet<>(earlier.cells().keySet());
    labels.retainAll(present.cells().keySet());
    Map<String, Set<String>> parts = allParts(earlier, present);
    for (String label : labels) {
      if (earlier.mode() != present.mode()) {
        warnings.add(new Warning(label, Kind.OTHER_MODE));
      } else if (present.mode() == DisclosureMode.SUPPRESS5) {
        compareCell(label, earlier, present, warnings);
        Set<String> partsOfLabel = parts.get(label);
        if (partsOfLabel != null) {
          compareTotal(label, partsOfLabel, earlier, present, warnings);
        }
      }
    }
    return List.copyOf(warnings);
  }

  /**
   * Tells whether two exact counts are so near that their difference is a small count itself.
   *
   * @param one a count
   * @param other another
   * @return whether they are 1 to 4 apart
   */
  public static boolean isSmallDifference(long one, long other) {
    long apart = Math.abs(Math.subtractExact(one, other));
    return apart >= 1 && apart <= 4;
  }

  private static void compareCell(
      String label, Publication earlier, Publication present, List<Warning> warnings) {
    long before = earlier.count(label);
    long now = present.count(label);
    if (earlier.shows(label) && present.shows(label)) {
      if (isSmallDifference(before, now)) {
        warnings.add(new Warning(label, Kind.SMALL_CHANGE));
      }
    } else if (present.shows(label) && now < NEAR_THRESHOLD) {
      warnings.add(new Warning(label, Kind.SHOWN_NOW));
    } else if (earlier.shows(label) && before < NEAR_THRESHOLD) {
      warnings.add(new Warning(label, Kind.SHOWN_BEFORE));
    }
  }

  private static void compareTotal(
      String label,
      Set<String> parts,
      Publication earlier,
      Publication present,
      List<Warning> warnings) {
    if (!earlier.shows(label) || !present.shows(label)) {
      return;
    }
    // A part that one publication doesn't name was left out of its table, or had nobody: both are
    // tried, as a reader would.
    long leftOut = Math.subtractExact(present.count(label), earlier.count(label));
    long nobody = leftOut;
    for (String part : parts) {
      if (!earlier.isSuppressed(part) && !present.isSuppressed(part)) {
        long change = present.count(part) - earlier.count(part);
        nobody = Math.subtractExact(nobody, change);
        if (earlier.shows(part) && present.shows(part)) {
          leftOut = Math.subtractExact(leftOut, change);
        }
      }
    }
    if (isSmallDifference(leftOut, 0) || isSmallDifference(nobody, 0)) {
      warnings.add(new Warning(label, Kind.SMALL_GROUP));
    }
  }

  /** The parts that either publication names, by their total. */
  private static Map<String, Set<String>> allParts(Publication earlier, Publication present) {
    Map<String, Set<String>> all = new HashMap<>();
    for (Publication publication : List.of(earlier, present)) {
      publication
          .parts()
          .forEach(
              (total, parts) -> all.computeIfAbsent(total, t -> new TreeSet<>()).addAll(parts));
    }
    return all;
  }

  private static void requireText(String label, String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!text.equals(ProtectedTable.SUPPRESSED) && !(digits && text.length() <= 18)) {
      throw new IllegalArgumentException(
          "cell " + label + " must show a whole count of 0 or more, or *");
    }
  }
}
