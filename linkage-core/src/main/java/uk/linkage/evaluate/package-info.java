/**
 * How near a grouping of records into persons comes to the truth.
 *
 * <p>Read {@link uk.linkage.evaluate.Accuracy} first.
 */
@NullMarked
package uk.linkage.evaluate;

import org.jspecify.annotations.NullMarked;
