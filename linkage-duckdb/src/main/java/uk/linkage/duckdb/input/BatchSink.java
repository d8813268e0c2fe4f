package uk.linkage.duckdb.input;

import uk.linkage.intake.ClientBatch;

/** Takes the rows of a file, batch by batch. */
interface BatchSink {

  /**
   * Takes some rows.
   *
   * @return the batch to be filled next; the one that was given may be in use yet
   */
  ClientBatch accept(ClientBatch batch);
}
