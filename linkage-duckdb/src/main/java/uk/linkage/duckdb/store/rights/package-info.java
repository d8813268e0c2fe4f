/**
 * The rights of individuals, each by record id and whether or not the provider exists any more:
 * consent, rectification, erasure, access, portability; and what stands against later uploads.
 */
@NullMarked
package uk.linkage.duckdb.store.rights;

import org.jspecify.annotations.NullMarked;
