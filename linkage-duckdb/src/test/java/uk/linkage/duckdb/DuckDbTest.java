package uk.linkage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbTest {

  /** What a query that spills is about: more rows than 256 MB hold. */
  private static final String TOO_MUCH =
      "CREATE TABLE t AS SELECT i, hash(i)::VARCHAR || repeat('x', 200) AS text"
          + " FROM range(10000000) r(i) ORDER BY text";

  @Test
  void query_thatDoesNotFit_failsAndWritesNoFile() {
    try (DuckDb db = DuckDb.inMemory(2, 1)) {
      assertThatThrownBy(() -> db.execute(TOO_MUCH))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Out of Memory");
      // Where DuckDB spills unless it is told otherwise.
      assertThat(Files.exists(Path.of(".tmp"))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET temp_directory = 'spill'",
        "SET max_temp_directory_size = '1GB'",
        "SET autoload_known_extensions = true",
        "SET lock_configuration = false"
      })
  void settings_cantBeChanged(String statement) {
    try (DuckDb db = DuckDb.inMemory(1, 1)) {
      assertThatThrownBy(() -> db.execute(statement)).isInstanceOf(SQLException.class);
    }
  }
}
