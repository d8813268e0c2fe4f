/** Files of contacts: which record each belongs to, and on which day it was. */
@NullMarked
package uk.linkage.duckdb.activity;

import org.jspecify.annotations.NullMarked;
