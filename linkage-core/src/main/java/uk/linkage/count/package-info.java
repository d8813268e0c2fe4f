/**
 * How many persons there are: what linking found, what it must have missed, and between which two
 * numbers the truth lies.
 *
 * <p>A count of linked persons errs in both directions: strangers who look alike are counted once,
 * and a person who is written in two ways is counted twice. What is expected of both is known from
 * the model and from how common attributors are, without a label.
 */
@NullMarked
package uk.linkage.count;

import org.jspecify.annotations.NullMarked;
