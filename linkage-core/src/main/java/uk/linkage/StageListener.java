package uk.linkage;

/** Is told what the pipeline is doing; for progress on a terminal. */
public interface StageListener {

  /** Hears nothing. */
  StageListener SILENT = new StageListener() {};

  /**
   * A stage begins.
   *
   * @param stage its name
   * @param expected about how many steps it has, or -1 if nobody knows
   */
  default void started(String stage, long expected) {}

  /**
   * A stage goes on.
   *
   * @param done how many steps are done
   */
  default void progressed(long done) {}

  /**
   * A stage has ended.
   *
   * @param report what it did
   */
  default void finished(StageReport report) {}
}
