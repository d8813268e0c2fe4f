/**
 * Results in words and tables, for people, and as JSON and CSV, for programs.
 *
 * <p>Read {@link uk.linkage.cli.report.DedupeReport} first. Only counts and names of providers,
 * columns and files are here, never a value of a person. Everything is plain ASCII, because a
 * Windows console shows nothing else for certain.
 */
@NullMarked
package uk.linkage.cli.report;

import org.jspecify.annotations.NullMarked;
