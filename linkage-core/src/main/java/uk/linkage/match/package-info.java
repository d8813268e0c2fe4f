/**
 * Which candidate pairs are links.
 *
 * <p>{@link uk.linkage.match.MatchLadder} links by named match keys in order, and {@link
 * uk.linkage.match.Links} holds what was linked.
 */
@NullMarked
package uk.linkage.match;

import org.jspecify.annotations.NullMarked;
