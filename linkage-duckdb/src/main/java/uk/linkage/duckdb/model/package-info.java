/**
 * A fitted model in a file: the part of model.json from which its weights can be had again, to the
 * bit.
 *
 * <p>Read {@link uk.linkage.duckdb.model.ModelFile} first. {@link
 * uk.linkage.duckdb.model.ModelParameters} writes what it reads.
 */
@NullMarked
package uk.linkage.duckdb.model;

import org.jspecify.annotations.NullMarked;
