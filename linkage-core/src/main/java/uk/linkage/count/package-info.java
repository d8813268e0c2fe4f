/**
 * How many persons there are: what linking found, what it must have missed, and between which two
 * numbers the truth lies; in all, and by what is known of their records.
 *
 * <p>A count of linked persons errs in both directions: strangers who look alike are counted once,
 * and a person who is written in two ways is counted twice. What is expected of both is known from
 * the model and from how common attributors are, without a label: {@link
 * uk.linkage.count.PersonCount}, {@link uk.linkage.count.OverlapCount}.
 *
 * <p>Persons are counted by sex, age band, ethnicity, provider, month and any other column, in
 * contact with one source, the other, or both: {@link uk.linkage.count.PersonCells}, with {@link
 * uk.linkage.count.Dimension} for what becomes of a person whose records disagree. Those counts are
 * exact, so they must not be published before small numbers are hidden.
 */
@NullMarked
package uk.linkage.count;

import org.jspecify.annotations.NullMarked;
