package uk.linkage.duckdb.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit: who changed a store, when, by which command, and what came of it.
 *
 * @param sequence its number, from 1 without a gap
 * @param made when, in UTC, such as 2026-11-22T20:51:03Z
 * @param user the user of the operating system
 * @param command the command
 * @param before what the store held before
 * @param after what it holds after
 * @param outcome what came of it, in one line
 * @param ids the records that were changed, where these were single ones
 * @param previous the SHA-256 of the row before, or {@link #NONE}
 * @param sha256 the SHA-256 of {@link #text}
 */
public record AuditRow(
    long sequence,
    String made,
    String user,
    String command,
    Counts before,
    Counts after,
    String outcome,
    List<Id> ids,
    String previous,
    String sha256) {

  /** What the first row has for the hash of the row before. */
  public static final String NONE = "0".repeat(64);

  /** The form that hashes are taken of; another form is another first line. */
  private static final String FORM = "linkage audit 1";

  public AuditRow {
    ids = List.copyOf(ids);
  }

  /**
   * What a store holds.
   *
   * @param records records that there ever were and were not erased
   * @param taking those that take part
   * @param links links
   * @param persons persons as of the last link
   */
  public record Counts(long records, long taking, long links, long persons) {

    static final Counts EMPTY = new Counts(0, 0, 0, 0);

    /**
     * Counts.
     *
     * @param queries asks the store
     * @return what it holds now
     */
    public static Counts of(StoreQueries queries) {
      return new Counts(
          queries.number("SELECT count(*) FROM record"),
          queries.number("SELECT count(*) - count(reason) FROM record"),
          queries.number("SELECT count(*) FROM link"),
          PersonCount.of(queries));
    }

    private List<String> texts() {
      return List.of(
          Long.toString(records),
          Long.toString(taking),
          Long.toString(links),
          Long.toString(persons));
    }
  }

  /**
   * A record that was changed. Only its digest is part of the row's hash, so that the rest can be
   * erased.
   *
   * @param provider its provider; null if it was erased
   * @param recordId its record id; null if it was erased
   * @param salt what keeps the digest from being found by trial; null if it was erased
   * @param digest the SHA-256 of the salt and of the SHA-256 of provider and record id, all as
   *     hexadecimal digits
   */
  public record Id(
      @Nullable String provider, @Nullable String recordId, @Nullable String salt, String digest) {

    static Id of(String provider, String recordId, String salt) {
      return new Id(provider, recordId, salt, digest(provider, recordId, salt));
    }

    private static String digest(String provider, String recordId, String salt) {
      return hash(salt + hash(provider) + hash(recordId));
    }

    Id redacted() {
      return new Id(null, null, null, digest);
    }

    /**
     * Tells whether the record was erased.
     *
     * @return whether nothing but the digest is left
     */
    public boolean isRedacted() {
      return provider == null && recordId == null && salt == null;
    }

    /**
     * Checks the digest.
     *
     * @return whether it is that of the record, or nothing is left to check
     */
    public boolean holds() {
      return isRedacted()
          || (provider != null
              && recordId != null
              && salt != null
              && digest.equals(digest(provider, recordId, salt)));
    }
  }

  AuditRow hashed() {
    return new AuditRow(
        sequence, made, user, command, before, after, outcome, ids, previous, hash(text()));
  }

  /**
   * Checks the hash.
   *
   * @return whether it is that of the row
   */
  public boolean holds() {
    return sha256.equals(hash(text()));
  }

  /**
   * Returns what the hash is taken of: the form and {@link #fields}, a line each.
   *
   * @return a text, to be read as UTF-8
   */
  public String text() {
    return FORM + "\n" + String.join("\n", fields());
  }

  /**
   * Returns what the hash covers, in order.
   *
   * @return sequence, made, user, command, four counts before and four after, outcome, the digests
   *     of the ids with a space between, previous
   */
  public List<String> fields() {
    List<String> fields = new ArrayList<>();
    Collections.addAll(fields, Long.toString(sequence), made, user, command);
    fields.addAll(before.texts());
    fields.addAll(after.texts());
    fields.add(outcome);
    fields.add(ids.stream().map(Id::digest).collect(Collectors.joining(" ")));
    fields.add(previous);
    return List.copyOf(fields);
  }

  /** A text without what could end its line. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
  }

  private static String hash(String text) {
    return DigestUtils.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
