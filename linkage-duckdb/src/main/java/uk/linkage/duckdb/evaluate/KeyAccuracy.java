package uk.linkage.duckdb.evaluate;

/**
 * How right the links of one match key are.
 *
 * @param key the name of the match key
 * @param links its links between records that the truth knows
 * @param trueLinks those between records of one person
 * @param wrongLinks those between records of two
 */
public record KeyAccuracy(String key, long links, long trueLinks, long wrongLinks) {}
