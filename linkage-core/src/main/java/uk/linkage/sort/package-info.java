/**
 * Sorting of numbers that carry a row along.
 *
 * <p>One class: {@link uk.linkage.sort.RowSorter}. Invariant: knows no other package of the engine.
 */
@NullMarked
package uk.linkage.sort;

import org.jspecify.annotations.NullMarked;
