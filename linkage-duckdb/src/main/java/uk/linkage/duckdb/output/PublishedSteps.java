package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.journey.Paths;

/**
 * The largest steps from the first to the second provider of paths, and from the second to the
 * third, as far as they may be shown, and how much of all steps they are.
 */
public final class PublishedSteps {

  /** From the first to the second, and from the second to the third. */
  public static final int STAGES = 2;

  private final List<Row> rows = new ArrayList<>();
  private final int[] listed = new int[STAGES];
  private final int[] shown = new int[STAGES];
  private final long[] personsListed = new long[STAGES];
  private final @Nullable Long[] persons = new @Nullable Long[STAGES];

  /**
   * A step.
   *
   * @param stage 0 or 1
   * @param from a provider
   * @param to a provider
   * @param persons how many persons
   */
  public record Row(int stage, String from, String to, long persons) {}

  PublishedSteps(
      List<Paths.Step> steps,
      List<String> providers,
      @Nullable DisclosureMode mode,
      int mostOfStage) {
    long[] all = new long[STAGES];
    for (Paths.Step step : steps) {
      int stage = step.stage();
      all[stage] += step.persons();
      Long of = PublishedTotals.alone(step.persons(), mode);
      if (of == null) {
        continue;
      }
      shown[stage]++;
      if (listed[stage] < mostOfStage) {
        listed[stage]++;
        personsListed[stage] += of;
        rows.add(new Row(stage, providers.get(step.from()), providers.get(step.to()), of));
      }
    }
    for (int stage = 0; stage < STAGES; stage++) {
      persons[stage] = PublishedTotals.alone(all[stage], mode);
    }
  }

  /**
   * Returns the steps that are listed.
   *
   * @return in order of stage, the most frequent first
   */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /**
   * Returns how many steps are listed.
   *
   * @param stage 0 or 1
   * @return no more than were asked for
   */
  public int listed(int stage) {
    return listed[stage];
  }

  /**
   * Returns how many steps could be listed.
   *
   * @param stage 0 or 1
   * @return those of enough persons to be shown
   */
  public int shown(int stage) {
    return shown[stage];
  }

  /**
   * Returns which share of the persons who take a step at this stage take one that is listed.
   *
   * @param stage 0 or 1
   * @return 0 to 1, of numbers as they are shown; null if it isn't known
   */
  public @Nullable Double share(int stage) {
    Long all = persons[stage];
    return all == null || all == 0 ? null : Math.min(1, personsListed[stage] / (double) all);
  }
}
