package uk.linkage.duckdb.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;

/** Finds the columns of the facts that are asked for, and refuses those that tell who is meant. */
final class FactFinder {

  private final List<FactColumn> asked;

  /** The column that the user named for a fact. */
  private final Map<String, String> declared = new LinkedHashMap<>();

  private final @Nullable IdentifyingColumns identifying;

  FactFinder(Profile profile, List<FactColumn> asked) {
    this.asked = asked;
    // Without facts nothing more is read than there was.
    this.identifying = asked.isEmpty() ? null : new IdentifyingColumns(profile);
    Set<String> names = new HashSet<>();
    for (FactColumn fact : asked) {
      if (!names.add(ColumnNames.plain(fact.name())) || ColumnNames.plain(fact.name()).isEmpty()) {
        throw new InputRefusedException(
            "a column to count by must be named once, got '" + fact.name() + "'");
      }
      if (isIdentifying(fact.name())) {
        throw refused("", fact, fact.name());
      }
    }
  }

  /** Takes note of the column that the user names for a fact. Returns whether it is one. */
  boolean declare(String name, String column) {
    for (FactColumn fact : asked) {
      if (ColumnNames.plain(fact.name()).equals(ColumnNames.plain(name))) {
        declared.put(fact.name(), column);
        return true;
      }
    }
    return false;
  }

  /** The names of the facts that are asked for. */
  List<String> names() {
    return asked.stream().map(FactColumn::name).toList();
  }

  /**
   * Finds the columns in one file.
   *
   * @param fields the places of all columns that were found for fields
   */
  Map<String, Integer> find(Header header, Map<ClientField, Integer> fields) {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (FactColumn fact : asked) {
      int place = place(fact, header, fields);
      if (place >= 0) {
        requireNotIdentifying(fact, place, header, fields);
        found.put(fact.name(), place);
      } else if (fact.required()) {
        throw missing(fact, header);
      }
    }
    return found;
  }

  private int place(FactColumn fact, Header header, Map<ClientField, Integer> fields) {
    String column = declared.get(fact.name());
    if (column != null) {
      return header.declared(fact.name(), column);
    }
    // What is a field too, such as the first contact, is where the field is.
    for (Map.Entry<ClientField, Integer> field : fields.entrySet()) {
      if (ColumnNames.plain(field.getKey().columnName()).equals(ColumnNames.plain(fact.name()))) {
        return field.getValue();
      }
    }
    for (String name : namesOf(fact)) {
      String plain = ColumnNames.plain(name);
      int[] places =
          IntStream.range(0, header.size()).filter(i -> header.plain(i).equals(plain)).toArray();
      if (places.length > 1) {
        throw header.several(fact.name(), places);
      }
      if (places.length == 1) {
        return places[0];
      }
    }
    return -1;
  }

  private static List<String> namesOf(FactColumn fact) {
    List<String> names = new ArrayList<>();
    names.add(fact.name());
    names.addAll(fact.aliases());
    return names;
  }

  private void requireNotIdentifying(
      FactColumn fact, int place, Header header, Map<ClientField, Integer> fields) {
    boolean isField =
        IdentifyingColumns.FIELDS.stream()
            .map(fields::get)
            .anyMatch(other -> other != null && other == place);
    if (isField || isIdentifying(header.name(place))) {
      throw refused(header.path() + ": ", fact, header.name(place));
    }
  }

  private boolean isIdentifying(String column) {
    return identifying != null && identifying.contains(column);
  }

  /** The refusal of a column that tells who a person is. */
  static PrivacyRefusedException refused(String where, FactColumn fact, String column) {
    return new PrivacyRefusedException(
        where
            + "a column to count by must not tell who a person is, because it is written into"
            + " outputs, got '"
            + column
            + "'"
            + (column.equals(fact.name()) ? "" : " for " + fact.name())
            + "; count by another column");
  }

  private static InputRefusedException missing(FactColumn fact, Header header) {
    String nearest = null;
    double best = ColumnNames.SIMILAR;
    for (String column : header.shown()) {
      for (String name : namesOf(fact)) {
        double similarity = ColumnNames.similarity(column, name);
        if (similarity > best) {
          best = similarity;
          nearest = column;
        }
      }
    }
    return header.refused(
        "must have a column of "
            + fact.name()
            + " to count by"
            + header.got()
            + (nearest == null
                ? "; name it with --column " + fact.name() + "=NAME"
                : "; did you mean --column " + fact.name() + "='" + nearest + "'?"));
  }
}
