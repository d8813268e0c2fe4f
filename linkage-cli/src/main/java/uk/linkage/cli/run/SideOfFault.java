package uk.linkage.cli.run;

import java.util.function.LongConsumer;
import uk.linkage.ClientSource;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.intake.Intake;

/** Knows which of two sources was being read when something went wrong. */
final class SideOfFault {
  private final ClientFiles ims;
  private final ClientFiles ndtms;
  private boolean ndtmsBegun;

  SideOfFault(ClientFiles ims, ClientFiles ndtms) {
    this.ims = ims;
    this.ndtms = ndtms;
  }

  ClientSource ims() {
    return ims;
  }

  ClientSource ndtms() {
    return new ClientSource() {
      @Override
      public long estimatedRows() {
        ndtmsBegun = true;
        return ndtms.estimatedRows();
      }

      @Override
      public void readInto(Intake intake, LongConsumer progress) {
        ndtms.readInto(intake, progress);
      }
    };
  }

  ClientFiles files() {
    return ndtmsBegun ? ndtms : ims;
  }
}
