package uk.linkage.duckdb.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.Inputs;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;

class ColumnsTest {

  private final Inputs inputs = new Inputs(Path.of("."));

  private ColumnMap find(String... header) {
    ReadOptions options = inputs.options();
    return new ColumnFinder(ProfileFile.read(options.profile()), options)
        .find(Path.of("clients.csv"), List.of(header));
  }

  @Test
  void canonicalNames_found() {
    ColumnMap map =
        find(
            "record_id",
            "provider",
            "first_initial",
            "last_initial",
            "dob",
            "sex",
            "postcode",
            "consent",
            "informed_date",
            "first_contact",
            "last_contact",
            "module");
    assertThat(map.columns()).hasSize(12);
    assertThat(map.unused()).isEmpty();
  }

  @Test
  void namesOfIms_foundWhateverTheirSpelling() {
    ColumnMap map =
        find(
            "IMS ID",
            "Agency",
            "CLIENT INITIALS",
            "Date-of-Birth",
            "Gender",
            "Post Code",
            "Consent Given",
            "Ethnicity");
    assertThat(map.columns())
        .containsEntry(ClientField.RECORD_ID, 0)
        .containsEntry(ClientField.PROVIDER, 1)
        .containsEntry(ClientField.INITIALS, 2)
        .containsEntry(ClientField.DOB, 3)
        .containsEntry(ClientField.SEX, 4)
        .containsEntry(ClientField.POSTCODE, 5)
        .containsEntry(ClientField.CONSENT, 6);
    assertThat(map.unused()).containsExactly("Ethnicity");
  }

  @Test
  void codesOfNdtms_preferTheEpisode() {
    inputs.profile("ndtms");
    ColumnMap map =
        find(
            "FINITIAL",
            "SINITIAL",
            "DOB",
            "SEX",
            "ETHNIC",
            "AGNCY",
            "CLIENT",
            "CLIENTID",
            "EPISODID",
            "CONSENT",
            "PC");
    assertThat(map.columns())
        .containsEntry(ClientField.RECORD_ID, 8)
        .containsEntry(ClientField.PROVIDER, 5)
        .containsEntry(ClientField.POSTCODE, 10);
    assertThat(map.unused()).containsExactly("ETHNIC", "CLIENT", "CLIENTID");
  }

  @Test
  void bothInitialsColumnsAndTheirOwn_ownPreferred() {
    assertThat(find("id", "initials", "finitial", "sinitial", "dob", "consent").columns())
        .containsKeys(ClientField.FIRST_INITIAL, ClientField.LAST_INITIAL)
        .doesNotContainKey(ClientField.INITIALS);
    inputs.column("initials", "initials");
    assertThat(find("id", "initials", "finitial", "sinitial", "dob", "consent").columns())
        .containsKey(ClientField.INITIALS)
        .doesNotContainKey(ClientField.LAST_INITIAL);
  }

  @Test
  void column_declared_isTaken() {
    inputs.column("dob", "born").column("Record ID", "key");
    assertThat(find("key", "Born", "dob", "initials", "consent").columns())
        .containsEntry(ClientField.DOB, 1)
        .containsEntry(ClientField.RECORD_ID, 0);
  }

