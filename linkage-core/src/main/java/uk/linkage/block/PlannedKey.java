package uk.linkage.block;

/**
 * A blocking key that a plan chose, and what the census says of it.
 *
 * @param key the key
 * @param joins how many pairs share it
 * @param pairs how many of these share no earlier key of the plan, and so belong to this one
 */
public record PlannedKey(BlockingKey key, long joins, long pairs) {}
