package uk.linkage.duckdb.store;

import java.util.List;

/**
 * What the file of a store holds, and the steps that bring an older one up to date.
 *
 * <ul>
 *   <li>{@code provider}: names, numbered as they came.
 *   <li>{@code load}, {@code load_file}: each command that loaded something, and from what.
 *   <li>{@code upload}: what a load brought of one provider. Its day is that of the data.
 *   <li>{@code record}: every record there ever was, by a key that never changes. {@code word} is
 *       what it has today, or had last; {@code reason} says why it takes no part, and is null if it
 *       does. {@code member} tells whether it was of its {@code person} at the last link; a record
 *       that takes no part at present keeps the number of its person. {@code dirty}: it changed
 *       since the last link. {@code since}: the load it came with.
 *   <li>{@code version}: every word a record ever had, from 1.
 *   <li>{@code link}: pairs of records, {@code a} the smaller key; {@code odds} by all they ever
 *       had, {@code today} by what they have now, in log2.
 *   <li>{@code person}: every id that was ever given, with the link that gave it, and the one that
 *       retired it with what it became.
 *   <li>{@code step}: a record that went from one person to another, came (no source) or left (no
 *       target), by link.
 *   <li>{@code run}: each link that had something to do.
 *   <li>{@code own_word}: what individuals said of consent here and not to their provider. A No
 *       stands whatever files say.
 *   <li>{@code joined_without}, {@code not_asked}: providers that joined without retrospective
 *       consent, with the last load that brought records from before; and these records.
 *   <li>{@code put_right}: words of records that individuals had put right. A file that still has
 *       one of them says nothing new; it matches only if it is {@code kept}.
 *   <li>{@code right_part}: the parts of these words that were wrong, and what is right: a file
 *       that still has a wrong part is read with the right one, in order of {@code n}.
 *   <li>{@code tombstone}: records that were erased, as keyed hashes, so that they stay erased.
 *   <li>{@code model}, {@code model_pattern}, {@code model_mask}, {@code model_value}: what is
 *       pinned; only the last model has more than its first table.
 *   <li>{@code audit}, {@code audit_id}: a row for each change, see {@link AuditRow}, and the
 *       records that it names. Nothing is ever changed in them, except that an erased record loses
 *       its provider, id and salt in {@code audit_id} and keeps its digest; so that table has no
 *       column {@code record}, by which rows are removed.
 *   <li>{@code carried_run}, {@code carried}: each output that left with records of the store
 *       ({@code others}: and with how many that are not in it), and which.
 *   <li>{@code contact}: spells in which a record was in contact, each with the upload that told it
 *       first; {@code continuous} ones on all days between, others last a day.
 *   <li>{@code fact}: what else is known of a record, to count by, as of the last upload that told.
 *   <li>{@code backup}: each copy that was made of the store, by the name of its file. A copy
 *       doesn't know of itself.
 * </ul>
 *
 * <p>No table has an index: rows are found by scans and hash joins, and a transaction may remove
 * and add the same row.
 */
final class StoreSchema {

  /** The format that this version reads and writes. */
  static final int FORMAT = 5;

