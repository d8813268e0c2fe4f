/**
 * JMH benchmarks. Every contestant of a benchmark is proved to give the same answer by a test.
 *
 * <p>Read {@link uk.linkage.benchmarks.PackedWorld} first: the data. Build and run with the
 * commands in each benchmark's description.
 */
@NullMarked
package uk.linkage.benchmarks;

import org.jspecify.annotations.NullMarked;
