package uk.linkage.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The facts of rows on their way in: two bytes a fact and row, and a dictionary for each fact.
 *
 * <p>Done column by column after a batch is packed, so that an intake without facts does nothing
 * for any row.
 */
final class CodedFacts {

  private final List<String> names;
  private final FactDictionary[] dictionaries;
  private final char[][] codes;
  private int size;

  /** Facts of no rows. */
  CodedFacts(List<String> names) {
    this.names = names;
    this.dictionaries = names.stream().map(FactDictionary::new).toArray(FactDictionary[]::new);
    this.codes = new char[names.size()][0];
  }

  /** Makes room. */
  void reserve(int rows) {
    for (int i = 0; i < codes.length; i++) {
      if (codes[i].length < rows) {
        codes[i] = Arrays.copyOf(codes[i], rows);
      }
    }
  }

  /**
   * Codes the facts of a batch. Of rows that take no part nothing is looked at.
   *
   * @param records the packed records of all rows up to and with those of the batch
   * @param rows how many these are
   */
  void add(ClientBatch batch, RowReader reader, long[] records, int rows) {
    if (codes.length > 0) {
      reserve(rows);
    }
    for (int i = 0; i < codes.length; i++) {
      TextColumn column = batch.fact(names.get(i));
      if (column != null) {
        FactDictionary dictionary = dictionaries[i];
        char[] to = codes[i];
        int before = rows - batch.rows();
        for (int row = before; row < rows; row++) {
          if (IntakePart.takesPart(records[row])) {
            reader.select(column, row - before);
            to[row] = dictionary.code(column.bytes(), column.from(), column.to());
          }
        }
      }
    }
    size = rows;
  }

  /** How many different texts a fact has. */
  int distinct(int fact) {
    return dictionaries[fact].size();
  }

  /** Adds the facts of the rows that follow. */
  void addAll(CodedFacts other) {
    int after = size + other.size;
    for (int i = 0; i < codes.length; i++) {
      char[] here = dictionaries[i].codesOf(other.dictionaries[i]);
      if (codes[i].length < after) {
        codes[i] = Arrays.copyOf(codes[i], (int) Math.max(after, size * 3L / 2));
      }
      for (int row = 0; row < other.size; row++) {
        codes[i][size + row] = here[other.codes[i][row]];
      }
    }
    size = after;
  }

  /**
   * The facts of some rows in another order, coded in the order of their texts. What no row of them
   * has is forgotten.
   */
  Facts inOrder(int[] rows) {
    char[][] ordered = new char[codes.length][];
    List<List<String>> values = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      FactDictionary dictionary = dictionaries[i];
      boolean[] used = new boolean[dictionary.size() + 1];
      for (int row : rows) {
        used[codes[i][row]] = true;
      }
      List<Integer> sorted =
          IntStream.rangeClosed(1, dictionary.size())
              .filter(code -> used[code])
              .boxed()
              .sorted(dictionary::compare)
              .toList();
      char[] ranks = new char[used.length];
      List<String> texts = new ArrayList<>();
      texts.add("");
      for (int code : sorted) {
        ranks[code] = (char) texts.size();
        texts.add(dictionary.text(code));
      }
      ordered[i] = new char[rows.length];
      for (int row = 0; row < rows.length; row++) {
        ordered[i][row] = ranks[codes[i][rows[row]]];
      }
      codes[i] = new char[0];
      values.add(texts);
    }
    return new Facts(names, ordered, values);
  }
}
