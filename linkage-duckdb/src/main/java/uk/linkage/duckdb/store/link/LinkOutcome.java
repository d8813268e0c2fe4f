package uk.linkage.duckdb.store.link;

import java.time.LocalDate;
import java.util.List;

/**
 * What a link did.
 *
 * @param run its number; that of the last one if it had {@linkplain #isIdle nothing to do}
 * @param day the day of the data
 * @param model the number of the model that links were weighed by
 * @param modelDay the day of the data that the model was fitted to
 * @param fitted whether it was fitted in this run, because there was none
 * @param changed how many records had changed, come, left or returned
 * @param looked how many records were looked at, because a change could reach them
 * @param records how many records take part
 * @param links how many links there are
 * @param gained how many of them were not there before
 * @param lost how many that were there are not any more
 * @param persons how many persons there are
 * @param born how many of them are new
 * @param retired how many ids were retired
 * @param asleep how many persons have no record any more that takes part, and had one
 * @param awake how many have one again; whose id was retired at once is counted there as well
 * @param personsBefore how many persons there were before: with those born and awake, and without
 *     those retired and asleep, they are the persons that there are
 * @param former what former attributors do
 * @param notes what the user should know, in sentences
 */
public record LinkOutcome(
    int run,
    LocalDate day,
    int model,
    LocalDate modelDay,
    boolean fitted,
    long changed,
    long looked,
    long records,
    long links,
    long gained,
    long lost,
    long persons,
    long born,
    long retired,
    long asleep,
    long awake,
    long personsBefore,
    Former former,
    List<String> notes) {

  public LinkOutcome {
    notes = List.copyOf(notes);
  }

  /**
   * Tells whether it had nothing to do: then the store is as it was, and has no row of it.
   *
   * @return whether no record had changed since the last link, and no model was fitted
   */
  public boolean isIdle() {
    return changed == 0 && !fitted;
  }

  /**
   * What former attributors do.
   *
   * @param used whether they can match
   * @param records how many records that take part have one
   * @param ofOthers how many of them have one that is of somebody else, as it seems, and can't
   *     match
   * @param links how many links there are by them alone
   * @param persons how many persons fewer there are by them
   */
  public record Former(boolean used, long records, long ofOthers, long links, long persons) {}
}
