package uk.linkage.duckdb.input;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.linkage.intake.ClientField;

/**
 * Recognises columns that tell who a person is: those of {@link PersonalColumns}, record ids,
 * initials, dates of birth and postcodes.
 *
 * <p>They are read where they are needed, and nothing is counted by them: what is counted by is
 * written into outputs. Rather too much is refused than too little.
 */
final class IdentifyingColumns {

  /** The fields whose columns tell who a person is. */
  static final Set<ClientField> FIELDS =
      Set.of(
          ClientField.RECORD_ID,
          ClientField.FIRST_INITIAL,
          ClientField.LAST_INITIAL,
          ClientField.INITIALS,
          ClientField.DOB,
          ClientField.POSTCODE);

  private static final List<String> PARTS =
      List.of(
          "initial",
          "postcode",
          "postalcode",
          "dateofbirth",
          "birthdate",
          "birthday",
          "dob",
          "attributor",
          "clientid",
          "clientref",
          "clientnumber",
          "clientno",
          "patientid",
          "personid",
          "recordid",
          "episodid",
          "episodeid",
          "uniqueid",
          "imsid");

  /** Names of columns of the fields, in our profiles and in the one that is used. */
  private final Set<String> names = new HashSet<>();

  IdentifyingColumns(Profile used) {
    for (Profile profile : List.of(used, ProfileFile.read("ims"), ProfileFile.read("ndtms"))) {
      for (ClientField field : FIELDS) {
        profile.aliasesOf(field).forEach(names::addAll);
      }
    }
  }

  boolean contains(String column) {
    String plain = ColumnNames.plain(column);
    return names.contains(plain)
        || PARTS.stream().anyMatch(plain::contains)
        || PersonalColumns.isPersonal(column);
  }
}
