package uk.linkage.duckdb.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;

/** Finds the columns that are needed among those of a file, and refuses those nobody may have. */
final class ColumnFinder {

  private final Profile profile;
  private final Map<ClientField, String> declared;
  private final Set<String> dropped;
  private final boolean consentHeld;

  ColumnFinder(Profile profile, ReadOptions options) {
    this.profile = profile;
    this.declared = declared(options.columns());
    this.dropped =
        options.drop().stream().map(ColumnNames::plain).collect(Collectors.toUnmodifiableSet());
    this.consentHeld = options.consentHeld();
  }

  private static Map<ClientField, String> declared(Map<String, String> columns) {
    Map<ClientField, String> declared = new EnumMap<>(ClientField.class);
    columns.forEach((name, column) -> declared.put(fieldNamed(name), column));
    return declared;
  }

  private static ClientField fieldNamed(String name) {
    for (ClientField field : ClientField.values()) {
      if (ColumnNames.plain(field.columnName()).equals(ColumnNames.plain(name))) {
        return field;
      }
    }
    List<String> names = Arrays.stream(ClientField.values()).map(ClientField::columnName).toList();
    throw new InputRefusedException(
        "--column must map one of "
            + String.join(", ", names)
            + ", got '"
            + name
            + "'"
            + ColumnNames.didYouMean(name, names));
  }

  /** Finds the columns of one file. */
  ColumnMap find(Path path, List<String> header) {
    return new Search(path, header).run();
  }

  /** The search in one file. */
  private final class Search {
    private final Path path;
    private final List<String> header;
    private final List<String> plain;
    private final Map<ClientField, Integer> found = new EnumMap<>(ClientField.class);

    Search(Path path, List<String> header) {
      this.path = path;
      this.header = header;
      // A dropped column is as if it had no name.
      this.plain =
          header.stream().map(ColumnNames::plain).map(n -> dropped.contains(n) ? "" : n).toList();
    }

    ColumnMap run() {
      declared.forEach((field, column) -> found.put(field, declaredColumn(field, column)));
      requireMinimum();
      for (ClientField field : ClientField.values()) {
        if (!declared.containsKey(field)) {
          findByAlias(field);
        }
      }
      chooseInitials();
      require(ClientField.RECORD_ID, "record ids");
      require(ClientField.DOB, "dates of birth");
      if (!found.containsKey(ClientField.INITIALS)) {
        require(ClientField.FIRST_INITIAL, "first initials");
        require(ClientField.LAST_INITIAL, "last initials");
      }
      if (!found.containsKey(ClientField.CONSENT) && !consentHeld) {
        throw new PrivacyRefusedException(
            path
                + ": must have a column of consent"
                + gotColumns()
                + "; name it with --column consent=NAME, or state with --consent-held that every"
                + " record has consent"
                + suggestion(ClientField.CONSENT));
      }
      return new ColumnMap(found, unused());
    }

