package uk.linkage.duckdb.input;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import uk.linkage.count.CodeList;
import uk.linkage.intake.ClientField;

/** What outputs say of where clients come from: files, or a store that was loaded from some. */
public interface ReadClients {

  /**
   * Returns the files that were read.
   *
   * @return in order of reading; none if a store was
   */
  List<InputFile> files();

  /**
   * Returns the store that was read.
   *
   * @return the store, or null if files were
   */
  default @Nullable StoreUsed store() {
    return null;
  }

  /**
   * Returns what the user should know of them, in sentences.
   *
   * @return sentences without a value in them
   */
  List<String> notes();

  /**
   * Returns the same for who publishes counts of them.
   *
   * @param shown how many records are said to be of a kind; null for a number that is withheld
   * @return sentences without a value in them
   */
  default List<String> notes(LongFunction<@Nullable Long> shown) {
    return notes();
  }

  /**
   * Returns the columns that are left unread because nothing needs them.
   *
   * @return each name once
   */
  List<String> unusedColumns();

  /**
   * Tells whether a fact can be known of any record.
   *
   * @param fact its name
   * @return whether it can
   */
  boolean hasFact(String fact);

  /**
   * Returns what the codes and words of a fact are called.
   *
   * @param fact its name
   * @return a list
   */
  CodeList codes(String fact);

  /**
   * Returns the name by which a file is shown.
   *
   * @param file the number of the file, in order of reading
   * @return a name that no other file of the run has
   */
  String shownName(int file);

  /**
   * Returns the name of the column that a field was read from.
   *
   * @param file the number of the file, in order of reading
   * @param field the field
   * @return the name in the file's header, or the canonical name if it has none
   */
  String columnName(int file, ClientField field);

  /**
   * Tells where a row that was read stands.
   *
   * @param file the number of the file, in order of reading
   * @param row the row in it, from 0, the header and blank lines not counted
   * @return the line on which the row begins, from 1; of a Parquet file the row, from 1
   */
  long lineOf(int file, int row);
}
