package uk.linkage.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
  void inOrder_manyResults_areTakenInOrderAndFewAtATime() {
    AtomicInteger made = new AtomicInteger();
    List<Long> taken = new ArrayList<>();
    try (Workers workers = new Workers(3)) {
      workers.inOrder(
          500,
          number -> {
            made.incrementAndGet();
            return number;
          },
          (Long number) -> {
            taken.add(number);
            assertThat(made.get()).isLessThanOrEqualTo(taken.size() + 6);
          });
    }
    assertThat(taken).isEqualTo(LongStream.range(0, 500).boxed().toList());
  }

  @Test
  void inOrder_failure_endsTheWork() {
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.inOrder(
                      1000,
                      number -> number,
                      (Long number) -> {
                        if (number == 3) {
                          throw new IOException("full");
                        }
                      }))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> workers.inOrder(9, number -> refuse(), result -> {}))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void workers_none_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Workers(0));
  }

  @Test
  void inOrder_nextFails_takesWhatWentBeforeFirst() {
    try (Workers workers = new Workers(3)) {
      List<Integer> taken = new ArrayList<>();
      int[] next = {0};
      assertThatThrownBy(
              () ->
                  workers.<Integer, RuntimeException>inOrder(
                      () -> {
                        if (next[0] == 5) {
                          throw new IllegalStateException("no more");
                        }
                        int number = next[0]++;
                        return () -> number;
                      },
                      taken::add))
          .hasMessage("no more");
      assertThat(taken).containsExactly(0, 1, 2, 3, 4);
    }
  }
}
