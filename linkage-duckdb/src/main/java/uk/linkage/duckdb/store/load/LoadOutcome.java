package uk.linkage.duckdb.store.load;

import java.util.List;
import uk.linkage.intake.IntakeResult;

/**
 * What came of a load.
 *
 * @param intake what was read
 * @param uploads what it brought of each provider, in order of name
 * @param recorded whether the load is on record; a load of files that were loaded before and change
 *     nothing is not
 * @param waiting how many records wait for the next link
 * @param notes what the user should know, in sentences
 */
public record LoadOutcome(
    IntakeResult intake,
    List<UploadCounts> uploads,
    boolean recorded,
    long waiting,
    List<String> notes) {

  public LoadOutcome {
    uploads = List.copyOf(uploads);
    notes = List.copyOf(notes);
  }
}
