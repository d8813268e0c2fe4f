package uk.linkage.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;
import uk.linkage.LinkageMethod;
import uk.linkage.attributor.Postcode;

final class ChoiceConverterTest {

  @Test
  void word_isReadInAnyCase() {
    assertThat(new MethodChoice().convert("ladder")).isEqualTo(LinkageMethod.LADDER);
    assertThat(new MethodChoice().convert(" Attributor ")).isEqualTo(LinkageMethod.ATTRIBUTOR);
    assertThat(new PostcodeChoice().convert("SECTOR")).isEqualTo(Postcode.Kind.SECTOR);
  }

  @Test
  void words_areThoseOfTheOutputs() {
    for (LinkageMethod method : LinkageMethod.values()) {
      assertThat(new MethodChoice().convert(method.label())).isEqualTo(method);
    }
    assertThat(new CareChoice()).containsExactly("perfect", "careful", "realistic", "careless");
  }

  @Test
  void unknownWord_isRefused() {
    assertThatThrownBy(() -> new FormatChoice().convert("xlsx"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("must be one of csv, parquet, got 'xlsx'");
  }
}
