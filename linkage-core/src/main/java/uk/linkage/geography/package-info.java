/**
 * In which local authority a client lives, by a lookup from postcodes that was read from a file.
 *
 * <p>Read {@link uk.linkage.geography.AuthorityLookup} first. {@link
 * uk.linkage.geography.Authorities} are the nine of Cheshire and Merseyside, {@link
 * uk.linkage.geography.GeographyTally} counts how records were placed.
 *
 * <p>Invariant: works on the postcode bits of packed records alone, and decodes none of them.
 */
@NullMarked
package uk.linkage.geography;

import org.jspecify.annotations.NullMarked;
