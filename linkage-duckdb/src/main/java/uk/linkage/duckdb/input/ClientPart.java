package uk.linkage.duckdb.input;

import java.util.List;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakePart;
import uk.linkage.intake.TextColumn;

/** Rows of clients on their way into an intake. */
final class ClientPart implements RowPart {

  private final Intake intake;
  private final ClientBatch batch;
  private final List<TextColumn> columns;
  private IntakePart packed;

  ClientPart(ColumnMap map, Intake intake) {
    this.intake = intake;
    this.batch = map.batch();
    this.columns = map.columnsOf(batch);
    this.packed = intake.part();
  }

  @Override
  public List<TextColumn> columns() {
    return columns;
  }

  @Override
  public void begin() {
    packed = intake.part();
  }

  @Override
  public void read(int rows) {
    batch.setRows(rows);
    packed.add(batch);
  }

  @Override
  public void take() {
    intake.take(packed);
  }
}
