/**
 * Exact counts of agreement over all pairs, without visiting them: {@link
 * uk.linkage.census.PatternCounts}.
 *
 * <p>Invariant: a census knows masks and levels, and no field by name.
 */
@NullMarked
package uk.linkage.census;

import org.jspecify.annotations.NullMarked;
