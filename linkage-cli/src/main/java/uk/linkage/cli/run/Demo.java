package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.linkage.LinkageMethod;
import uk.linkage.StageListener;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.evaluate.Evaluation;
import uk.linkage.duckdb.evaluate.PersonFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.fixtures.world.WorldSummary;

/**
 * Makes up a small region, links it by each method, and compares the persons found with the truth.
 *
 * @param folder where everything goes
 * @param region what the region is like
 * @param machine how much of the machine may be taken
 * @param version the version of linkage, to be kept with the results
 */
public record Demo(DemoFolder folder, Region region, Machine machine, String version) {

  /**
   * What one method found.
   *
   * @param method the method
   * @param linked what it found
   * @param evaluation how near that comes to the truth
   */
  public record MethodOutcome(LinkageMethod method, Dedupe.Outcome linked, Evaluation evaluation) {}

  /**
   * What came of it.
   *
   * @param world what was made up
   * @param methods one for each method
   * @param match the match of IMS and NDTMS
   */
  public record Outcome(WorldSummary world, List<MethodOutcome> methods, Match.Outcome match) {

    public Outcome {
      methods = List.copyOf(methods);
    }

    /**
     * Returns how many persons there are.
     *
     * @param group with whom they are in contact
     * @return the truth
     */
    public long truth(Group group) {
      return switch (group) {
        case IMS_ONLY -> world.ims().persons() - world.overlap();
        case NDTMS_ONLY -> world.ndtms().persons() - world.overlap();
        case BOTH -> world.overlap();
        case ANY -> world.ims().persons() + world.ndtms().persons() - world.overlap();
      };
    }

    /**
     * Returns what a method found.
     *
     * @param wanted the method
     * @return its outcome
     */
    public MethodOutcome method(LinkageMethod wanted) {
      return methods.stream().filter(m -> m.method() == wanted).findFirst().orElseThrow();
    }
  }

  /**
   * Does it, or leaves nothing.
   *
   * @param listener told what is being done
   * @return what came of it
   * @throws uk.linkage.intake.InputRefusedException if the folder holds something else than a demo
   */
  public Outcome run(StageListener listener) {
    boolean isNew = folder.prepare();
    try {
      return make(listener);
    } catch (RuntimeException | Error e) {
      folder.removeHalfMade(isNew, e);
      throw e;
    }
  }

  private Outcome make(StageListener listener) {
    WorldSummary world = new Synth(region, folder.data()).run(listener);
    List<MethodOutcome> outcomes = new ArrayList<>();
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes())) {
      for (LinkageMethod method : LinkageMethod.values()) {
        outcomes.add(link(method, db, listener));
      }
      return new Outcome(world, outcomes, match(db, listener));
    }
  }

  private MethodOutcome link(LinkageMethod method, DuckDb db, StageListener listener) {
    Path out = folder.result(method);
    RunInfo info = new RunInfo("demo", List.of(), version, Instant.now(), region.seed());
    Dedupe dedupe =
        new Dedupe(
            new RecordsAsked.OfFiles(reading(folder.inputs(), "ims"), MethodAsked.usual(method)),
            machine,
            out,
            OutputFormat.CSV,
            /* overwrite= */ false,
            info);
    Dedupe.Outcome linked = dedupe.run(db, listener);
    listener.started("evaluate", -1);
    Evaluation evaluation =
        PersonFiles.evaluate(
            db, out.resolve("persons.csv"), folder.truth(), out.resolve("links.csv"));
    return new MethodOutcome(method, linked, evaluation);
  }

  private Match.Outcome match(DuckDb db, StageListener listener) {
    CountingAsked counting =
        new CountingAsked(
            List.of(), List.of(), folder.lookup(), Map.of(), DisclosureMode.ROUND5, null);
    Match match =
        new Match(
            new RecordsAsked.OfFiles(
                reading(folder.inputs(), "ims"), MethodAsked.usual(LinkageMethod.PROBABILISTIC)),
            reading(folder.ndtms(), "ndtms"),
            /* dataSet= */ null,
            MethodAsked.usual(LinkageMethod.PROBABILISTIC),
            counting,
            machine,
            folder.match(),
            /* overwrite= */ false,
            new Match.Leaving(/* ephemeral= */ false, /* links= */ null),
            new RunInfo("demo", List.of(), version, Instant.now(), region.seed()));
    return match.run(db, listener);
  }

  @SuppressWarnings("NullAway") // loses the @Nullable of a nested type behind a compact constructor
  private ReadOptions reading(List<String> inputs, String profile) {
    return new ReadOptions(
        inputs,
        profile,
        Map.of(),
        Set.of(),
        "utf-8",
        null,
        false,
        List.of(),
        null,
        region.settings().asAt(),
        /* greatestAge= */ null);
  }
}
