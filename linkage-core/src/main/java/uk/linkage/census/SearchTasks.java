package uk.linkage.census;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Groups that wait for a thread. The newest goes first, which keeps few arrays in memory. */
final class SearchTasks {

  /**
   * Some groups that have come to one step, one after another; or one large group that is yet to be
   * split by it.
   *
   * @param step the step
   * @param split whether the groups have been split by the step
   * @param decided the choices of the comparisons before that of the step
   * @param entries the records; nobody changes them any more
   * @param start where the first group starts
   * @param ends where each group ends
   * @param sided whether only pairs of different sides count
   */
  @SuppressWarnings("ArrayRecordComponent") // read by index; nobody compares tasks
  record Task(
      Step step,
      boolean split,
      int decided,
      Entries entries,
      int start,
      int[] ends,
      boolean sided) {}

  private final ArrayDeque<Task> waiting = new ArrayDeque<>();
  private int running;

  synchronized void add(Task task) {
    waiting.addFirst(task);
    notify();
  }

  /** Waits for a task; null when there are none and none is running that might add some. */
  synchronized @Nullable Task take() {
    while (waiting.isEmpty() && running > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for groups", e);
      }
    }
    Task task = waiting.pollFirst();
    if (task != null) {
      running++;
    }
    return task;
  }

  /** Says that nobody needs the rest, because a task has failed. */
  synchronized void abandon() {
    waiting.clear();
  }

  /** Says that a task that was taken has ended, well or badly. */
  synchronized void done() {
    running--;
    if (running == 0 && waiting.isEmpty()) {
      notifyAll();
    }
  }
}
