package uk.linkage.duckdb.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
  private final Map<ClientField, String> declared = new EnumMap<>(ClientField.class);
  private final FactFinder facts;
  private final Set<String> dropped;
  private final boolean consentHeld;

  ColumnFinder(Profile profile, ReadOptions options) {
    this.profile = profile;
    this.facts = new FactFinder(profile, options.facts());
    this.dropped =
        options.drop().stream().map(ColumnNames::plain).collect(Collectors.toUnmodifiableSet());
    this.consentHeld = options.consentHeld();
    options.columns().forEach(this::declare);
  }

  private void declare(String name, String column) {
    for (ClientField field : ClientField.values()) {
      if (ColumnNames.plain(field.columnName()).equals(ColumnNames.plain(name))) {
        declared.put(field, column);
        return;
      }
    }
    if (!facts.declare(name, column)) {
      List<String> names = new ArrayList<>();
      Arrays.stream(ClientField.values()).map(ClientField::columnName).forEach(names::add);
      names.addAll(facts.names());
      throw new InputRefusedException(
          "--column must map one of "
              + String.join(", ", names)
              + ", got '"
              + name
              + "'"
              + ColumnNames.didYouMean(name, names));
    }
  }

  /** Finds the columns of one file. */
  ColumnMap find(Path path, List<String> header) {
    return new Search(new Header(path, header, dropped, profile)).run();
  }

  /** The search in one file. */
  private final class Search {
    private final Header header;
    private final Map<ClientField, Integer> found = new EnumMap<>(ClientField.class);

    Search(Header header) {
      this.header = header;
    }

    ColumnMap run() {
      declared.forEach(
          (field, column) -> found.put(field, header.declared(field.columnName(), column)));
      requireMinimum();
      for (ClientField field : ClientField.values()) {
        if (!declared.containsKey(field)) {
          findByAlias(field);
        }
      }
      Map<ClientField, Integer> all = new EnumMap<>(found);
      chooseInitials();
      require(ClientField.RECORD_ID, "record ids");
      require(ClientField.DOB, "dates of birth");
      if (!found.containsKey(ClientField.INITIALS)) {
        require(ClientField.FIRST_INITIAL, "first initials");
        require(ClientField.LAST_INITIAL, "last initials");
      }
      if (!found.containsKey(ClientField.CONSENT) && !consentHeld) {
        throw new PrivacyRefusedException(
            header.path()
                + ": must have a column of consent"
                + header.got()
                + "; name it with --column consent=NAME, or state with --consent-held that every"
                + " record has consent"
                + suggestion(ClientField.CONSENT));
      }
      Map<String, Integer> factColumns = facts.find(header, all);
      return new ColumnMap(found, factColumns, unused(factColumns.values()));
    }

    private void requireMinimum() {
      Integer provider =
          declared.containsKey(ClientField.PROVIDER) ? found.get(ClientField.PROVIDER) : null;
      List<String> personal = new ArrayList<>();
      for (int i = 0; i < header.size(); i++) {
        boolean isProvider = provider != null && provider == i;
        if (!header.plain(i).isEmpty()
            && !isProvider
            && PersonalColumns.isPersonal(header.name(i))) {
          personal.add(header.name(i));
        }
      }
      if (!personal.isEmpty()) {
        throw new PrivacyRefusedException(
            header.path()
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
            IntStream.range(0, header.size())
                .filter(i -> group.contains(header.plain(i)) && !isDeclared(i))
                .toArray();
        if (places.length > 1) {
          throw header.several(field.columnName(), places);
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
      throw header.refused(
          "must have a column of "
              + what
              + " ("
              + field.columnName()
              + (initial ? ", or both in 'initials'" : "")
              + ")"
              + header.got()
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
      for (String column : header.shown()) {
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

    private List<String> unused(Collection<Integer> factColumns) {
      return IntStream.range(0, header.size())
          .filter(i -> !found.containsValue(i) && !factColumns.contains(i))
          .filter(i -> !header.plain(i).isEmpty())
          .mapToObj(header::name)
          .toList();
    }
  }
}
