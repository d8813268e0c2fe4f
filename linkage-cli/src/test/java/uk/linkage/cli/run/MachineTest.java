package uk.linkage.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MachineTest {

  @Test
  void whole_isAllCoresAndTheHeap() {
    Machine whole = Machine.whole();
    assertThat(whole.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(whole.engineBytes()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(whole.databaseBytes()).isEqualTo(whole.engineBytes() / 4);
  }

  @Test
  void memory_isSharedWithTheDatabase() {
    Machine machine = Machine.whole().withThreads(3).withMemory(500L << 20);
    assertThat(machine).isEqualTo(new Machine(3, 400L << 20, 100L << 20));
  }

  @Test
  void moreThanThereIs_isRefused() {
    Machine whole = Machine.whole();
    long most = whole.engineBytes() + whole.databaseBytes();
    assertThat(whole.withMemory(most - 8).engineBytes()).isLessThanOrEqualTo(whole.engineBytes());
    assertThatThrownBy(() -> whole.withMemory(most * 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--memory must be at most");
  }
}
