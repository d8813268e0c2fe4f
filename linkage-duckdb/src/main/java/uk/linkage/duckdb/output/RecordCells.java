package uk.linkage.duckdb.output;

import uk.linkage.duckdb.output.Table.CellSink;
import uk.linkage.intake.Clients;

/** Writes the cells that name a record: its provider and its id. */
final class RecordCells {

  private final Clients clients;
  private final RepeatedCells[] providers;
  private final CellSink cells;

  /** Made once for many rows: to make it for each id would be an object for each. */
  private final Clients.TextSink ids;

  RecordCells(Clients clients, RepeatedCells[] providers, CellSink cells) {
    this.clients = clients;
    this.providers = providers;
    this.cells = cells;
    this.ids = cells::text;
  }

  void write(int index) {
    cells.repeated(providers[clients.provider(index)]);
    clients.recordId(index, ids);
  }
}
