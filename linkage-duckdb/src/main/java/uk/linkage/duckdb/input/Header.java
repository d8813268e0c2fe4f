package uk.linkage.duckdb.input;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;

/** The names of one file's columns, and what messages may say of them. */
final class Header {

  private final Path path;
  private final List<String> names;
  private final List<String> plain;
  private final Profile profile;

  /**
   * A header.
   *
   * @param dropped names, plain, of columns that are as if they had no name
   * @param profile knows which names are names
   */
  Header(Path path, List<String> names, Set<String> dropped, Profile profile) {
    this.path = path;
    this.names = names;
    this.plain =
        names.stream().map(ColumnNames::plain).map(n -> dropped.contains(n) ? "" : n).toList();
    this.profile = profile;
  }

  Path path() {
    return path;
  }

  int size() {
    return names.size();
  }

  /** A name as the file has it. */
  String name(int place) {
    return names.get(place);
  }

  /** A name plain; empty if there is none or the column was dropped. */
  String plain(int place) {
    return plain.get(place);
  }

  /** The place of a column that the user named. */
  int declared(String field, String column) {
    int[] exact = places(names, column);
    int[] places = exact.length > 0 ? exact : places(plain, ColumnNames.plain(column));
    String option = "--column " + field + "=" + column;
    if (places.length == 0) {
      throw refused(
          option
              + " must name a column of the file"
              + got()
              + ColumnNames.didYouMean(column, shown()));
    }
    if (places.length > 1) {
      throw refused(
          option
              + " must name one column, got "
              + places.length
              + " of that name; rename one in the file");
    }
    return places[0];
  }

  private static int[] places(List<String> names, String wanted) {
    return IntStream.range(0, names.size())
        .filter(i -> !wanted.isEmpty() && names.get(i).equals(wanted))
        .toArray();
  }

  /** The refusal of several columns where there may be one. */
  InputRefusedException several(String field, int[] places) {
    List<String> found = Arrays.stream(places).mapToObj(names::get).toList();
    boolean alike = found.stream().distinct().count() < found.size();
    return refused(
        "one column must hold "
            + field
            + ", got "
            + ColumnNames.list(found)
            + (alike
                ? "; rename or delete one in the file"
                : "; choose with --column " + field + "='" + found.get(0) + "'"));
  }

  /**
   * The names that a message may show. The first line of a file without a header is a person: so
   * names are shown only where some of them are known to be names.
   */
  List<String> shown() {
    long known =
        IntStream.range(0, plain.size())
            .filter(
                i ->
                    Arrays.stream(ClientField.values())
                        .flatMap(field -> profile.aliasesOf(field).stream())
                        .anyMatch(group -> group.contains(plain.get(i))))
            .count();
    return known < 2 ? List.of() : names.stream().filter(name -> !name.isEmpty()).toList();
  }

  /** The end of a message that something was not found. */
  String got() {
    List<String> shown = shown();
    return shown.isEmpty()
        ? ", got "
            + names.size()
            + (names.size() == 1 ? " column" : " columns")
            + " of which fewer than two have a known name; check that the first line is a header"
        : ", got " + ColumnNames.list(shown);
  }

  InputRefusedException refused(String what) {
    return new InputRefusedException(path + ": " + what);
  }
}
