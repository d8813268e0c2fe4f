package uk.linkage.duckdb.output;

import java.time.Instant;

/**
 * Something that was destroyed.
 *
 * @param name what it was called, without the folder that it stood in
 * @param bytes how long it was
 * @param at when it was seen to be gone
 * @param how how it was destroyed, in words
 * @param verified how that was checked, in words
 */
public record Destroyed(String name, long bytes, Instant at, String how, String verified) {

  private static final String ABSENT = "absent: looked for after the removal and not found";

  static Destroyed overwritten(String name, long bytes) {
    return new Destroyed(
        name,
        bytes,
        Instant.now(),
        "overwritten with zeros at its full length, forced to the disk, removed",
        ABSENT);
  }

  static Destroyed removedOnly(String name, long bytes) {
    return new Destroyed(
        name, bytes, Instant.now(), "removed; it could not be overwritten before", ABSENT);
  }

  static Destroyed folder(String name) {
    return new Destroyed(name, 0, Instant.now(), "folder removed", ABSENT);
  }
}
