package uk.linkage.duckdb.store;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the audit is told of a change while it is made; see {@link StoreFile#change}.
 *
 * <p>Nothing of an attributor may be told here: only names of providers and record ids, by {@link
 * #record}, and counts.
 */
public final class Act {

  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final List<AuditRow.Id> ids = new ArrayList<>();
  private String outcome = "done";
  private boolean changed = true;

  Act() {}

  /**
   * Names a record that is changed. Meant for acts on single individuals: a whole upload is told by
   * its number and counts.
   *
   * @param provider its provider
   * @param recordId its record id
   */
  public void record(String provider, String recordId) {
    ids.add(AuditRow.Id.of(provider, recordId, salt()));
  }

  /** Counts a record that is erased by this very act, and so is named nowhere. */
  public void erasedRecord() {
    ids.add(AuditRow.Id.of("", "", salt()).redacted());
  }

  private String salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /**
   * Says what came of it.
   *
   * @param words one line of the program's own words and counts, without ids
   */
  public void outcome(String words) {
    outcome = AuditRow.oneLine(words);
  }

  /** Says that nothing is otherwise than before: no row is written then. */
  public void nothingChanged() {
    changed = false;
  }

  boolean changed() {
    return changed;
  }

  String outcome() {
    return outcome;
  }

  List<AuditRow.Id> ids() {
    return List.copyOf(ids);
  }
}
