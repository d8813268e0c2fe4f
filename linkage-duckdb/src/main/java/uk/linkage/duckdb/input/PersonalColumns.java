package uk.linkage.duckdb.input;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises columns that say more of a person than the attributor and the postcode: names,
 * addresses, NHS and National Insurance numbers, telephone, e-mail.
 *
 * <p>By law only the minimum is processed, so such a column is refused even where nobody would have
 * read it: the file should not have been made. Rather too much is refused than too little, because
 * the user can drop a column by name; but initials, postcodes and what belongs to a service and not
 * to a client are let through.
 */
final class PersonalColumns {

  private static final List<String> PARTS =
      List.of(
          "forename",
          "surname",
          "firstname",
          "lastname",
          "familyname",
          "fullname",
          "givenname",
          "middlename",
          "maidenname",
          "christianname",
          "secondname",
          "othername",
          "preferredname",
          "knownas",
          "nhsnum",
          "nationalinsurance",
          "ninumber",
          "phone",
          "mobilenumber",
          "mobileno",
          "email",
          "address",
          "streetname",
          "housenumber",
          "housename",
          "houseno");

  private static final Set<String> WHOLE =
      Set.of(
          "name",
          "names",
          "clientname",
          "patientname",
          "personname",
          "customername",
          "serviceusername",
          "username",
          "first",
          "last",
          "nhs",
          "nino",
          "ni",
          "nin",
          "tel",
          "telno",
          "mobile",
          "addr",
          "addressline",
          "street",
          "alias",
          "aliases",
          "fname",
          "lname",
          "sname");

  /** A column with one of these words is about something else. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "initial",
          "initials",
          "consent",
          "provider",
          "service",
          "agency",
          "organisation",
          "organization",
          "pharmacy",
          "site",
          "team",
          "file",
          "ip");

  private static final Pattern WORD_BORDER =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})");

  private PersonalColumns() {}

  /** Tells whether a column is more than the minimum, by its name. */
  static boolean isPersonal(String column) {
    List<String> words =
        WORD_BORDER
            .splitAsStream(column)
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    String plain = ColumnNames.plain(column);
    if (plain.contains("initial")) {
      return false;
    }
    boolean ofServiceUser = plain.contains("serviceuser");
    if (!ofServiceUser && words.stream().anyMatch(OTHER_WORDS::contains)) {
      return false;
    }
    String stem = withoutSuffix(words);
    return WHOLE.contains(plain)
        || WHOLE.contains(stem)
        || stem.endsWith("nhsno")
        || PARTS.stream().anyMatch(plain::contains);
  }

  /** A name without what tells two columns of its kind apart: {@code _a}, {@code _2}. */
  private static String withoutSuffix(List<String> words) {
    int end = words.size();
    while (end > 1 && isSuffix(words.get(end - 1))) {
      end--;
    }
    return String.join("", words.subList(0, end));
  }

  private static boolean isSuffix(String word) {
    return word.length() == 1
        || word.chars().allMatch(Character::isDigit)
        || word.equals("left")
        || word.equals("right");
  }
}
