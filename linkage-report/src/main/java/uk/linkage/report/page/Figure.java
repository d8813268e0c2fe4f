package uk.linkage.report.page;

import org.jspecify.annotations.Nullable;

/**
 * A table and, where a picture tells more, a chart of it.
 *
 * @param id its name in links and files: small letters, digits and hyphens, no other on the page
 *     the same
 * @param heading what it shows
 * @param says what the figures say, in a sentence with the figures in it
 * @param advice what to do about it, in a sentence; empty if nothing
 * @param formula the formula of its numbers in words and signs, as docs/method.md has it; null if
 *     they were counted
 * @param chart the picture; null if the table is enough
 * @param table the figures; all that the picture shows is in it
 */
public record Figure(
    String id,
    String heading,
    String says,
    String advice,
    @Nullable String formula,
    @Nullable Chart chart,
    DataTable table)
    implements Block {}
