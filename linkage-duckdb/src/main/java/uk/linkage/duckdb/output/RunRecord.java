package uk.linkage.duckdb.output;

import java.time.LocalDate;
import java.util.List;
import uk.linkage.LinkageResult;
import uk.linkage.StageReport;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.InputFile;

/**
 * What a run did and took, for run.json.
 *
 * @param inputs every file that was read
 * @param stages what each stage did, in order
 * @param records how many records took part
 * @param asAt the reference date
 * @param threads how many threads worked
 * @param memoryAllowed how many bytes the run was allowed
 * @param memoryEstimated how many it was estimated to take
 * @param showsCounts whether what a stage counted may be shown: stages count persons exactly
 */
public record RunRecord(
    List<InputFile> inputs,
    List<StageReport> stages,
    long records,
    LocalDate asAt,
    int threads,
    long memoryAllowed,
    long memoryEstimated,
    boolean showsCounts) {

  public RunRecord {
    inputs = List.copyOf(inputs);
    stages = List.copyOf(stages);
  }

  /**
   * What a linkage of some files did and took.
   *
   * @param result what was found
   * @param files what it was found in
   * @return the record
   */
  public static RunRecord of(LinkageResult result, ClientFiles files) {
    return new RunRecord(
        files.files(),
        result.stages(),
        result.intake().clients().size(),
        result.settings().intake().asAt(),
        result.settings().threads(),
        result.settings().memoryBytes(),
        result.memory().bytes(),
        /* showsCounts= */ true);
  }
}
