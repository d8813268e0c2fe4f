package uk.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.cluster.Persons;
import uk.linkage.count.PersonCount;
import uk.linkage.intake.IntakeResult;
import uk.linkage.match.Links;
import uk.linkage.match.MatchKeyReport;

/**
 * What a run found.
 *
 * @param settings what it was asked; the greatest age is the one that was used
 * @param intake the clients that take part, and the counts of all others
 * @param links the pairs that were linked
 * @param keys what each match key did; empty if the method is probabilistic
 * @param model what the model believes; null if the method has none, or there is nothing to compare
 * @param persons the person of each record
 * @param count how many persons there are, as far as can be told
 * @param memory the estimate made before the work
 * @param stages what each stage did, in order
 * @param notes what the user should know, in sentences
 */
public record LinkageResult(
    LinkageSettings settings,
    IntakeResult intake,
    Links links,
    List<MatchKeyReport> keys,
    @Nullable ModelResult model,
    Persons persons,
    PersonCount count,
    MemoryEstimate memory,
    List<StageReport> stages,
    List<String> notes) {

  public LinkageResult {
    keys = List.copyOf(keys);
    stages = List.copyOf(stages);
    notes = List.copyOf(notes);
  }

  /**
   * Returns how many persons a plain count of distinct attributors gives.
   *
   * @return a number of attributors; a record without a whole one is counted by itself
   */
  public long distinctAttributors() {
    return count.naive().counted();
  }
}
