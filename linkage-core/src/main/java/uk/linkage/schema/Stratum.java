package uk.linkage.schema;

/**
 * Fields whose values are worth different amounts, and hang together: agreeing on a rare value says
 * more than agreeing on a common one.
 *
 * @param name what the stratum is called in outputs
 * @param mask the bits of its fields
 */
public record Stratum(String name, long mask) {

  public Stratum {
    if (mask == 0) {
      throw new IllegalArgumentException("stratum " + name + " must have at least one field");
    }
  }
}
