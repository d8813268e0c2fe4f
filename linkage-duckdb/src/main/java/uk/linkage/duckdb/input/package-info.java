/**
 * Reads the files that a user names: finds out what they are, finds the columns that are needed,
 * and hands their cells to the engine in batches.
 *
 * <p>Read {@link uk.linkage.duckdb.input.ClientFiles} first. On its way a file meets {@link
 * uk.linkage.duckdb.input.InputPaths}, {@link uk.linkage.duckdb.input.FileOpening}, {@link
 * uk.linkage.duckdb.input.ColumnFinder} and a {@link uk.linkage.duckdb.input.TableFile}, which
 * reads other tables than clients as well.
 *
 * <p>Invariant: a message names file, line and column, and never a value. A column that is not
 * needed is not read.
 */
@NullMarked
package uk.linkage.duckdb.input;

import org.jspecify.annotations.NullMarked;
