package uk.linkage.geography;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthoritiesTest {

  @Test
  void nine_eachFoundByCodeAndName() {
    assertThat(Authorities.CHESHIRE_AND_MERSEYSIDE).hasSize(9);
    for (Authority authority : Authorities.CHESHIRE_AND_MERSEYSIDE) {
      assertThat(Authorities.find(authority.code())).contains(authority);
      assertThat(Authorities.find(authority.name())).contains(authority);
      assertThat(Authorities.isCode(authority.code())).isTrue();
      assertThat(Authorities.nameOf(authority.code())).isEqualTo(authority.name());
    }
    assertThat(Authorities.namesAndCodes()).hasSize(18).startsWith("Cheshire East");
  }

  @ParameterizedTest
  @ValueSource(strings = {"St Helens", "St. Helens", "st.helens", " ST-HELENS ", "e08000013"})
  void find_otherSpellings_same(String text) {
    assertThat(Authorities.find(text)).map(Authority::code).contains("E08000013");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Liverpol", "Cheshire", "E08000016"})
  void find_others_none(String text) {
    assertThat(Authorities.find(text)).isEmpty();
    assertThat(Authorities.nameOf(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E0800001", "E080000122", "e08000012", "X08000012", "E0800001A", ""})
  void isCode_otherForms_no(String text) {
    assertThat(Authorities.isCode(text)).isFalse();
  }
}
