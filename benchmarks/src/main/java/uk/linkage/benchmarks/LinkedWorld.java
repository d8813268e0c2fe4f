package uk.linkage.benchmarks;

import uk.linkage.match.Links;
import uk.linkage.parallel.Workers;

/** Records, and the pairs of them that a model links. */
final class LinkedWorld {

  final FittedWorld world;
  final int records;
  final int[] left;
  final int[] right;
  final int[] strongestFirst;

  /** Links the records of a world. */
  LinkedWorld(FittedWorld world) {
    this.world = world;
    this.records = world.records.length;
    try (Workers workers = new Workers(1)) {
      Links links = world.links(workers);
      this.left = new int[links.size()];
      this.right = new int[links.size()];
      for (int link = 0; link < left.length; link++) {
        left[link] = links.left(link);
        right[link] = links.right(link);
      }
      this.strongestFirst = links.strongestFirst();
    }
  }
}
