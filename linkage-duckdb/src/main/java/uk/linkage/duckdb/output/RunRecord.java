package uk.linkage.duckdb.output;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.StageReport;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.duckdb.input.StoreUsed;

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
 * @param store the store that was read, or null if none was
 */
public record RunRecord(
    List<InputFile> inputs,
    List<StageReport> stages,
    long records,
    LocalDate asAt,
    int threads,
    long memoryAllowed,
    long memoryEstimated,
    boolean showsCounts,
    @Nullable StoreUsed store) {

  public RunRecord {
    inputs = List.copyOf(inputs);
    stages = List.copyOf(stages);
  }

  /**
   * What a run without a store did and took.
   *
   * @param inputs every file that was read
   * @param stages what each stage did, in order
   * @param records how many records took part
   * @param asAt the reference date
   * @param threads how many threads worked
   * @param memoryAllowed how many bytes the run was allowed
   * @param memoryEstimated how many it was estimated to take
   * @param showsCounts whether what a stage counted may be shown
   */
  public RunRecord(
      List<InputFile> inputs,
      List<StageReport> stages,
      long records,
      LocalDate asAt,
      int threads,
      long memoryAllowed,
      long memoryEstimated,
      boolean showsCounts) {
    this(
        inputs,
        stages,
        records,
        asAt,
        threads,
        memoryAllowed,
        memoryEstimated,
        showsCounts,
        /* store= */ null);
  }

  /**
   * What a linkage of some files did and took.
   *
   * @param result what was found
   * @param files what it was found in
   * @return the record
   */
  public static RunRecord of(LinkageResult result, ReadClients files) {
    return new RunRecord(
        files.files(),
        result.stages(),
        result.intake().clients().size(),
        result.settings().intake().asAt(),
        result.settings().threads(),
        result.settings().memoryBytes(),
        result.memory().bytes(),
        /* showsCounts= */ true,
        files.store());
  }
}
