/**
 * Compares the persons that a run found with the truth, both in files.
 *
 * <p>Read {@link uk.linkage.duckdb.evaluate.PersonFiles} first. Everything is joined in SQL and
 * comes back as numbers; the measures themselves are {@link uk.linkage.evaluate.Accuracy}'s.
 */
@NullMarked
package uk.linkage.duckdb.evaluate;

import org.jspecify.annotations.NullMarked;
