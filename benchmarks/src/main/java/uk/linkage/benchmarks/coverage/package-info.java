/**
 * Whether the intervals of the numbers of persons hold the truth as often as they say.
 *
 * <p>Read {@link uk.linkage.benchmarks.coverage.WorldFigures} first: one generated world, matched
 * and held against its truth. {@link uk.linkage.benchmarks.coverage.CoverageCommand} does that with
 * hundreds and makes the tables of docs/accuracy.md.
 */
@NullMarked
package uk.linkage.benchmarks.coverage;

import org.jspecify.annotations.NullMarked;
