/**
 * What the commands have done: files are opened, the engine runs, results are written.
 *
 * <p>Read {@link uk.linkage.cli.run.Dedupe} first. Nothing here prints.
 */
@NullMarked
package uk.linkage.cli.run;

import org.jspecify.annotations.NullMarked;
