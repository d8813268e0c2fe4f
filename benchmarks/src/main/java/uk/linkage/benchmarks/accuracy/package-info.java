/**
 * How right the methods are, on worlds whose truth is known and on public data.
 *
 * <p>Read {@link uk.linkage.benchmarks.accuracy.Trial} first: one method on one data set, judged by
 * the truth. {@link uk.linkage.benchmarks.accuracy.AccuracyCommand} runs all of them and makes the
 * tables of docs/accuracy.md.
 */
@NullMarked
package uk.linkage.benchmarks.accuracy;

import org.jspecify.annotations.NullMarked;
