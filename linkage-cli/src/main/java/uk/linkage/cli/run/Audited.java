package uk.linkage.cli.run;

import uk.linkage.duckdb.store.AuditHead;

/**
 * What came of work on a store, with the end of its audit afterwards.
 *
 * @param <T> what came of it
 * @param outcome what came of it
 * @param head the last row of the audit
 */
public record Audited<T>(T outcome, AuditHead head) {}
