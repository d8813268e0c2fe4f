/**
 * Reads a local copy of a postcode directory, such as the ONS Postcode Directory, into a {@link
 * uk.linkage.geography.AuthorityLookup}.
 *
 * <p>Read {@link uk.linkage.duckdb.geography.LookupFile} first.
 *
 * <p>Invariant: a message names file, line and column, and never a postcode.
 */
@NullMarked
package uk.linkage.duckdb.geography;

import org.jspecify.annotations.NullMarked;
