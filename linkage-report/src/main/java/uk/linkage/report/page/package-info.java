/** What is written on a page, and the file it becomes. Knows nothing of linkage. */
@NullMarked
package uk.linkage.report.page;

import org.jspecify.annotations.NullMarked;
