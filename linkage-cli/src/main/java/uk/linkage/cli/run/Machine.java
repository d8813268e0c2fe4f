package uk.linkage.cli.run;

import java.util.Locale;

/**
 * How much of the machine a run may take.
 *
 * @param threads how many threads work
 * @param engineBytes memory of the engine, inside Java's heap
 * @param databaseBytes memory of the database, outside of it
 */
public record Machine(int threads, long engineBytes, long databaseBytes) {

  /** The database streams rows in and out; a quarter of the engine's memory is plenty for that. */
  private static final int ENGINE_TO_DATABASE = 4;

  private static final long LEAST_BYTES = 256L << 20;
  private static final int MOST_THREADS = 1024;

  /**
   * Returns all there is.
   *
   * @return a thread for each core, and the heap that Java was given
   */
  public static Machine whole() {
    long heap = Runtime.getRuntime().maxMemory();
    return new Machine(Runtime.getRuntime().availableProcessors(), heap, heap / ENGINE_TO_DATABASE);
  }

  /**
   * Returns this machine with another number of threads.
   *
   * @param count how many threads work
   * @return the machine
   * @throws IllegalArgumentException if the number makes no sense
   */
  public Machine withThreads(int count) {
    if (count < 1 || count > MOST_THREADS) {
      throw new IllegalArgumentException(
          "--threads must be from 1 to " + MOST_THREADS + ", got " + count);
    }
    return new Machine(count, engineBytes, databaseBytes);
  }

  /**
   * Returns this machine with another memory, of which the database gets a fifth.
   *
   * @param bytes how much memory the run may take
   * @return the machine
   * @throws IllegalArgumentException if it is too little for anything, or more than Java was given
   */
  public Machine withMemory(long bytes) {
    long database = bytes / (ENGINE_TO_DATABASE + 1);
    long engine = bytes - database;
    if (bytes < LEAST_BYTES) {
      throw new IllegalArgumentException("--memory must be at least 256m");
    }
    if (engine > Runtime.getRuntime().maxMemory()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--memory must be at most %.1fg, a quarter more than Java was given; start with"
                  + " LINKAGE_JAVA_OPTS=-Xmx%dg",
              Math.floor(Runtime.getRuntime().maxMemory() * 12.5 / (1 << 30)) / 10,
              (engine >> 30) + 1));
    }
    return new Machine(threads, engine, database);
  }
}
