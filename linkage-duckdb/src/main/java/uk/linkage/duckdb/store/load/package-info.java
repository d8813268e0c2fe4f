/** Uploads of providers come in: whole, or not at all. */
@NullMarked
package uk.linkage.duckdb.store.load;

import org.jspecify.annotations.NullMarked;
