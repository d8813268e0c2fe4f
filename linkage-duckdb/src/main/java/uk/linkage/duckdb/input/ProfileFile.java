package uk.linkage.duckdb.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Postcode;
import uk.linkage.count.CodeList;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.screen.ScreeningRules;

/**
 * Reads a profile from TOML.
 *
 * <pre>
 * extends = "ims"                         # what is not said here is as there
 * postcode = "sector"                     # full, sector or district
 * date_formats = ["dd/MM/yy"]
 * blank_words = ["na", "n/a"]
 * [columns]
 * record_id = ["case no", "case ref"]     # two of them in one file: refused
 * sex = [["sex"], ["gender"]]             # in order of preference
 * [consent]
 * yes = ["y", "yes"]
 * no = ["n", "no"]
 * unknown = ["not asked"]
 * [module]
 * drug_related_death = ["drd"]
 * [codes.ethnicity]                       # labels of codes and words, in order of display
 * 1 = "White British"
 * 9 = ""                                  # not known
 * </pre>
 *
 * <p>Names of columns come before those of the extended profile; everything else replaces it.
 */
final class ProfileFile {

  private static final List<String> BUILT_IN = List.of("ims", "ndtms");
  private static final List<String> KEYS =
      List.of(
          "extends",
          "postcode",
          "date_formats",
          "blank_words",
          "columns",
          "consent",
          "module",
          "codes");

  /** What a profile is that extends none. */
  private static final Profile BARE =
      new Profile(
          Map.of(), Set.of(), Postcode.Kind.FULL, List.of(), ScreeningRules.STANDARD, Map.of());

  private ProfileFile() {}

  /** Reads a built-in profile, or else the file of that path. */
  static Profile read(String profile) {
    return BUILT_IN.contains(profile) ? builtIn(profile) : ofFile(profile);
  }

  private static Profile builtIn(String profile) {
    String resource = profile + ".toml";
    try (InputStream in = ProfileFile.class.getResourceAsStream(resource)) {
      return profile(TomlTable.read(resource, Objects.requireNonNull(in, resource)));
    } catch (IOException e) {
      throw new IllegalStateException("a profile of ours can't be read: " + resource, e);
    }
  }

  private static Profile ofFile(String profile) {
    Path path = path(profile);
    if (path == null || !Files.isRegularFile(path)) {
      throw new InputRefusedException(
          "--profile must be ims, ndtms or a TOML file, got '"
              + profile
              + "'"
              + ColumnNames.didYouMean(profile, BUILT_IN));
    }
    try (InputStream in = Files.newInputStream(path)) {
      return profile(TomlTable.read(Objects.toString(path.getFileName()), in));
    } catch (JacksonException e) {
      JsonLocation location = e.getLocation();
      String line = location == null ? "" : ", line " + location.getLineNr();
      throw new InputRefusedException(profile + line + ": must be TOML; texts are quoted", e);
    } catch (IOException e) {
      throw UnreadableFile.refusal(path, e);
    }
  }

  private static @Nullable Path path(String profile) {
    try {
      return Path.of(profile);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Profile profile(TomlTable toml) {
    toml.requireKnown(KEYS);
    Profile base = base(toml);
    ScreeningRules rules = base.screening();
    TomlTable consent = toml.table("consent").requireKnown(List.of("yes", "no", "unknown"));
    TomlTable module = toml.table("module").requireKnown(List.of("drug_related_death"));
    return new Profile(
        aliases(toml.table("columns"), base),
        words(toml, "blank_words", base.blankWords()),
        kind(toml, base.postcodeKind()),
        toml.has("date_formats") ? toml.texts("date_formats") : base.dateFormats(),
        new ScreeningRules(
            false,
            words(consent, "yes", rules.yes()),
            words(consent, "no", rules.no()),
            words(consent, "unknown", rules.unknown()),
            words(module, "drug_related_death", rules.drugRelatedDeath())),
        codes(toml.table("codes"), base));
  }

  private static Map<String, CodeList> codes(TomlTable codes, Profile base) {
    Map<String, CodeList> all = new HashMap<>(base.codes());
    for (String fact : codes.keys()) {
      all.put(ColumnNames.plain(fact), CodeList.of(codes.table(fact).entries()));
    }
    return all;
  }

  private static Profile base(TomlTable toml) {
    String parent = toml.text("extends");
    if (parent == null) {
      return BARE;
    }
    if (!BUILT_IN.contains(parent)) {
      throw toml.refused("'extends' must be 'ims' or 'ndtms'");
    }
    return builtIn(parent);
  }

  private static Map<ClientField, List<Set<String>>> aliases(TomlTable columns, Profile base) {
    columns.requireKnown(Arrays.stream(ClientField.values()).map(ClientField::columnName).toList());
    Map<ClientField, List<Set<String>>> aliases = new EnumMap<>(ClientField.class);
    for (ClientField field : ClientField.values()) {
      List<Set<String>> groups = new ArrayList<>();
      if (columns.has(field.columnName())) {
        for (List<String> names : columns.lists(field.columnName())) {
          groups.add(
              names.stream()
                  .map(ColumnNames::plain)
                  .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
      }
      groups.addAll(base.aliasesOf(field));
      aliases.put(field, groups);
    }
    return aliases;
  }

  private static Postcode.Kind kind(TomlTable toml, Postcode.Kind otherwise) {
    String name = toml.text("postcode");
    if (name == null) {
      return otherwise;
    }
    for (Postcode.Kind kind : Postcode.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    throw toml.refused("'postcode' must be 'full', 'sector' or 'district'");
  }

  private static Set<String> words(TomlTable table, String key, Set<String> otherwise) {
    return table.has(key)
        ? table.texts(key).stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet())
        : otherwise;
  }
}
