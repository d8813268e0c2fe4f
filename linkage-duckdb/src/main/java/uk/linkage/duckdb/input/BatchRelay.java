package uk.linkage.duckdb.input;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;

/**
 * Lets a file be read on one thread while its rows are packed on another.
 *
 * <p>Three batches go round: one being filled, one waiting, one being taken in. Reading and packing
 * take about as long, so a file takes little more than half of what both take in turn.
 */
final class BatchRelay implements BatchSink {

  private static final int BATCHES = 3;

  private final BlockingQueue<ClientBatch> filled = new LinkedBlockingQueue<>();
  private final BlockingQueue<ClientBatch> free = new LinkedBlockingQueue<>();
  private final ClientBatch end = new ClientBatch(Set.of());

  /** Something that hands over the rows of a file. */
  interface Reading {

    /** Hands over all rows. */
    void readInto(ClientBatch first, BatchSink sink);
  }

  private BatchRelay() {}

  /** Reads on a thread of its own and takes the rows in on this one. */
  static void run(Set<ClientField> fields, Reading reading, Consumer<ClientBatch> intake) {
    BatchRelay relay = new BatchRelay();
    ClientBatch first = new ClientBatch(fields);
    for (int i = 1; i < BATCHES; i++) {
      relay.free.add(new ClientBatch(fields));
    }
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              try {
                reading.readInto(first, relay);
              } finally {
                relay.filled.add(relay.end);
              }
            },
            null);
    Thread thread = new Thread(task, "read");
    thread.setDaemon(true);
    thread.start();
    try {
      relay.takeAll(intake);
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("reading failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } finally {
      stop(thread);
    }
  }

  /** If the intake failed, the reader waits for a batch that never comes free. */
  private static void stop(Thread reader) {
    boolean interrupted = Thread.interrupted();
    reader.interrupt();
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeAll(Consumer<ClientBatch> intake) throws InterruptedException {
    for (ClientBatch batch = filled.take(); batch != end; batch = filled.take()) {
      intake.accept(batch);
      free.add(batch);
    }
  }

  @Override
  public ClientBatch accept(ClientBatch batch) {
    filled.add(batch);
    try {
      return free.take();
    } catch (InterruptedException e) {
      throw new CancellationException("nobody takes the rows in any more");
    }
  }
}
