/**
 * Runs selections of the benchmarks and keeps what comes of them: {@code benchmarks/jmh}.
 *
 * <p>Read {@link uk.linkage.benchmarks.run.JmhCommand} first, then {@link
 * uk.linkage.benchmarks.run.Selection}: what is run.
 */
@NullMarked
package uk.linkage.benchmarks.run;

import org.jspecify.annotations.NullMarked;
