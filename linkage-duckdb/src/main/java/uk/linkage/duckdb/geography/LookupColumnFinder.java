package uk.linkage.duckdb.geography;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.input.ColumnNames;
import uk.linkage.intake.InputRefusedException;

/** Finds the columns of postcodes, authorities and terminations among those of a directory. */
final class LookupColumnFinder {

  /** In order of preference: the ONSPD has the first three. */
  private static final List<String> POSTCODE =
      List.of("pcds", "pcd", "pcd2", "pcd7", "pcd8", "postcode");

  private static final List<String> AUTHORITY = List.of("oslaua", "laua");
  private static final List<String> TERMINATED = List.of("doterm");

  /** What local authority districts are called since 2025, by the year of their boundaries. */
  private static final Pattern AUTHORITY_OF_YEAR = Pattern.compile("lad(\\d\\d)cd");

  /** Other names by which a directory is known for one. */
  private static final Set<String> OTHERS =
      Set.of("dointr", "usertype", "oseast1m", "osnrth1m", "osgrdind", "oscty", "osward", "ctry");

  private final Path path;
  private final List<String> header;
  private final List<String> plain;

  LookupColumnFinder(Path path, List<String> header) {
    this.path = path;
    this.header = header;
    this.plain = header.stream().map(ColumnNames::plain).toList();
  }

  /** The place of the column of postcodes. */
  int postcode(@Nullable String named) {
    return required("postcode", "postcodes", named, POSTCODE);
  }

  /** The place of the column of authorities. */
  int authority(@Nullable String named) {
    List<String> aliases = new ArrayList<>(AUTHORITY);
    plain.stream()
        .filter(name -> AUTHORITY_OF_YEAR.matcher(name).matches())
        .sorted((a, b) -> Integer.compare(year(b), year(a)))
        .forEach(aliases::add);
    aliases.add("ladcd");
    return required("authority", "local authorities", named, aliases);
  }

  private static int year(String name) {
    Matcher matcher = AUTHORITY_OF_YEAR.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /** The place of the column of terminations, or -1 if there is none. */
  int terminated(@Nullable String named) {
    return named == null ? byAlias("terminated", TERMINATED) : byName("terminated", named);
  }

  private int required(String what, String words, @Nullable String named, List<String> aliases) {
    int place = named == null ? byAlias(what, aliases) : byName(what, named);
    if (place < 0) {
      String nearest =
          aliases.stream()
              .map(alias -> ColumnNames.didYouMean(alias, shown()))
              .filter(question -> !question.isEmpty())
              .findFirst()
              .orElse("");
      throw refused(
          "must have a column of "
              + words
              + " ("
              + String.join(", ", what.equals("authority") ? authorityNames() : aliases)
              + ")"
              + got()
              + "; name it with "
              + option(what, "NAME")
              + nearest);
    }
    return place;
  }

  private static List<String> authorityNames() {
    return List.of("oslaua", "laua", "lad25cd");
  }

  private int byAlias(String what, List<String> aliases) {
    for (String alias : aliases) {
      int place = only(places(plain, alias), what, alias);
      if (place >= 0) {
        return place;
      }
    }
    return -1;
  }

  private int byName(String what, String named) {
    int[] exact = places(header, named);
    int place =
        only(exact.length > 0 ? exact : places(plain, ColumnNames.plain(named)), what, named);
    if (place < 0) {
      throw refused(
          option(what, named)
              + " must name a column of the file"
              + got()
              + ColumnNames.didYouMean(named, shown()));
    }
    return place;
  }

  private int only(int[] places, String what, String name) {
    if (places.length > 1) {
      throw refused(
          "one column must hold "
              + what
              + ", got "
              + places.length
              + " named '"
              + name
              + "'; rename or delete one in the file");
    }
    return places.length == 0 ? -1 : places[0];
  }

  private static int[] places(List<String> names, String wanted) {
    return IntStream.range(0, names.size())
        .filter(i -> !wanted.isEmpty() && names.get(i).equals(wanted))
        .toArray();
  }

  /**
   * The names that a message may show. Who names a file of clients without a header by mistake must
   * not see its first client: so names are shown only where some of them are known to be names.
   */
  private List<String> shown() {
    boolean known =
        plain.stream()
            .anyMatch(
                name ->
                    POSTCODE.contains(name)
                        || AUTHORITY.contains(name)
                        || TERMINATED.contains(name)
                        || OTHERS.contains(name)
                        || AUTHORITY_OF_YEAR.matcher(name).matches());
    return known ? header.stream().filter(name -> !name.isEmpty()).toList() : List.of();
  }

  private String got() {
    List<String> shown = shown();
    return shown.isEmpty()
        ? ", got "
            + header.size()
            + (header.size() == 1 ? " column" : " columns")
            + " of which none has a name of the ONS Postcode Directory; check that the file is one,"
            + " and that its first line is a header"
        : ", got " + ColumnNames.list(shown);
  }

  private static String option(String what, String column) {
    return LookupColumns.OPTION + " " + what + "=" + column;
  }

  private InputRefusedException refused(String message) {
    return new InputRefusedException(path + ": " + message);
  }
}
