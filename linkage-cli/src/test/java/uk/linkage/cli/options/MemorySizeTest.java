package uk.linkage.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class MemorySizeTest {

  @ParameterizedTest
  @CsvSource({
    "4g, 4294967296",
    "4G, 4294967296",
    "4 GB, 4294967296",
    "4GiB, 4294967296",
    "1.5g, 1610612736",
    "800m, 838860800",
    "16k, 16384",
    "1t, 1099511627776"
  })
  void size_isRead(String text, long bytes) {
    assertThat(new MemorySize().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "g", "-4g", "4x", "4 gigabytes"})
  void anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> new MemorySize().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("must be a size such as 4g or 800m, got '" + text + "'");
  }
}
