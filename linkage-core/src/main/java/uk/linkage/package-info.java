/**
 * The engine as a whole: the pipeline from files to persons on one screen, its settings and its
 * result.
 *
 * <p>Read {@link uk.linkage.Linkage} first. This package knows all others of the core; none of them
 * knows it.
 */
@NullMarked
package uk.linkage;

import org.jspecify.annotations.NullMarked;
