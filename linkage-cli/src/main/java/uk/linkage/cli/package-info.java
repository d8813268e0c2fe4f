/**
 * The command line: one small class for each command, the exit codes, and what is said when
 * something goes wrong.
 *
 * <p>Read {@link uk.linkage.cli.LinkageCommand} first. A command turns its options into plain
 * records, has the work done and prints the result: results go to standard output, talk to standard
 * error.
 */
@NullMarked
package uk.linkage.cli;

import org.jspecify.annotations.NullMarked;
