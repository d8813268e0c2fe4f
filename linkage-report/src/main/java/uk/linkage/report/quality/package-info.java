/**
 * How complete and how plausible the records of providers are, as sections of a page.
 *
 * <p>Read {@link uk.linkage.report.quality.QualitySections} first. Only counts are here; a day of
 * the year that fewer than ten records of a provider share is not shown.
 */
@NullMarked
package uk.linkage.report.quality;

import org.jspecify.annotations.NullMarked;
