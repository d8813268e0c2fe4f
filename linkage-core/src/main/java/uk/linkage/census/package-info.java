/**
 * Exact counts of agreement over all pairs, without visiting them. Read {@link
 * uk.linkage.census.PatternCensus} first: the comment inside says how, and names the classes by
 * which it is done.
 *
 * <p>A <i>choice</i> is what a group has in common in one comparison. A <i>step</i> splits groups
 * on the way from one choice to the next; a <i>stage</i> is a comparison's turn. The <i>open</i>
 * comparisons are those whose turn is now or later. An <i>entry</i> is some records of a group that
 * are alike in all that is open.
 *
 * <p>Invariant: a census knows masks and levels, and no field by name.
 */
@NullMarked
package uk.linkage.census;

import org.jspecify.annotations.NullMarked;
