/**
 * Counts distinct persons by what is known of their records: by sex, age band, ethnicity, provider,
 * month and any other column, in contact with one source, the other, or both.
 *
 * <p>Read {@link uk.linkage.count.PersonCells} first, then {@link uk.linkage.count.Dimension} for
 * what becomes of a person whose records disagree, and {@link uk.linkage.count.Dimensions} for the
 * dimensions there are.
 *
 * <p>Invariant: only counts of persons leave this package. They are exact, so they must not be
 * published before small numbers are hidden.
 */
@NullMarked
package uk.linkage.count;

import org.jspecify.annotations.NullMarked;
