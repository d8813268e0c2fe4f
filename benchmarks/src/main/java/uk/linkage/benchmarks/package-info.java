/**
 * JMH benchmarks: each class asks one question, and {@code benchmarks/README.md} lists them. A test
 * proves that every contestant gives the same answer, and another that kernels allocate nothing for
 * a pair or a record.
 *
 * <p>Read {@link uk.linkage.benchmarks.PackedWorld} first: the data. Benchmarks count what they go
 * through ({@link uk.linkage.benchmarks.Records}, {@link uk.linkage.benchmarks.Pairs}), so that JMH
 * tells records and pairs per second; the machine tells in the same units what could be had.
 */
@NullMarked
package uk.linkage.benchmarks;

import org.jspecify.annotations.NullMarked;
