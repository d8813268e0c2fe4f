package uk.linkage.duckdb.output;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Objects;

/** The most memory of Java's heap that the process has held. */
public final class PeakHeap {

  private PeakHeap() {}

  /**
   * Returns the sum over the parts of the heap of the most that each has held.
   *
   * @return bytes
   */
  public static long bytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .filter(Objects::nonNull)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
