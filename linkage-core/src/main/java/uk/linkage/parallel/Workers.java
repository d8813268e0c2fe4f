package uk.linkage.parallel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.function.Supplier;
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
        results.add(resultOf(task));
      }
      return results;
    } finally {
      // After a failure nobody wants the others; what is done can't be cancelled.
      running.forEach(task -> task.cancel(true));
    }
  }

  /** Takes results one after the other. */
  @FunctionalInterface
  public interface Taker<T, E extends Exception> {

    /**
     * Takes a result.
     *
     * @param result what a task gave
     * @throws E if it can't be taken
     */
    void take(T result) throws E;
  }

  /**
   * Makes results on the threads and takes them on this one, in order. At most twice as many as
   * there are threads are made before they are taken, so a long row of results needs the memory of
   * a few.
   *
   * @param count how many results there are
   * @param make makes the result of a number from 0 to count - 1, on any thread
   * @param take takes each result
   * @param <T> what is made
   * @param <E> why a result could not be taken
   * @throws E as the taker does; no further result is made
   */
  public <T, E extends Exception> void inOrder(
      long count, LongFunction<? extends T> make, Taker<? super T, E> take) throws E {
    long[] next = {0};
    inOrder(
        () -> {
          if (next[0] == count) {
            return null;
          }
          long number = next[0]++;
          return () -> make.apply(number);
        },
        take);
  }

  /**
   * Does tasks that are handed out on this thread one after the other, on the threads, and takes
   * their results on this one, in order. At most twice as many as there are threads are done before
   * they are taken.
   *
   * @param next the next task, or null at the end; asked on this thread
   * @param take takes each result
   * @param <T> what is made
   * @param <E> why a result could not be taken
   * @throws E as the taker does; no further task is done. If there is no next task because handing
   *     it out fails, all that went before are taken first
   */
  public <T, E extends Exception> void inOrder(
      Supplier<? extends @Nullable Callable<T>> next, Taker<? super T, E> take) throws E {
    ArrayDeque<Future<T>> ahead = new ArrayDeque<>();
    RuntimeException fault = null;
    boolean more = true;
    try {
      while (more || !ahead.isEmpty()) {
        if (!more || ahead.size() == 2 * count) {
          take.take(resultOf(ahead.remove()));
          continue;
        }
        try {
          Callable<T> task = next.get();
          more = task != null;
          if (task != null) {
            ahead.add(threads.submit(task));
          }
        } catch (RuntimeException e) {
          // What went before comes first, however many threads there are.
          fault = e;
          more = false;
        }
      }
    } finally {
      ahead.forEach(running -> running.cancel(true));
    }
    if (fault != null) {
      throw fault;
    }
  }

  private static <T> T resultOf(Future<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw rethrow(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while workers were busy", e);
    }
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
