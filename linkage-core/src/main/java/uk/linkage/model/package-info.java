/**
 * What agreement is worth: the Fellegi-Sunter model, fitted to a census of agreement by
 * expectation-maximisation, with no labels.
 *
 * <p>{@link uk.linkage.model.ExpectationMaximisation} turns {@link uk.linkage.census.PatternCounts}
 * into a {@link uk.linkage.model.LinkageModel}, or says in words why these records can't carry one.
 * Read {@link uk.linkage.model.LinkageModel} first.
 *
 * <p>Invariant: a model knows patterns and counts, never a record and no field by name.
 *
 * <p>Invariant: logarithms and exponentials are those of {@link StrictMath}. Those of {@link Math}
 * may differ in the last bit between processors, a fit would carry that on, and the same input
 * would not give the same bytes everywhere.
 */
@NullMarked
package uk.linkage.model;

import org.jspecify.annotations.NullMarked;
