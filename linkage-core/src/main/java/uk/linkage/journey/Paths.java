package uk.linkage.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths of persons through the providers, and how many persons have each. Episodes that are
 * history are not on them.
 */
public final class Paths {

  /**
   * A path.
   *
   * @param providers the providers in order of the episodes, repeats beside each other merged
   * @param persons how many persons have it
   */
  public record Path(List<Integer> providers, long persons) {

    public Path {
      providers = List.copyOf(providers);
    }
  }

  /**
   * A step from one stage of paths to the next.
   *
   * @param stage the stage from which it goes, from 0
   * @param from the provider at that stage
   * @param to the provider at the next
   * @param persons how many persons take it there
   */
  public record Step(int stage, int from, int to, long persons) {}

  private final List<Path> paths;
  private final long persons;

  private Paths(List<Path> paths, long persons) {
    this.paths = List.copyOf(paths);
    this.persons = persons;
  }

  /**
   * Counts paths.
   *
   * @param journeys the journeys
   * @return the counts, small ones among them
   */
  public static Paths of(Journeys journeys) {
    Map<List<Integer>, Long> counts = new HashMap<>();
    long persons = 0;
    List<Integer> path = new ArrayList<>();
    for (int person = 1; person <= journeys.persons(); person++) {
      path.clear();
      for (int i = journeys.from(person); i < journeys.to(person); i++) {
        if (path.isEmpty() || path.get(path.size() - 1) != journeys.provider(i)) {
          path.add(journeys.provider(i));
        }
      }
      if (!path.isEmpty()) {
        persons++;
        counts.merge(List.copyOf(path), 1L, Long::sum);
      }
    }
    List<Path> paths = new ArrayList<>();
    counts.forEach((providers, count) -> paths.add(new Path(providers, count)));
    paths.sort(
        Comparator.comparingLong(Path::persons)
            .reversed()
            .thenComparing(Path::providers, Paths::compare));
    return new Paths(paths, persons);
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /**
   * Returns all paths.
   *
   * @return the most frequent first, those of as many persons in order of their providers
   */
  public List<Path> paths() {
    return paths;
  }

  /**
   * Returns how many persons have a path.
   *
   * @return the sum over all paths
   */
  public long persons() {
    return persons;
  }

  /**
   * Returns the steps between the first stages of all paths.
   *
   * @param stages how many stages are looked at
   * @return steps in order of stage, those of a stage the most frequent first
   */
  public List<Step> steps(int stages) {
    record Place(int stage, int from, int to) {}
    Map<Place, Long> counts = new HashMap<>();
    for (Path path : paths) {
      for (int stage = 0; stage + 1 < Math.min(stages, path.providers().size()); stage++) {
        Place place =
            new Place(stage, path.providers().get(stage), path.providers().get(stage + 1));
        counts.merge(place, path.persons(), Long::sum);
      }
    }
    List<Step> steps = new ArrayList<>();
    counts.forEach((at, count) -> steps.add(new Step(at.stage(), at.from(), at.to(), count)));
    steps.sort(
        Comparator.comparingInt(Step::stage)
            .thenComparing(Comparator.comparingLong(Step::persons).reversed())
            .thenComparingInt(Step::from)
            .thenComparingInt(Step::to));
    return steps;
  }
}
