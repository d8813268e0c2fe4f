/**
 * Which pairs are looked at: records that share a blocking key, each pair once.
 *
 * <p>Read {@link uk.linkage.block.BlockingKey} first, then {@link uk.linkage.block.BlockingIndex},
 * which finds the blocks of one key by sorting, and {@link uk.linkage.block.CandidatePairs}, which
 * walks several keys in order and gives each pair to the first key that joins it.
 *
 * <p>Invariant: a key is a mask, and the mask of a schema that this package does not know by name.
 */
@NullMarked
package uk.linkage.block;

import org.jspecify.annotations.NullMarked;
