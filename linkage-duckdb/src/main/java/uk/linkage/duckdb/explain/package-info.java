/**
 * Says why two records are one person or two, from the files of a result alone.
 *
 * <p>Read {@link uk.linkage.duckdb.explain.Explainer} first. No file of a result holds a value of a
 * person, so no explanation does: it names levels, weights and keys.
 */
@NullMarked
package uk.linkage.duckdb.explain;

import org.jspecify.annotations.NullMarked;
