package uk.linkage.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What else was kept of each record that takes part, such as its ethnicity: columns of text with
 * few values, which say something of a person and don't identify one. Records can be counted by
 * them.
 *
 * <p>A record has a code in each column: 0 if the cell is blank, else the place of its text among
 * all texts of the column in order. So the codes depend neither on the order of rows nor on the
 * number of threads. Nothing of a record that takes no part is here, not even a text that only it
 * has.
 */
public final class Facts {

  /** No columns. */
  public static final Facts NONE = new Facts(List.of(), new char[0][], List.of());

  private final List<String> names;
  private final char[][] codes;
  private final List<List<String>> values;

  Facts(List<String> names, char[][] codes, List<List<String>> values) {
    this.names = List.copyOf(names);
    this.codes = codes;
    this.values = values.stream().map(List::copyOf).toList();
  }

  /**
   * Facts of a few records; for tests and small inputs.
   *
   * @param names the columns
   * @param cells the texts of each column, one a record
   * @return facts
   */
  public static Facts of(List<String> names, List<List<String>> cells) {
    char[][] codes = new char[names.size()][];
    List<List<String>> values = new ArrayList<>();
    for (int column = 0; column < codes.length; column++) {
      List<String> texts = cells.get(column);
      TreeSet<String> distinct = new TreeSet<>(texts);
      distinct.add("");
      List<String> sorted = List.copyOf(distinct);
      codes[column] = new char[texts.size()];
      for (int record = 0; record < texts.size(); record++) {
        codes[column][record] = (char) sorted.indexOf(texts.get(record));
      }
      values.add(sorted);
    }
    return new Facts(names, codes, values);
  }

  /**
   * Facts whose texts are numbered already. Takes the arrays over.
   *
   * @param names the columns
   * @param codes of each column the code of each record, a place among the texts of the column
   * @param values of each column its texts: the empty one first, then the others in the order of
   *     their bytes
   * @return facts
   */
  public static Facts ofCodes(List<String> names, char[][] codes, List<List<String>> values) {
    return new Facts(names, codes, values);
  }

  /** The facts of some of these records. */
  Facts only(int[] kept) {
    char[][] some = new char[codes.length][kept.length];
    for (int column = 0; column < some.length; column++) {
      for (int i = 0; i < kept.length; i++) {
        some[column][i] = codes[column][kept[i]];
      }
    }
    return new Facts(names, some, values);
  }

  /**
   * Returns these facts under some names, in their order: a column that isn't there is blank.
   *
   * @param wanted the names of columns
   * @param records how many records there are
   * @return facts of these names
   */
  public Facts aligned(List<String> wanted, int records) {
    char[][] columns = new char[wanted.size()][];
    List<List<String>> texts = new ArrayList<>();
    for (int column = 0; column < columns.length; column++) {
      int here = column(wanted.get(column));
      columns[column] = here < 0 ? new char[records] : codes[here];
      texts.add(here < 0 ? List.of("") : values(here));
    }
    return new Facts(wanted, columns, texts);
  }

  /**
   * Puts the facts of other records behind these.
   *
   * @param other facts of the same names
   * @return the facts of both
   * @throws IllegalArgumentException if the names are others
   */
  public Facts with(Facts other) {
    if (!names.equals(other.names)) {
      throw new IllegalArgumentException("facts must have the same names to be put together");
    }
    char[][] all = new char[codes.length][];
    List<List<String>> texts = new ArrayList<>();
    for (int column = 0; column < all.length; column++) {
      TreeSet<String> distinct = new TreeSet<>(values(column));
      distinct.addAll(other.values(column));
      List<String> sorted = List.copyOf(distinct);
      if (sorted.size() > Character.MAX_VALUE) {
        throw new InputRefusedException(
            "a column to count by must have few values, and '" + names.get(column) + "' has many");
      }
      char[] of = new char[codes[column].length + other.codes[column].length];
      place(codes[column], values(column), sorted, of, 0);
      place(other.codes[column], other.values(column), sorted, of, codes[column].length);
      all[column] = of;
      texts.add(sorted);
    }
    return new Facts(names, all, texts);
  }

  private static void place(
      char[] from, List<String> texts, List<String> sorted, char[] to, int at) {
    char[] codeOf = new char[texts.size()];
    for (int code = 0; code < codeOf.length; code++) {
      codeOf[code] = (char) java.util.Collections.binarySearch(sorted, texts.get(code));
    }
    for (int record = 0; record < from.length; record++) {
      to[at + record] = codeOf[from[record]];
    }
  }

  /**
   * Returns the names of the columns.
   *
   * @return an unmodifiable list, in the order in which they were asked for
   */
  public List<String> names() {
    return names;
  }

  /**
   * Finds a column.
   *
   * @param name its name
   * @return its place in {@link #names()}, or -1 if it was not asked for
   */
  public int column(String name) {
    return names.indexOf(name);
  }

  /**
   * Returns what a record has in a column.
   *
   * @param column a place in {@link #names()}
   * @param record a record of {@link Clients}
   * @return a place in {@link #values}, 0 for a blank
   */
  public int code(int column, int record) {
    return codes[column][record];
  }

  /**
   * Returns the texts of a column, trimmed, as the input has them.
   *
   * @param column a place in {@link #names()}
   * @return the text of each code: the empty one of a blank first, then the others in the order of
   *     their bytes
   */
  public List<String> values(int column) {
    return values.get(column);
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    long bytes = 0;
    for (int column = 0; column < codes.length; column++) {
      bytes += (long) Character.BYTES * codes[column].length;
      for (String value : values.get(column)) {
        bytes += 56L + value.length();
      }
    }
    return bytes;
  }
}
