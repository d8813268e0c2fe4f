package uk.linkage.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageReport;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.StoreUsed;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.duckdb.output.PeakHeap;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;
import uk.linkage.report.wording.Labels;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;

/** What ran, on what, and what it took. No other section has times or anything of the machine. */
final class RunSection {

  private static final double MB = 1 << 20;

  private RunSection() {}

  /**
   * What the user should know, in a section of its own; it says so if there is nothing.
   *
   * @param findings what is out of the ordinary at providers, told further down
   */
  static Section notes(List<String> notes, long findings) {
    List<String> all = new ArrayList<>(notes);
    if (findings > 0) {
      all.add(
          Wording.count(findings, "thing is", "things are")
              + " out of the ordinary in the records of providers: see Out of the ordinary.");
    }
    return notes(all);
  }

  /** The same where the quality of records is not on the page. */
  static Section notes(List<String> notes) {
    return new Section(
        "notes",
        "What one should know",
        "",
        List.of(notes.isEmpty() ? Words.of("Nothing out of the ordinary.") : new Words(notes)));
  }

  static Section of(RunRecord run, RunInfo info) {
    return new Section(
        "run",
        "The run",
        "What ran, on what, and what it took, up to the writing of this page. run.json has the"
            + " rest, and the SHA-256 of this page.",
        List.of(stages(run), inputs(run), facts(run, info)));
  }

  private static Figure stages(RunRecord run) {
    // A stage says how many persons or links it gave, and to the last one.
    boolean counts = run.showsCounts();
    Rows rows = new Rows("Stages").text("stage");
    if (counts) {
      rows.number("in", "out").text("of");
    }
    rows.number("ms", "MB held");
    List<String> names = new ArrayList<>();
    List<@Nullable Double> times = new ArrayList<>();
    double all = 0;
    String longest = "";
    double most = -1;
    for (StageReport stage : run.stages()) {
      double ms = stage.elapsedNanos() / 1e6;
      names.add(stage.stage());
      times.add(ms);
      all += ms;
      if (ms > most) {
        most = ms;
        longest = stage.stage();
      }
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(stage.stage())));
      if (counts) {
        cells.addAll(List.of(Cell.of(stage.in()), Cell.of(stage.out()), Cell.of(stage.unit())));
      }
      cells.add(Cell.of(ms, 0));
      cells.add(Cell.of(stage.bytesHeld() / MB, 1));
      rows.add(cells);
    }
    return new Figure(
        "stages",
        "Stages",
        names.isEmpty()
            ? "Nothing ran."
            : String.format(
                Locale.ROOT,
                "The stages took %,.1f s together, the longest of them %s with %,.1f s.",
                all / 1000,
                longest,
                most / 1000),
        "",
        null,
        names.isEmpty()
            ? null
            : new Chart.Bars(
                "stage",
                "milliseconds",
                names,
                List.of(Chart.Series.of("time", times)),
                /* isStacked= */ false,
                /* isLogarithmic= */ false),
        rows.table());
  }

  /** From what the records come, in a few words. */
  static String sources(RunRecord run) {
    String files = Wording.count(run.inputs().size(), "file", "files");
    if (run.store() == null) {
      return files;
    }
    return run.inputs().isEmpty() ? "a store" : "a store and " + files;
  }

  private static Figure inputs(RunRecord run) {
    Rows rows =
        new Rows("Files that were read").text("file").number("rows", "bytes").text("SHA-256");
    for (InputFile file : run.inputs()) {
      rows.add(
          Cell.of(Labels.of(file.name())),
          Cell.of(file.rows()),
          Cell.of(file.sizeBytes()),
          Cell.of(file.sha256()));
    }
    return new Figure(
        "inputs",
        "Inputs",
        Wording.count(run.inputs().size(), "file was", "files were") + " read.",
        "The same files give the same results: keep the SHA-256 with what you publish.",
        null,
        null,
        rows.table());
  }

  private static Figure facts(RunRecord run, RunInfo info) {
    Rows rows = new Rows("Versions, settings and memory").text("what", "value");
    add(rows, "command", info.command());
    add(rows, "version of linkage", info.version());
    add(rows, "Java", Runtime.version().toString());
    add(rows, "system", System.getProperty("os.name", "unknown"));
    add(rows, "started", info.started().toString());
    add(rows, "as at", run.asAt().toString());
    ModelFile model = info.model();
    if (model != null) {
      add(rows, "model", Labels.of(Objects.toString(model.path().getFileName())));
      add(rows, "SHA-256 of the model", model.sha256());
    }
    StoreUsed store = run.store();
    if (store != null) {
      add(rows, "store", Labels.of(Objects.toString(store.file().getFileName())));
      add(rows, "data of the store", day(store.day()));
      add(rows, "last link of the store", day(store.linked()));
      add(rows, "model of the store", Integer.toString(store.model()));
      add(rows, "first day of the period", day(store.from()));
      add(rows, "last day of the period", day(store.to()));
    }
    Long seed = info.seed();
    if (seed != null) {
      add(rows, "seed", seed.toString());
    }
    add(rows, "threads", Integer.toString(run.threads()));
    if (run.showsCounts()) {
      add(rows, "records that took part", Wording.count(run.records()));
    }
    add(rows, "memory allowed", megabytes(run.memoryAllowed()));
    add(rows, "memory estimated", megabytes(run.memoryEstimated()));
    add(rows, "peak of the heap so far", megabytes(PeakHeap.bytes()));
    return new Figure(
        "facts",
        "Versions, settings and memory",
        "Linkage " + info.version() + ".",
        "",
        null,
        null,
        rows.table());
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "none" : day.toString();
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.0f MB", bytes / MB);
  }

  private static void add(Rows rows, String name, String value) {
    rows.add(Cell.of(name), Cell.of(value));
  }
}
