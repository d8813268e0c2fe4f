package uk.linkage.duckdb.explain;

/**
 * A record of a person.
 *
 * @param name the record
 * @param person the number of its person, which is good in its result only
 */
public record Member(RecordName name, long person) {}
