package uk.linkage;

import java.util.function.LongConsumer;
import uk.linkage.intake.Intake;

/** Where client records come from: the port that an adapter of files or tables fills. */
public interface ClientSource {

  /**
   * Returns about how many rows there are, so that memory can be estimated before the work.
   *
   * @return a number of rows, rather too many than too few
   */
  long estimatedRows();

  /**
   * Reads all rows into an intake, in the same order every time.
   *
   * @param intake takes the batches
   * @param progress told the number of rows read so far
   */
  void readInto(Intake intake, LongConsumer progress);
}
