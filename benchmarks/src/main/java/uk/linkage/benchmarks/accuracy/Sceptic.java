package uk.linkage.benchmarks.accuracy;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import uk.linkage.LinkageMethod;
import uk.linkage.ModelSettings;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.fixtures.world.Care;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.model.FitResult;
import uk.linkage.model.PatternMisfit;
import uk.linkage.schema.AgreementLattice;

/** Looks for where the model is wrong. */
final class Sceptic {

  private static final int MOST_LINES = 8;
  private static final int MOST_MISFITS = 4;
  private static final int PERSONS = 70_000;
  private static final int MANY_PERSONS = 700_000;
  private static final int MOST_RECORDS_PAIR_BY_PAIR = 60_000;
  private static final double[] THRESHOLDS = {0.9, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01};

  private final PublicData data;
  private final int threads;
  private final PrintStream progress;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> falseLinks = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final List<String> misfits = new ArrayList<>();
  private final List<String> misjudged = new ArrayList<>();
  private final List<String> thresholds = new ArrayList<>();

  Sceptic(PublicData data, int threads, PrintStream progress) {
    this.data = data;
    this.threads = threads;
    this.progress = progress;
  }

  /** The figures of all trials so far. */
  List<Row> rows() {
    return rows;
  }

  String tables() {
    falseLinks.add("| data set | who is taken for whom | false links |");
    falseLinks.add("|---|---|---|");
    values.add("| data set | weighed by | links | precision | estimated | recall |");
    values.add("|---|---|---|---|---|---|");
    misfits.add("| data set | pattern | pairs | expected | expected matches moved |");
    misfits.add("|---|---|---|---|---|");
    misjudged.add("| data set | agreement | pairs | estimated true | true | too many |");
    misjudged.add("|---|---|---|---|---|---|");
    OtherWorlds.all().forEach(this::otherWorld);
    for (int persons : new int[] {14_000, PERSONS, MANY_PERSONS}) {
      for (Care care : List.of(Care.CAREFUL, Care.REALISTIC, Care.CARELESS)) {
        world(persons, care);
      }
    }
    thresholds.add(
        "| data set | threshold | persons' precision | recall | F1 | B-cubed F1 | count bias |"
            + " true pairs between files | held to be |");
    thresholds.add("|---|---|---|---|---|---|---|---|---|");
    for (DataSet set : Stream.of(data.h50k(), data.ons()).flatMap(Optional::stream).toList()) {
      study(set);
      for (double threshold : THRESHOLDS) {
        addThreshold(set, threshold);
      }
    }
    return "### Other worlds\n\n"
        + AccuracyTables.beliefs(rows)
        + "\n"
        + AccuracyTables.persons(rows)
        + "\n"
        + String.join("\n", notes)
        + "\n\n### False links\n\n"
        + String.join("\n", falseLinks)
        + "\n\n### Ways to agree that are misjudged most\n\n"
        + String.join("\n", misjudged)
        + "\n\n### Patterns that misfit\n\n"
        + String.join("\n", misfits)
        + "\n\n### Values\n\n"
        + String.join("\n", values)
        + "\n\n### Thresholds\n\n"
        + String.join("\n", thresholds)
        + "\n";
  }

  private void otherWorld(DataSet world) {
    for (LinkageMethod method : List.of(LinkageMethod.LADDER, LinkageMethod.PROBABILISTIC)) {
      Optional<Trial> trial = run(world, method);
      trial.map(Row::of).ifPresent(rows::add);
      trial.map(t -> t.result().notes()).ifPresent(notes -> note(world.group(), notes));
    }
  }

