/**
 * Which counts of people a published table may show.
 *
 * <p>Read {@link uk.linkage.disclosure.DisclosureControl} first. This package knows counts and
 * nothing of the records they were made of.
 */
@NullMarked
package uk.linkage.disclosure;

import org.jspecify.annotations.NullMarked;
