package uk.linkage.duckdb.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.Inputs;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.screen.ScreeningRules;

class ProfileFileTest {

  @TempDir Path folder;

  private String write(String toml) {
    return new Inputs(folder).write("mine.toml", toml).toString();
  }

  @Test
  void ims_isTheStandardOfTheCore() {
    Profile ims = ProfileFile.read("ims");
    assertThat(ims.screening()).isEqualTo(ScreeningRules.STANDARD);
    assertThat(ims.blankWords()).isEqualTo(IntakeSettings.USUAL_BLANK_WORDS);
    assertThat(ims.postcodeKind()).isEqualTo(Postcode.Kind.FULL);
    for (ClientField field : ClientField.values()) {
      assertThat(ims.aliasesOf(field).get(0))
          .as("the canonical name comes first")
          .contains(ColumnNames.plain(field.columnName()));
    }
  }

  @Test
  void ndtms_knowsNaAndSectors() {
    Profile ndtms = ProfileFile.read("ndtms");
    assertThat(ndtms.blankWords()).contains("na").containsAll(IntakeSettings.USUAL_BLANK_WORDS);
    assertThat(ndtms.postcodeKind()).isEqualTo(Postcode.Kind.SECTOR);
    assertThat(ndtms.aliasesOf(ClientField.RECORD_ID))
        .startsWith(Set.of("episodid", "episodeid"), Set.of("clientid"), Set.of("client"));
  }

  @Test
  void file_thatExtends_replacesWhatItSays() {
    Profile mine =
        ProfileFile.read(
            write(
                """
                extends = "ims"
                postcode = "district"
                date_formats = ["dd/MM/yy"]
                blank_words = ["Leer"]
                [columns]
                record_id = ["Case No"]
                sex = [["a"], ["b"]]
                [consent]
                yes = ["Ja"]
                """));
    assertThat(mine.postcodeKind()).isEqualTo(Postcode.Kind.DISTRICT);
    assertThat(mine.dateFormats()).containsExactly("dd/MM/yy");
    assertThat(mine.blankWords()).containsExactly("leer");
    assertThat(mine.aliasesOf(ClientField.RECORD_ID)).startsWith(Set.of("caseno")).hasSize(4);
    assertThat(mine.aliasesOf(ClientField.SEX)).startsWith(Set.of("a"), Set.of("b"));
    assertThat(mine.screening().yes()).containsExactly("ja");
    assertThat(mine.screening().no()).isEqualTo(ScreeningRules.STANDARD.no());
  }

  @Test
  void file_thatExtendsNothing_isBare() {
    Profile mine = ProfileFile.read(write("[columns]\ndob = [\"geboren\"]\n"));
    assertThat(mine.aliasesOf(ClientField.DOB)).isEqualTo(List.of(Set.of("geboren")));
    assertThat(mine.aliasesOf(ClientField.SEX)).isEmpty();
    assertThat(mine.screening()).isEqualTo(ScreeningRules.STANDARD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "post_code = 1 | there is no setting 'post_code'; did you mean 'postcode'?",
        "[columns]\\ndbo = [] | there is no setting 'columns.dbo'; did you mean 'dob'?",
        "[consent]\\nmaybe = [] | there is no setting 'consent.maybe'",
        "postcode = \"whole\" | 'postcode' must be 'full', 'sector' or 'district'",
        "postcode = 1 | 'postcode' must be a text",
        "extends = \"other\" | 'extends' must be 'ims' or 'ndtms'",
        "columns = 3 | 'columns' must be a table",
        "date_formats = \"d\" | 'date_formats' must be a list of texts",
        "[codes.ethnicity]\\n1 = 2 | 'codes.ethnicity.1' must be a text",
        "codes = 3 | 'codes' must be a table",
        "blank_words = [1] | 'blank_words' must be a list of texts"
      })
  void file_wrong_refused(String toml, String said) {
    assertThatThrownBy(() -> ProfileFile.read(write(toml.replace("\\n", "\n"))))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage("profile mine.toml: " + said);
  }

  @Test
  void file_thatIsNoToml_refusedWithLine() {
    String file = write("postcode = \"full\"\nfoo bar\n");
    assertThatThrownBy(() -> ProfileFile.read(file))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(file + ", line 2: must be TOML; texts are quoted");
  }

  @Test
  void profile_unknown_refusedWithSuggestion() {
    assertThatThrownBy(() -> ProfileFile.read("ndmts"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "--profile must be ims, ndtms or a TOML file, got 'ndmts'; did you mean 'ndtms'?");
  }
}
