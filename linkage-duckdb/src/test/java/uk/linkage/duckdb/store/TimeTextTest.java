package uk.linkage.duckdb.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

final class TimeTextTest {

  @Test
  void time_onAWholeMinute_hasItsSeconds() {
    LocalDateTime whole = LocalDateTime.of(2026, 11, 22, 10, 15);
    assertThat(TimeText.iso(whole)).isEqualTo("2026-11-22T10:15:00");
    assertThat(TimeText.plain(whole)).isEqualTo("2026-11-22 10:15:00");
    assertThat(TimeText.iso(whole.plusNanos(1_000_000))).isEqualTo("2026-11-22T10:15:00");
  }
}
