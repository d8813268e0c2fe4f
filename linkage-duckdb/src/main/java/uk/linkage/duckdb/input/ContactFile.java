package uk.linkage.duckdb.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;

/**
 * A file with a row for each contact of a client: the record that it belongs to, and its day.
 *
 * @param table the file
 * @param provider where the provider stands; {@link #ABSENT} if the file's name is the provider
 * @param recordId where the record id stands
 * @param day where the day of the contact stands
 * @param intervention where the kind of contact stands, or {@link #ABSENT}
 */
public record ContactFile(TableFile table, int provider, int recordId, int day, int intervention) {

  /** The place of a column that isn't there. */
  public static final int ABSENT = -1;

  /** The option that names a column. */
  public static final String OPTION = "--activity-column";

  private static final List<String> NAMES =
      List.of("provider", "record_id", "date", "intervention");

  private static final List<String> DAY_NAMES =
      List.of(
          "contact date",
          "date of contact",
          "activity date",
          "date of activity",
          "intervention date",
          "date of intervention",
          "attendance date",
          "visit date",
          "event date",
          "transaction date",
          "date");

  /**
   * Looks at files of contacts and finds their columns.
   *
   * @param db what reads Parquet; must stay open as long as the files are read
   * @param inputs paths or patterns; CSV is taken to be UTF-8
   * @param profile whose names of providers and record ids are known: {@code ims}, {@code ndtms},
   *     or the path of a TOML file
   * @param columns names of columns that the user gave, by {@code provider}, {@code record_id},
   *     {@code date} and {@code intervention}
   * @return the files, ready to be read
   * @throws InputRefusedException if a file can't be worked on; the message says what to do
   * @throws PrivacyRefusedException if a file has columns that are more than the minimum
   */
  public static List<ContactFile> open(
      DuckDb db, List<String> inputs, String profile, Map<String, String> columns) {
    Map<String, String> declared = new LinkedHashMap<>();
    columns.forEach((name, column) -> declared.put(known(name), column));
    Profile known = ProfileFile.read(profile);
    List<ContactFile> files = new ArrayList<>();
    for (Path path : InputPaths.expand(inputs)) {
      TableFile table = TableFile.open(db, path);
      Header header = new Header(path, table.header(), Set.of(), known);
      requireMinimum(header);
      try {
        files.add(
            new ContactFile(
                table,
                place("provider", header, declared, aliases(known, ClientField.PROVIDER), false),
                place("record_id", header, declared, aliases(known, ClientField.RECORD_ID), true),
                place("date", header, declared, each(DAY_NAMES), true),
                place(
                    "intervention",
                    header,
                    declared,
                    each(KnownFacts.column("intervention", false).aliases()),
                    false)));
      } catch (InputRefusedException e) {
        String message = String.valueOf(e.getMessage());
        throw new InputRefusedException(message.replace("--column ", OPTION + " "), e);
      }
    }
    return files;
  }

  private static String known(String name) {
    return NAMES.stream()
        .filter(known -> ColumnNames.plain(known).equals(ColumnNames.plain(name)))
        .findFirst()
        .orElseThrow(
            () ->
                new InputRefusedException(
                    OPTION
                        + " must name one of "
                        + String.join(", ", NAMES)
                        + ", got '"
                        + name
                        + "'"
                        + ColumnNames.didYouMean(name, NAMES)));
  }

  private static List<Set<String>> aliases(Profile profile, ClientField field) {
    return profile.aliasesOf(field);
  }

  /** Names in order of preference, plain. */
  private static List<Set<String>> each(List<String> names) {
    return names.stream().map(name -> Set.of(ColumnNames.plain(name))).toList();
  }

  private static int place(
      String name,
      Header header,
      Map<String, String> declared,
      List<Set<String>> groups,
      boolean required) {
    String column = declared.get(name);
    if (column != null) {
      return header.declared(name, column);
    }
    for (Set<String> group : groups) {
      int[] places =
          IntStream.range(0, header.size()).filter(i -> group.contains(header.plain(i))).toArray();
      if (places.length > 1) {
        throw header.several(name, places);
      }
      if (places.length == 1) {
        return places[0];
      }
    }
    if (required) {
      throw header.refused(
          "must have a column of "
              + name
              + header.got()
              + "; name it with "
              + OPTION
              + " "
              + name
              + "=NAME");
    }
    return ABSENT;
  }

  private static void requireMinimum(Header header) {
    List<String> personal =
        IntStream.range(0, header.size())
            .mapToObj(header::name)
            .filter(PersonalColumns::isPersonal)
            .toList();
    if (!personal.isEmpty()) {
      throw new PrivacyRefusedException(
          header.path()
              + ": must hold the minimum of personal data, got "
              + ColumnNames.list(personal)
              + "; export the file without "
              + (personal.size() == 1 ? "it" : "them"));
    }
  }

  /**
   * Returns the columns to read, in the order provider, record id, day, intervention; those that
   * are absent are left out.
   *
   * @return their places in the file
   */
  public List<Integer> places() {
    return IntStream.of(provider, recordId, day, intervention)
        .filter(place -> place != ABSENT)
        .boxed()
        .toList();
  }

  /**
   * Returns the provider of rows that name none.
   *
   * @return the name of the file without its ending
   */
  public String usualProvider() {
    return table.file().nameWithoutEnding();
  }

  /**
   * Returns the name of the column of days.
   *
   * @return the name as the file has it
   */
  public String dayColumn() {
    return table.header().get(day);
  }

  /**
   * Returns the columns that are left unread because nothing needs them.
   *
   * @return their names in order
   */
  public List<String> unusedColumns() {
    List<Integer> used = places();
    return IntStream.range(0, table.header().size())
        .filter(place -> !used.contains(place))
        .mapToObj(table.header()::get)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
