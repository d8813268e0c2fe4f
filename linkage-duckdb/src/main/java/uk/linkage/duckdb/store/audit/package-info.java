/** What a store says of its own changes, whether that is whole, and which outputs carried whom. */
@NullMarked
package uk.linkage.duckdb.store.audit;

import org.jspecify.annotations.NullMarked;
