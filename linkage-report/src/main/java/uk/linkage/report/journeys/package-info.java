/** The page of journeys: what is written on it. How it looks is none of its business. */
@NullMarked
package uk.linkage.report.journeys;

import org.jspecify.annotations.NullMarked;