  /** What makes format n of format n - 1: at place n - 1. */
  static final List<List<String>> STEPS =
      List.of(
          List.of(
              "CREATE TABLE meta(name VARCHAR NOT NULL, value VARCHAR NOT NULL)",
              "CREATE TABLE provider(id INTEGER NOT NULL, name VARCHAR NOT NULL)",
              "CREATE TABLE load(id INTEGER NOT NULL, day DATE NOT NULL, made TIMESTAMP NOT NULL)",
              "CREATE TABLE load_file(load INTEGER NOT NULL, name VARCHAR NOT NULL,"
                  + " sha256 VARCHAR NOT NULL, rows BIGINT NOT NULL)",
              "CREATE TABLE upload(id INTEGER NOT NULL, load INTEGER NOT NULL, provider INTEGER NOT"
                  + " NULL, day DATE NOT NULL, rows BIGINT NOT NULL, new BIGINT NOT NULL, changed"
                  + " BIGINT NOT NULL, returned BIGINT NOT NULL, unchanged BIGINT NOT NULL,"
                  + " excluded BIGINT NOT NULL, rejected BIGINT NOT NULL, unnamed BIGINT NOT NULL,"
                  + " withdrawn BIGINT NOT NULL, kept BIGINT NOT NULL)",
              "CREATE TABLE record(key INTEGER NOT NULL, provider INTEGER NOT NULL, record_id"
                  + " VARCHAR NOT NULL, word BIGINT, versions INTEGER NOT NULL, reason VARCHAR,"
                  + " since INTEGER NOT NULL, dirty BOOLEAN NOT NULL, member BOOLEAN NOT NULL,"
                  + " person BIGINT)",
              "CREATE TABLE version(record INTEGER NOT NULL, n INTEGER NOT NULL, word BIGINT NOT"
                  + " NULL, upload INTEGER NOT NULL)",
              "CREATE TABLE link(a INTEGER NOT NULL, b INTEGER NOT NULL, odds DOUBLE NOT NULL,"
                  + " today DOUBLE NOT NULL)",
              "CREATE TABLE person(id BIGINT NOT NULL, born INTEGER NOT NULL, retired INTEGER,"
                  + " became BIGINT)",
              "CREATE TABLE step(run INTEGER NOT NULL, record INTEGER NOT NULL, source BIGINT,"
                  + " target BIGINT)",
              "CREATE TABLE run(id INTEGER NOT NULL, day DATE NOT NULL, made TIMESTAMP NOT NULL,"
                  + " model INTEGER NOT NULL, changed BIGINT NOT NULL, records BIGINT NOT NULL,"
                  + " links BIGINT NOT NULL, persons BIGINT NOT NULL)",
              "CREATE TABLE model(id INTEGER NOT NULL, day DATE NOT NULL, records INTEGER NOT NULL,"
                  + " threshold DOUBLE NOT NULL, json VARCHAR NOT NULL)",
              "CREATE TABLE model_pattern(pattern INTEGER NOT NULL, pairs BIGINT NOT NULL)",
              "CREATE TABLE model_mask(mask BIGINT NOT NULL, mean DOUBLE NOT NULL, alpha DOUBLE NOT"
                  + " NULL)",
              "CREATE TABLE model_value(mask BIGINT NOT NULL, value BIGINT NOT NULL, individuals"
                  + " INTEGER NOT NULL)"),
          List.of(
              "CREATE TABLE audit(sequence BIGINT NOT NULL, made VARCHAR NOT NULL, os_user VARCHAR"
                  + " NOT NULL, command VARCHAR NOT NULL, records_before BIGINT NOT NULL,"
                  + " taking_before BIGINT NOT NULL, links_before BIGINT NOT NULL, persons_before"
                  + " BIGINT NOT NULL, records BIGINT NOT NULL, taking BIGINT NOT NULL, links"
                  + " BIGINT NOT NULL, persons BIGINT NOT NULL, outcome VARCHAR NOT NULL, previous"
                  + " VARCHAR NOT NULL, sha256 VARCHAR NOT NULL)",
              "CREATE TABLE audit_id(sequence BIGINT NOT NULL, n INTEGER NOT NULL, provider"
                  + " VARCHAR, record_id VARCHAR, salt VARCHAR, digest VARCHAR NOT NULL)",
              "CREATE TABLE carried_run(id INTEGER NOT NULL, made TIMESTAMP NOT NULL, command"
                  + " VARCHAR NOT NULL, purpose VARCHAR NOT NULL, recipient VARCHAR NOT NULL, first"
                  + " DATE, last DATE, sha256 VARCHAR NOT NULL, records BIGINT NOT NULL, others"
                  + " BIGINT NOT NULL)",
              "CREATE TABLE carried(run INTEGER NOT NULL, record INTEGER NOT NULL)"),
          List.of(
              "CREATE TABLE contact(record INTEGER NOT NULL, first DATE NOT NULL, last DATE NOT"
                  + " NULL, continuous BOOLEAN NOT NULL, upload INTEGER NOT NULL)",
              "CREATE TABLE fact(record INTEGER NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT"
                  + " NULL)"),
          List.of(
              "CREATE TABLE own_word(record INTEGER NOT NULL, consent BOOLEAN NOT NULL, given DATE"
                  + " NOT NULL)",
              "CREATE TABLE joined_without(provider INTEGER NOT NULL, before DATE NOT NULL, load"
                  + " INTEGER NOT NULL)",
              "CREATE TABLE not_asked(record INTEGER NOT NULL)",
              "CREATE TABLE put_right(record INTEGER NOT NULL, word BIGINT NOT NULL, kept BOOLEAN"
                  + " NOT NULL)",
              "CREATE TABLE right_part(record INTEGER NOT NULL, n INTEGER NOT NULL, part BIGINT NOT"
                  + " NULL, wrong BIGINT NOT NULL, good BIGINT NOT NULL, kept BOOLEAN NOT NULL)",
              "CREATE TABLE tombstone(key VARCHAR NOT NULL, hash VARCHAR NOT NULL, erased DATE NOT"
                  + " NULL)"),
          List.of(
              "CREATE TABLE backup(made TIMESTAMP NOT NULL, name VARCHAR NOT NULL, sha256 VARCHAR"
                  + " NOT NULL)"));

  /**
   * A column by which rows of a table belong to a record.
   *
   * @param table the table
   * @param column the column, which has the key of a record
   */
  record OfRecord(String table, String column) {}

  /** Whatever goes when a record is erased, beside the record itself. */
  static final List<OfRecord> OF_RECORDS =
      List.of(
          new OfRecord("version", "record"),
          new OfRecord("link", "a"),
          new OfRecord("link", "b"),
          new OfRecord("step", "record"),
          new OfRecord("own_word", "record"),
          new OfRecord("not_asked", "record"),
          new OfRecord("put_right", "record"),
          new OfRecord("right_part", "record"),
          new OfRecord("carried", "record"),
          new OfRecord("contact", "record"),
          new OfRecord("fact", "record"));

  private StoreSchema() {}
}
