package uk.linkage.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts the pairs of records an operation answers for, so that JMH tells pairs per second. */
@State(Scope.Thread)
@AuxCounters
public class Pairs {

  /** How many since the iteration began. */
  public long pairs;

  /** Nothing counted yet. */
  public Pairs() {}
}