    private int declaredColumn(ClientField field, String column) {
      int[] exact = places(header, column);
      int[] places = exact.length > 0 ? exact : places(plain, ColumnNames.plain(column));
      String option = "--column " + field.columnName() + "=" + column;
      if (places.length == 0) {
        throw refused(
            option
                + " must name a column of the file"
                + gotColumns()
                + ColumnNames.didYouMean(column, shownColumns()));
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

    private void requireMinimum() {
      Integer provider =
          declared.containsKey(ClientField.PROVIDER) ? found.get(ClientField.PROVIDER) : null;
      List<String> personal = new ArrayList<>();
      for (int i = 0; i < header.size(); i++) {
        boolean isProvider = provider != null && provider == i;
        if (!plain.get(i).isEmpty() && !isProvider && PersonalColumns.isPersonal(header.get(i))) {
          personal.add(header.get(i));
        }
      }
      if (!personal.isEmpty()) {
        throw new PrivacyRefusedException(
            path
                + ": must hold the minimum of personal data, got "
                + ColumnNames.list(personal)
                + "; export the file without "
                + (personal.size() == 1 ? "it" : "them")
                + ", or leave unread what is there with "
                + personal.stream()
                    .map(name -> "--drop '" + name + "'")
                    .collect(Collectors.joining(" ")));
      }
    }

    private void findByAlias(ClientField field) {
      for (Set<String> group : profile.aliasesOf(field)) {
        int[] places =
            IntStream.range(0, plain.size())
                .filter(i -> group.contains(plain.get(i)) && !isDeclared(i))
                .toArray();
        if (places.length > 1) {
          List<String> names = Arrays.stream(places).mapToObj(header::get).toList();
          boolean alike = names.stream().distinct().count() < names.size();
          throw refused(
              "one column must hold "
                  + field.columnName()
                  + ", got "
                  + ColumnNames.list(names)
                  + (alike
                      ? "; rename or delete one in the file"
                      : "; choose with --column "
                          + field.columnName()
                          + "='"
                          + names.get(0)
                          + "'"));
        }
        if (places.length == 1) {
          found.put(field, places[0]);
          return;
        }
      }
    }

    private boolean isDeclared(int place) {
      return declared.keySet().stream().map(found::get).anyMatch(p -> p != null && p == place);
    }

    /** Two columns of one initial each say more than one of both, unless the user chose that. */
    private void chooseInitials() {
      boolean both =
          found.containsKey(ClientField.FIRST_INITIAL)
              && found.containsKey(ClientField.LAST_INITIAL);
      if (both && !declared.containsKey(ClientField.INITIALS)) {
        found.remove(ClientField.INITIALS);
      } else if (found.containsKey(ClientField.INITIALS)) {
        found.remove(ClientField.FIRST_INITIAL);
        found.remove(ClientField.LAST_INITIAL);
      }
    }

    private void require(ClientField field, String what) {
      if (found.containsKey(field)) {
        return;
      }
      boolean initial = field == ClientField.FIRST_INITIAL || field == ClientField.LAST_INITIAL;
      String suggestion = suggestion(field);
      throw refused(
          "must have a column of "
              + what
              + " ("
              + field.columnName()
              + (initial ? ", or both in 'initials'" : "")
              + ")"
              + gotColumns()
              + (suggestion.isEmpty()
                  ? "; name it with --column " + field.columnName() + "=NAME"
                  : suggestion));
    }

    private String suggestion(ClientField field) {
      String nearest = nearestColumn(field);
      return nearest == null
          ? ""
          : "; did you mean --column " + field.columnName() + "='" + nearest + "'?";
    }

    private @Nullable String nearestColumn(ClientField field) {
      String nearest = null;
      double best = ColumnNames.SIMILAR;
      for (String column : shownColumns()) {
        for (Set<String> group : profile.aliasesOf(field)) {
          for (String alias : group) {
            double similarity = ColumnNames.similarity(column, alias);
            if (similarity > best) {
              best = similarity;
              nearest = column;
            }
          }
        }
      }
      return nearest;
    }

    /**
     * The names that a message may show. The first line of a file without a header is a person: so
     * names are shown only where some of them are known to be names.
     */
    private List<String> shownColumns() {
      long known =
          IntStream.range(0, plain.size())
              .filter(
                  i ->
                      Arrays.stream(ClientField.values())
                          .flatMap(field -> profile.aliasesOf(field).stream())
                          .anyMatch(group -> group.contains(plain.get(i))))
              .count();
      return known < 2 ? List.of() : header.stream().filter(name -> !name.isEmpty()).toList();
    }

    private String gotColumns() {
      List<String> shown = shownColumns();
      return shown.isEmpty()
          ? ", got "
              + header.size()
              + (header.size() == 1 ? " column" : " columns")
              + " of which fewer than two have a known name; check that the first line is a header"
          : ", got " + ColumnNames.list(shown);
    }

    private List<String> unused() {
      return IntStream.range(0, header.size())
          .filter(i -> !found.containsValue(i) && !plain.get(i).isEmpty())
          .mapToObj(header::get)
          .toList();
    }

    private int[] places(List<String> names, String wanted) {
      return IntStream.range(0, names.size())
          .filter(i -> !wanted.isEmpty() && names.get(i).equals(wanted))
          .toArray();
    }

    private InputRefusedException refused(String what) {
      return new InputRefusedException(path + ": " + what);
    }
  }
}
