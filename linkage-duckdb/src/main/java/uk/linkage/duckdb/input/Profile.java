package uk.linkage.duckdb.input;

import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.linkage.attributor.Postcode;
import uk.linkage.count.CodeList;
import uk.linkage.intake.ClientField;
import uk.linkage.screen.ScreeningRules;

/**
 * What the files of one system look like.
 *
 * @param aliases for each field the names of its column, plain as in {@link ColumnNames#plain}, in
 *     groups: the first group of which a file has a name decides, and names of one group are held
 *     to say the same, so a file with two of them is refused
 * @param blankWords words that mean a blank, in lower case
 * @param postcodeKind how deep postcodes go
 * @param dateFormats date formats beside the usual shapes
 * @param screening the words of consent and of the Drug Related Death module
 * @param codes for facts of that name, plain, what their codes and words are called
 */
record Profile(
    Map<ClientField, List<Set<String>>> aliases,
    Set<String> blankWords,
    Postcode.Kind postcodeKind,
    List<String> dateFormats,
    ScreeningRules screening,
    Map<String, CodeList> codes) {

  Profile {
    aliases = Map.copyOf(aliases);
    blankWords = Set.copyOf(blankWords);
    dateFormats = List.copyOf(dateFormats);
    codes = Map.copyOf(codes);
  }

  /** The names of a field's column in groups, the preferred one first. */
  List<Set<String>> aliasesOf(ClientField field) {
    return aliases.getOrDefault(field, List.of());
  }

  /**
   * What the codes and words of a fact are called: the profile's own list, or else the known one.
   */
  CodeList codesOf(String fact) {
    CodeList own = codes.get(ColumnNames.plain(fact));
    return own == null ? KnownFacts.codes(fact) : own;
  }
}
