package uk.linkage.cli.run;

/**
 * How carefully the services of a made-up region write, in the generator's own words. The generator
 * itself is not loaded to read an option.
 */
public enum Care {
  /** No errors at all. */
  PERFECT,
  /** The errors of clinical records. */
  CAREFUL,
  /** The errors of services where clients say who they are. */
  REALISTIC,
  /** A stress test. */
  CARELESS
}
