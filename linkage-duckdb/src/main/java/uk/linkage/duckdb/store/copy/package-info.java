/** Copies of a store: backups, and how one is brought back. */
@NullMarked
package uk.linkage.duckdb.store.copy;

import org.jspecify.annotations.NullMarked;
