/**
 * What stands on the page of a run: sections made from its result, each with what its figures say
 * and what to do about it.
 *
 * <p>Start at {@link uk.linkage.report.DedupePage}, {@link uk.linkage.report.CountPage} and {@link
 * uk.linkage.report.MatchPage}. A page of a count or a match shows numbers of persons as its tables
 * may show them, and leaves out what would tell more.
 */
@NullMarked
package uk.linkage.report;

import org.jspecify.annotations.NullMarked;
