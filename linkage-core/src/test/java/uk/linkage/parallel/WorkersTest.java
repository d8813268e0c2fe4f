package uk.linkage.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void run_moreTasksThanThreads_givesResultsInOrder() {
    try (Workers workers = new Workers(3)) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int number = i;
        tasks.add(() -> number);
      }
      assertThat(workers.run(tasks)).isEqualTo(IntStream.range(0, 100).boxed().toList());
      assertThat(workers.count()).isEqualTo(3);
    }
  }

  @Test
  void run_failingTask_failsAsItself() {
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(() -> workers.run(List.of(() -> 1, WorkersTest::refuse)))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("refused");
      assertThatThrownBy(() -> workers.run(List.of(WorkersTest::exhaust)))
          .isInstanceOf(OutOfMemoryError.class);
      assertThatThrownBy(() -> workers.run(List.of(WorkersTest::fail)))
          .isInstanceOf(IllegalStateException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  private static Integer refuse() {
    throw new UnsupportedOperationException("refused");
  }

  private static Integer exhaust() {
    throw new OutOfMemoryError("full");
  }

  private static Integer fail() throws IOException {
    throw new IOException("failed");
  }

  @Test
  void workers_none_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Workers(0));
  }
}
