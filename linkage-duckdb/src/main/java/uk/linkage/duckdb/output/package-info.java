/**
 * Writes what a run found: tables as CSV or Parquet, and reports as JSON.
 *
 * <p>Read {@link uk.linkage.duckdb.output.LinkageOutputs} first. A table is a list of columns and
 * something that hands over its rows; {@link uk.linkage.duckdb.output.CsvTable} and {@link
 * uk.linkage.duckdb.output.ParquetTable} write any of them.
 *
 * <p>What must not outlive a run has a {@link uk.linkage.duckdb.output.PrivateFolder}, and what was
 * read, made and destroyed is told by a {@link uk.linkage.duckdb.output.Certificate}.
 *
 * <p>Invariants: no value of an attributor is written but by {@link
 * uk.linkage.duckdb.output.NdtmsExport}, records are named by provider and id; the same result is
 * written as the same bytes, so times and threads stand in run.json alone; a directory is whole or
 * absent.
 */
@NullMarked
package uk.linkage.duckdb.output;

import org.jspecify.annotations.NullMarked;
