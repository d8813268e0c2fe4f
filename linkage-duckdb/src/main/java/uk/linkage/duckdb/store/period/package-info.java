/** The records of a store that were in contact in a period, with the persons of today. */
@NullMarked
package uk.linkage.duckdb.store.period;

import org.jspecify.annotations.NullMarked;
