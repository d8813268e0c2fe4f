/**
 * The person store: one file that holds records, links and persons over time.
 *
 * <p>Read {@link uk.linkage.duckdb.store.StoreSchema} first: what the file holds. Then {@code load}
 * (uploads come in), {@code link} (persons are brought up to date), {@code read} (what it says) and
 * {@code audit} (who changed it), {@code rights} (what individuals ask), {@code period} (what is
 * counted) and {@code copy} (backups).
 *
 * <p>Invariant: a store is changed through {@link uk.linkage.duckdb.store.StoreFile#change} only,
 * which writes a row of the audit in the same transaction.
 *
 * <p>Invariant: a record's text never comes here: only its packed word, and of a record that takes
 * no part not even that unless it had one before. No value of a user's stands in the text of a
 * statement.
 */
@NullMarked
package uk.linkage.duckdb.store;

import org.jspecify.annotations.NullMarked;
