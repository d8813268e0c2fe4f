/** Shows on a terminal how far a run is. */
@NullMarked
package uk.linkage.cli.progress;

import org.jspecify.annotations.NullMarked;
