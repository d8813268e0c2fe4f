/** Numbers and names in the sentences and tables of pages. Knows nothing of linkage. */
@NullMarked
package uk.linkage.report.wording;

import org.jspecify.annotations.NullMarked;
