package uk.linkage.duckdb.store.load;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.linkage.intake.IntakeResult;

/**
 * What came of a load.
 *
 * @param intake what was read; that a row takes part by its file is not the last word
 * @param taking how many records of these providers take part in the store now
 * @param heldBack how many of the others would by the files, by the reason why they don't: what
 *     individuals said here, rules on providers, erasures
 * @param uploads what it brought of each provider, in order of name
 * @param rejected where each row stands that was rejected, in order of reading
 * @param daysNotKept days of contact that can't be right, by why
 * @param recorded whether the load is on record; a load of files that were loaded before and change
 *     nothing is not
 * @param waiting how many records wait for the next link
 * @param notes what the user should know, in sentences
 */
public record LoadOutcome(
    IntakeResult intake,
    long taking,
    SortedMap<String, Long> heldBack,
    List<UploadCounts> uploads,
    List<RejectedRow> rejected,
    List<DaysNotKept> daysNotKept,
    boolean recorded,
    long waiting,
    List<String> notes) {

  public LoadOutcome {
    heldBack = Collections.unmodifiableSortedMap(new TreeMap<>(heldBack));
    uploads = List.copyOf(uploads);
    rejected = List.copyOf(rejected);
    daysNotKept = List.copyOf(daysNotKept);
    notes = List.copyOf(notes);
  }

  /**
   * Tells how many records take part as they did before, whatever the files say: their rows were
   * rejected, or they are not in the files and were kept.
   *
   * @return how many records
   */
  public long asBefore() {
    long held = heldBack.values().stream().mapToLong(Long::longValue).sum();
    return taking - (intake.clients().size() - held);
  }
}
