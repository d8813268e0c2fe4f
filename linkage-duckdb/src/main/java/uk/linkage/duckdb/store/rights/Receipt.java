package uk.linkage.duckdb.store.rights;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * What was asked, when, and what was done. It has no value of an attributor.
 *
 * @param right what was asked for: consent, rectify, erase, access, export or provider
 * @param asked the same in words
 * @param recordId the record id; empty if all records of a provider are meant
 * @param providers the providers whose records are meant, in order
 * @param done when it was done
 * @param deadline by when it had to be
 * @param changed whether anything is otherwise than before
 * @param what what was done, in sentences
 * @param before the store before
 * @param after the store after
 * @param notes what is to be done or known beside, in sentences
 * @param audit the end of the audit afterwards; null until that is known
 */
public record Receipt(
    String right,
    String asked,
    String recordId,
    List<String> providers,
    LocalDateTime done,
    Deadline deadline,
    boolean changed,
    List<String> what,
    Counts before,
    Counts after,
    List<String> notes,
    @Nullable AuditHead audit) {

  public Receipt {
    providers = List.copyOf(providers);
    what = List.copyOf(what);
    notes = List.copyOf(notes);
  }

  /**
   * Tells whether something was given to whoever asked, rather than changed.
   *
   * @return whether it was access or export
   */
  public boolean isAnswer() {
    return right.equals("access") || right.equals("export");
  }

  /** The same, with the end of the audit. */
  Receipt audited(AuditHead head) {
    return new Receipt(
        right, asked, recordId, providers, done, deadline, changed, what, before, after, notes,
        head);
  }

  /**
   * What is in a store.
   *
   * @param records how many records take part
   * @param links how many links there are
   * @param persons how many persons have a record that took part at the last link
   * @param waiting how many records wait for the next link
   */
  public record Counts(long records, long links, long persons, long waiting) {

    static Counts of(StoreQueries queries) {
      AuditRow.Counts held = AuditRow.Counts.of(queries);
      return new Counts(
          held.taking(),
          held.links(),
          held.persons(),
          queries.number("SELECT count(*) FROM record WHERE dirty"));
    }
  }
}
