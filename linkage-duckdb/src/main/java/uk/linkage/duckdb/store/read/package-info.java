/** What the store says: its state, its persons, and what became of them. */
@NullMarked
package uk.linkage.duckdb.store.read;

import org.jspecify.annotations.NullMarked;
