/**
 * The page of an explanation: why two records are one person, or two.
 *
 * <p>Read {@link uk.linkage.report.explain.ExplainPage} first. Records are named, as whoever asked
 * has named them; no value of a person is here, as none is in an explanation.
 */
@NullMarked
package uk.linkage.report.explain;

import org.jspecify.annotations.NullMarked;