  private Optional<Trial> run(DataSet world, LinkageMethod method) {
    progress.println(world.group() + ", " + method.label());
    try {
      return Optional.of(Trial.run(world, method, threads));
    } catch (InputRefusedException e) {
      note(world.group() + ", " + method.label(), List.of("refused: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private void note(String world, List<String> said) {
    said.forEach(note -> notes.add("* " + world + ": " + note));
  }

  private void world(int persons, Care care) {
    WorldSettings settings = Worlds.settings(persons, care, 1);
    study(Worlds.of(persons, care, 1))
        .ifPresent(
            trial -> {
              FalseLinks found = FalseLinks.of(trial, settings);
              String name = trial.data().group();
              falseLinks.add(
                  Figures.line(name, "all, as estimated", Figures.count(found.expected())));
              found
                  .links()
                  .forEach(
                      (kind, links) ->
                          falseLinks.add(Figures.line(name, kind.label, Figures.count(links))));
            });
  }

  private Optional<Trial> study(DataSet set) {
    Optional<Trial> found = run(set, LinkageMethod.PROBABILISTIC);
    found.ifPresent(
        trial -> {
          note(set.group(), trial.result().notes());
          addMisjudged(trial);
          addMisfits(trial);
          if (trial.clients().size() <= MOST_RECORDS_PAIR_BY_PAIR) {
            addValues(trial);
          }
        });
    return found;
  }

  private void addMisjudged(Trial trial) {
    for (Misjudged way : Misjudged.of(trial).subList(0, MOST_LINES)) {
      misjudged.add(
          Figures.line(
              trial.data().group(),
              way.agreement(),
              Figures.count(way.pairs()),
              Figures.count(way.estimated()),
              Figures.count(way.real()),
              Figures.count(way.estimated() - way.real())));
    }
  }

  private void addMisfits(Trial trial) {
    FitResult fit = trial.model().fit();
    if (fit == null) {
      return;
    }
    AgreementLattice lattice = trial.model().census().lattice();
    String name = trial.data().group();
    misfits.add(
        Figures.line(
            name,
            "all, as a share of the expected matches (" + fit.model().kind() + ")",
            "",
            "",
            Figures.share(fit.fit().linkEffect())));
    fit.fit().misfits().stream()
        .limit(MOST_MISFITS)
        .forEach(misfit -> misfits.add(line(name, lattice, misfit)));
  }

  private static String line(String name, AgreementLattice lattice, PatternMisfit misfit) {
    List<String> cells = new ArrayList<>();
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      cells.add(
          lattice.schema().comparisons().get(comparison).name()
              + " "
              + lattice.cellName(comparison, lattice.cellOf(misfit.pattern(), comparison)));
    }
    return Figures.line(
        name,
        String.join(", ", cells),
        Figures.count(misfit.observed()),
        Figures.count(misfit.expected()),
        Figures.count(misfit.linkEffect()));
  }

  private void addValues(Trial trial) {
    LinkFigures with = trial.links();
    WithoutValues without = WithoutValues.of(trial, threads);
    String name = trial.data().group();
    values.add(
        Figures.line(
            name,
            "pattern and values",
            Figures.count(with.links()),
            Figures.share(with.precision()),
            Figures.share(with.estimatedPrecision()),
            Figures.share(with.recall())));
    values.add(
        Figures.line(
            name,
            "pattern alone",
            Figures.count(without.links()),
            Figures.share(without.precision()),
            Figures.share(without.estimatedPrecision()),
            Figures.share((double) without.trueLinks() / with.truePairs())));
  }

  private void addThreshold(DataSet set, double threshold) {
    ModelSettings model = new ModelSettings(threshold, /* trained= */ null, Set.of());
    Trial trial = Trial.run(set, LinkageMethod.PROBABILISTIC, model, threads);
    Accuracy persons = trial.persons();
    BetweenFiles between = BetweenFiles.of(trial);
    thresholds.add(
        Figures.line(
            set.group(),
            Figures.share(threshold),
            Figures.share(persons.precision()),
            Figures.share(persons.recall()),
            Figures.share(persons.f1()),
            Figures.share(persons.bcubedF1()),
            Figures.off(persons.countBias()),
            Figures.count(between.found()),
            Figures.count(between.held())));
  }
}
