/**
 * Which records are one person, given the links.
 *
 * <p>{@link uk.linkage.cluster.UnionFind} joins linked records, and {@link
 * uk.linkage.cluster.Persons} numbers what comes of it.
 */
@NullMarked
package uk.linkage.cluster;

import org.jspecify.annotations.NullMarked;
