/**
 * How complete and how plausible each provider's attributors are.
 *
 * <p>Read {@link uk.linkage.profile.ProviderQuality} first. Only counts of many records leave this
 * package, never a record.
 */
@NullMarked
package uk.linkage.profile;

import org.jspecify.annotations.NullMarked;
