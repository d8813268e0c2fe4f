/**
 * Groups of options that several commands share, each turned into a plain record that knows nothing
 * of a command line.
 *
 * <p>Read {@link uk.linkage.cli.options.ReadingOptions} first.
 */
@NullMarked
package uk.linkage.cli.options;

import org.jspecify.annotations.NullMarked;
