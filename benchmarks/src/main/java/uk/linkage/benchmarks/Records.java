package uk.linkage.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts the records an operation goes through, so that JMH tells records per second. */
@State(Scope.Thread)
@AuxCounters
public class Records {

  /** How many since the iteration began. */
  public long records;

  /** Nothing counted yet. */
  public Records() {}
}
