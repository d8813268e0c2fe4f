/**
 * Masks and levels, and nothing of what they mean.
 *
 * <p>A record is one {@code long}; a {@link uk.linkage.schema.Field} is a range of its bits in
 * which zero means missing. Agreement on a set of fields is {@code ((a ^ b) & mask) == 0}, and
 * everything that compares records is built from that question. Read {@link
 * uk.linkage.schema.Schema} first.
 *
 * <p>Invariant: this package knows no other package of the engine, and no field by name.
 */
@NullMarked
package uk.linkage.schema;

import org.jspecify.annotations.NullMarked;
