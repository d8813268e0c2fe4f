/**
 * The database that reads and writes files for the engine: one {@link uk.linkage.duckdb.DuckDb} in
 * memory for each run.
 *
 * <p>Read {@link uk.linkage.duckdb.DuckDb} first, then {@link uk.linkage.duckdb.input.ClientFiles}.
 *
 * <p>Invariant: nothing that DuckDB says in words is shown to anybody. Its messages quote the rows
 * they speak of, and rows are persons.
 */
@NullMarked
package uk.linkage.duckdb;

import org.jspecify.annotations.NullMarked;
