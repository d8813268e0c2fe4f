package uk.linkage.schema;

import org.jspecify.annotations.Nullable;

/**
 * One way in which two records may agree, such as "month and year of birth are the same".
 *
 * @param name what the level is called in outputs, such as {@code month and year}
 * @param mask the bits that must be equal
 * @param twist the exchange that one side goes through first, or null for none
 */
public record Level(String name, long mask, @Nullable Twist twist) {

  /**
   * A level without a twist.
   *
   * @param name what the level is called in outputs
   * @param mask the bits that must be equal
   */
  public Level(String name, long mask) {
    this(name, mask, null);
  }

  public Level {
    if (mask == 0) {
      throw new IllegalArgumentException("level " + name + " must compare at least one bit");
    }
  }
}
