package uk.linkage.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads. Results come in the order of the tasks, whoever ran them, so the
 * number of threads changes no result.
 */
public final class Workers implements AutoCloseable {

  private final ExecutorService threads;
  private final int count;

  /**
   * Starts some threads.
   *
   * @param count how many, at least 1
   */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there must be at least 1 thread, got " + count);
    }
    this.count = count;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "linkage-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Returns the number of threads.
   *
   * @return at least 1
   */
  public int count() {
    return count;
  }

  /**
   * Runs tasks, and waits for all of them.
   *
   * @param tasks what to do; each task is begun in order
   * @param <T> what a task gives
   * @return the results in order of the tasks
   */
  public <T> List<T> run(List<? extends Callable<T>> tasks) {
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> task : tasks) {
      running.add(threads.submit(task));
    }
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> task : running) {
        results.add(task.get());
      }
    } catch (ExecutionException e) {
      running.forEach(task -> task.cancel(true));
      throw rethrow(e.getCause());
    } catch (InterruptedException e) {
      running.forEach(task -> task.cancel(true));
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while workers were busy", e);
    }
    return results;
  }

  private static RuntimeException rethrow(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
  }

  /** Ends the threads. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
