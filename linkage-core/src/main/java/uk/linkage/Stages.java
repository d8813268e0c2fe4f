package uk.linkage;

import java.util.ArrayList;
import java.util.List;

/** Takes the time of stages, and tells a listener of them. */
final class Stages {

  private final StageListener listener;
  private final List<StageReport> reports = new ArrayList<>();

  Stages(StageListener listener) {
    this.listener = listener;
  }

  /**
   * A stage begins.
   *
   * @param expected about how many steps it has, or -1
   * @return when
   */
  long started(String stage, long expected) {
    listener.started(stage, expected);
    return System.nanoTime();
  }

  /** A stage has ended. */
  void finished(String stage, long start, long in, long out, String unit, long bytes) {
    StageReport report = new StageReport(stage, in, out, unit, System.nanoTime() - start, bytes);
    reports.add(report);
    listener.finished(report);
  }

  /** Takes in a stage that was told of already. */
  void add(StageReport report) {
    reports.add(report);
  }

  List<StageReport> reports() {
    return List.copyOf(reports);
  }
}
