package uk.linkage.duckdb.store;

/**
 * The end of the audit. Whoever has noted it can tell later whether anything up to it was changed.
 *
 * @param row the number of the last row, 0 if there is none
 * @param sha256 its SHA-256
 */
public record AuditHead(long row, String sha256) {}
