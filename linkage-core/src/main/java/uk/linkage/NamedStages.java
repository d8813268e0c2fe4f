package uk.linkage;

/** Tells of stages by the name of the file they are about. */
record NamedStages(String name, StageListener listener) implements StageListener {

  @Override
  public void started(String stage, long expected) {
    listener.started(name + " " + stage, expected);
  }

  @Override
  public void progressed(long done) {
    listener.progressed(done);
  }

  @Override
  public void finished(StageReport report) {
    listener.finished(report.of(name));
  }
}
