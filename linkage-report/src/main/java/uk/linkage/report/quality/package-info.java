/**
 * The quality of a provider's attributors in words: what is missing and why, and what stands out.
 *
 * <p>Read {@link uk.linkage.report.quality.QualityFlags} first. No sentence is about fewer than ten
 * records.
 */
@NullMarked
package uk.linkage.report.quality;

import org.jspecify.annotations.NullMarked;