  @Test
  void column_declaredAndAbsent_refusedWithSuggestion() {
    inputs.column("dob", "BirthDat");
    assertThatThrownBy(() -> find("id", "initials", "BirthDate", "consent"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "clients.csv: --column dob=BirthDat must name a column of the file, got 'id',"
                + " 'initials', 'BirthDate', 'consent'; did you mean 'BirthDate'?");
  }

  @Test
  void column_declaredAndTwice_refused() {
    inputs.column("dob", "born");
    assertThatThrownBy(() -> find("id", "born", "born", "initials", "consent"))
        .hasMessage(
            "clients.csv: --column dob=born must name one column, got 2 of that name; rename one in"
                + " the file");
  }

  @Test
  void field_unknown_refusedWithSuggestion() {
    inputs.column("post_code", "pc").column("dateofbirth", "x");
    assertThatThrownBy(() -> find("id"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageStartingWith("--column must map one of record_id, provider, ")
        .hasMessageContaining("got 'dateofbirth'");
  }

  @Test
  void required_missing_refusedWithColumnsAndSuggestion() {
    assertThatThrownBy(() -> find("record_id", "initials", "BirthDt", "sex", "consent"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "clients.csv: must have a column of dates of birth (dob), got 'record_id', 'initials',"
                + " 'BirthDt', 'sex', 'consent'; did you mean --column dob='BirthDt'?");
    assertThatThrownBy(() -> find("record_id", "dob", "consent"))
        .hasMessage(
            "clients.csv: must have a column of first initials (first_initial, or both in"
                + " 'initials'), got 'record_id', 'dob', 'consent'; name it with --column"
                + " first_initial=NAME");
    assertThatThrownBy(() -> find("finitial", "dob", "id", "consent"))
        .hasMessageContaining("must have a column of last initials");
    assertThatThrownBy(() -> find("initials", "dob", "consent"))
        .hasMessageContaining("must have a column of record ids (record_id)");
  }

  @Test
  void header_thatIsAPerson_isNotShown() {
    assertThatThrownBy(() -> find("R1", "AB", "1980-05-31", "M", "L3 2ET", "Yes"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "clients.csv: must have a column of record ids (record_id), got 6 columns of which"
                + " fewer than two have a known name; check that the first line is a header; name"
                + " it with --column record_id=NAME");
  }

  @Test
  void twoColumns_ofOneField_refusedWithChoice() {
    assertThatThrownBy(() -> find("id", "initials", "dob", "Date of birth", "consent"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "clients.csv: one column must hold dob, got 'dob', 'Date of birth'; choose with"
                + " --column dob='dob'");
    assertThatThrownBy(() -> find("id", "initials", "dob", "dob", "consent"))
        .hasMessage(
            "clients.csv: one column must hold dob, got 'dob', 'dob'; rename or delete one in the"
                + " file");
    inputs.drop("Date of birth");
    assertThat(find("id", "initials", "dob", "Date of birth", "consent").unused()).isEmpty();
  }

  @Test
  void consent_missing_refusedForPrivacy() {
    assertThatThrownBy(() -> find("id", "initials", "dob", "consnt"))
        .isInstanceOf(PrivacyRefusedException.class)
        .hasMessage(
            "clients.csv: must have a column of consent, got 'id', 'initials', 'dob', 'consnt';"
                + " name it with --column consent=NAME, or state with --consent-held that every"
                + " record has consent; did you mean --column consent='consnt'?");
    inputs.consentHeld();
    assertThat(find("id", "initials", "dob").columns()).hasSize(3);
  }

  @Test
  void personalColumns_refusedForPrivacyUnlessDropped() {
    assertThatThrownBy(() -> find("id", "Forename", "surname_a", "dob", "initials", "consent"))
        .isInstanceOf(PrivacyRefusedException.class)
        .hasMessage(
            "clients.csv: must hold the minimum of personal data, got 'Forename', 'surname_a';"
                + " export the file without them, or leave unread what is there with --drop"
                + " 'Forename' --drop 'surname_a'");
    inputs.drop("forename").drop("Surname_A");
    assertThat(find("id", "Forename", "surname_a", "dob", "initials", "consent").unused())
        .isEmpty();
  }

  @Test
  void personalName_declaredAsProvider_isTaken() {
    inputs.column("provider", "Name");
    assertThat(find("id", "Name", "dob", "initials", "consent").columns())
        .containsEntry(ClientField.PROVIDER, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forename",
        "Fore Name",
        "SURNAME",
        "first_name",
        "FirstName",
        "firstname_a",
        "lastname_2",
        "family name",
        "Full Name",
        "name",
        "Client Name",
        "given names",
        "middle_name",
        "maiden name",
        "address",
        "Address Line 1",
        "addr2",
        "street",
        "street_name",
        "house number",
        "NHS Number",
        "nhs_no",
        "NHSNo",
        "nhs no 2",
        "NHS",
        "NI number",
        "NINO",
        "National Insurance No",
        "Phone",
        "home_phone",
        "telephone",
        "tel",
        "Mobile",
        "mobile number",
        "e-mail",
        "Email address",
        "service user name",
        "alias",
        "first",
        "last",
        "preferred name",
        "ClientSurname"
      })
  void column_ofAPerson_isPersonal(String name) {
    assertThat(PersonalColumns.isPersonal(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first_initial",
        "initial_first",
        "first name initial",
        "surname initial",
        "Initials",
        "postcode",
        "provider_name",
        "service name",
        "Agency Address",
        "pharmacy phone",
        "file name",
        "consent to e-mail",
        "dob",
        "sex",
        "ethnicity",
        "nationality",
        "record_id",
        "accommodation",
        "ward",
        "local authority",
        "first contact",
        "last_contact",
        ""
      })
  void column_ofSomethingElse_isNotPersonal(String name) {
    assertThat(PersonalColumns.isPersonal(name)).isFalse();
  }
}
