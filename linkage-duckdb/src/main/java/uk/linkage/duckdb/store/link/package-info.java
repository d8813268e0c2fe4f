/** Persons are brought up to date, by a model that is pinned between fits. */
@NullMarked
package uk.linkage.duckdb.store.link;

import org.jspecify.annotations.NullMarked;
