package uk.linkage.duckdb.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import uk.linkage.count.CodeList;
import uk.linkage.count.Dimension;
import uk.linkage.intake.PrivacyRefusedException;

/**
 * The columns of IMS and NDTMS that persons are commonly counted by: their names, their code lists,
 * and whether a person has one value. All of it stands in {@code facts.toml}.
 */
public final class KnownFacts {

  /** The facts that are days of contact. */
  public static final Set<String> DAYS =
      Set.of("first_contact", "last_contact", "referred", "triaged", "discharged");

  private static final String RESOURCE = "facts.toml";

  private KnownFacts() {}

  private static TomlTable toml() {
    try (InputStream in = KnownFacts.class.getResourceAsStream(RESOURCE)) {
      return TomlTable.read(RESOURCE, Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new IllegalStateException("a file of ours can't be read: " + RESOURCE, e);
    }
  }

  /**
   * Returns the names of all known facts.
   *
   * @return such as {@code ethnicity}
   */
  public static List<String> names() {
    return toml().table("columns").keys();
  }

  /**
   * Returns a known fact, or the column of any other name.
   *
   * @param name of a fact or of one of its columns, in any spelling; or of any column
   * @param required whether a file without it is refused
   * @return what to ask for
   */
  public static FactColumn column(String name, boolean required) {
    String known = known(name);
    return known.isEmpty()
        ? new FactColumn(name, List.of(), required)
        : new FactColumn(known, toml().table("columns").texts(known), required);
  }

  /**
   * Returns what the codes and words of a fact are called.
   *
   * @param name of a fact, in any spelling
   * @return a list, {@link CodeList#NONE} if none is known
   */
  public static CodeList codes(String name) {
    TomlTable codes = toml().table("codes");
    String known = known(name);
    return codes.has(known) ? CodeList.of(codes.table(known).entries()) : CodeList.NONE;
  }

  /**
   * Tells what becomes of a person whose records have different values of a fact.
   *
   * @param name of a fact, in any spelling, or of a column
   * @return SETTLED for what a person has one of, such as ethnicity; else EVERY
   */
  public static Dimension.Rule rule(String name) {
    return toml().texts("settled").contains(known(name))
        ? Dimension.Rule.SETTLED
        : Dimension.Rule.EVERY;
  }

  /**
   * Refuses to count by what tells who a person is, where there is no file whose columns are looked
   * at.
   *
   * @param name of a fact or a column
   * @throws PrivacyRefusedException if columns of that name tell it
   */
  public static void requireNotIdentifying(String name) {
    if (new IdentifyingColumns(ProfileFile.read("ims")).contains(name)) {
      throw FactFinder.refused("", column(name, /* required= */ false), name);
    }
  }

  /** The name of a known fact as we spell it, or nothing. */
  private static String known(String name) {
    String plain = ColumnNames.plain(name);
    TomlTable columns = toml().table("columns");
    return columns.keys().stream()
        .filter(
            known ->
                Stream.concat(Stream.of(known), columns.texts(known).stream())
                    .anyMatch(text -> ColumnNames.plain(text).equals(plain)))
        .findFirst()
        .orElse("");
  }
}
