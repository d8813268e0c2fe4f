/** A browser for tests: pages are opened as files and looked at as a reader would. */
@NullMarked
package uk.linkage.browser;

import org.jspecify.annotations.NullMarked;
