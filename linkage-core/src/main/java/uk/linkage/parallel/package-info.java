/**
 * A stated number of threads that share a list of tasks.
 *
 * <p>One class: {@link uk.linkage.parallel.Workers}. Invariant: knows no other package of the
 * engine.
 */
@NullMarked
package uk.linkage.parallel;

import org.jspecify.annotations.NullMarked;
