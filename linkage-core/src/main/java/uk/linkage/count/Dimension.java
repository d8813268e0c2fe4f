package uk.linkage.count;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that persons are counted by: labels in order of display, and the place of every record
 * among them.
 *
 * <p>A person's records may disagree. What becomes of it is the dimension's {@link Rule}.
 */
public final class Dimension {

  /** The place of a record that has none. */
  public static final int NONE = -1;

  /** The label of what isn't known. */
  public static final String NOT_KNOWN = "not known";

  /** What becomes of a person whose records have different places. */
  public enum Rule {
    /**
     * The person has one place: the one that most of its records have, records without a place left
     * out. If several places are had by as many, the one of the record with the latest contact,
     * where days of contact are known; if that doesn't decide, the first in order of the labels. A
     * person without any place is not known.
     *
     * <p>So the parts of a table add up to its total.
     */
    SETTLED,
    /**
     * The person is counted in each place that one of its records has, and once in the total. A
     * record without a place is in no cell, not even in the total; where that is not meant, it has
     * the place of what is not known.
     *
     * <p>Two dimensions of this rule are looked at together, record by record: a person who was at
     * one provider in May and at another in June was not at the other in May.
     */
    EVERY
  }

  private final String name;
  private final List<String> labels;
  private final Rule rule;
  private final boolean restricts;
  private final List<Spans> spans;
  private final int notKnown;
  private final int @Nullable [] days;

  private Dimension(
      String name,
      List<String> labels,
      Rule rule,
      boolean restricts,
      List<Spans> spans,
      int notKnown,
      int @Nullable [] days) {
    this.name = name;
    this.labels = List.copyOf(labels);
    this.rule = rule;
    this.restricts = restricts;
    this.spans = List.copyOf(spans);
    this.notKnown = notKnown;
    this.days = days;
  }

  /**
   * A dimension in which a person has one place.
   *
   * @param name what it is called
   * @param labels its places in order of display, without that of what is not known: it is added as
   *     the last one if a record has no place
   * @param places the place of each record, or {@link #NONE}
   * @return a dimension that nothing restricts
   */
  public static Dimension settled(String name, List<String> labels, int[] places) {
    boolean needed = false;
    for (int place : places) {
      needed |= place < 0;
    }
    return new Dimension(
        name,
        needed ? withNotKnown(labels) : labels,
        Rule.SETTLED,
        /* restricts= */ false,
        List.of(Spans.single(places)),
        needed ? labels.size() : NONE,
        /* days= */ null);
  }

  /**
   * A dimension in which a person is counted in each of its places.
   *
   * @param name what it is called
   * @param labels its places in order of display, with that of what is not known if it is needed
   * @param spans the places of each record: all that any of these spans holds
   * @return a dimension that nothing restricts
   */
  public static Dimension every(String name, List<String> labels, List<Spans> spans) {
    return new Dimension(name, labels, Rule.EVERY, false, spans, NONE, /* days= */ null);
  }

  static List<String> withNotKnown(List<String> labels) {
    List<String> all = new java.util.ArrayList<>(labels);
    all.add(NOT_KNOWN);
    return all;
  }

  /**
   * Returns this dimension as one that restricts contact: whether the persons of a cell were in
   * contact with one source or with both is asked of the records in the cell's place alone, and not
   * of all records of the person. Periods do.
   *
   * @return a new dimension, of the rule EVERY
   */
  public Dimension restricting() {
    if (rule != Rule.EVERY) {
      throw new IllegalStateException("what restricts contact must have the rule EVERY: " + name);
    }
    return new Dimension(name, labels, rule, true, spans, notKnown, days);
  }

  /**
   * Returns this dimension with a day for each record, by the latest of which a tie is settled.
   *
   * @param latest the day of each record's latest contact, later days being greater; 0 if unknown
   * @return a new dimension
   */
  public Dimension withDays(int[] latest) {
    if (latest.length != records()) {
      throw new IllegalArgumentException("there must be a day for each record: " + name);
    }
    return new Dimension(name, labels, rule, restricts, spans, notKnown, latest);
  }

  /**
   * Returns what it is called.
   *
   * @return a name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the labels of its places.
   *
   * @return an unmodifiable list in order of display; "not known" is last, where it is needed
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Returns what becomes of a person whose records have different places.
   *
   * @return the rule
   */
  public Rule rule() {
    return rule;
  }

  /**
   * Tells whether contact is looked at within each place, as it is for periods.
   *
   * @return whether it restricts contact
   */
  public boolean restricts() {
    return restricts;
  }

  /** How many records have places. */
  int records() {
    return spans.isEmpty() ? 0 : spans.get(0).records();
  }

  /** The places of records: the union of these. */
  List<Spans> spans() {
    return spans;
  }

  /** The place of a person without any, in a settled dimension; or none. */
  int notKnown() {
    return notKnown;
  }

  /** The day of a record's latest contact, or 0. */
  int day(int record) {
    return days == null ? 0 : days[record];
  }
}
