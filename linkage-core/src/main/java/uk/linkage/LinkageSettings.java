package uk.linkage;

import uk.linkage.intake.IntakeSettings;

/**
 * What a run is asked to do.
 *
 * @param intake how cells are read and who takes part
 * @param method how it is decided which records are one person
 * @param model how pairs are weighed, if the method is probabilistic
 * @param threads how many threads work, at least 1; changes no result
 * @param memoryBytes how much memory the run may take
 */
public record LinkageSettings(
    IntakeSettings intake,
    LinkageMethod method,
    ModelSettings model,
    int threads,
    long memoryBytes) {

  public LinkageSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("there must be at least 1 thread, got " + threads);
    }
  }

  /**
   * Settings with the usual model settings.
   *
   * @param intake how cells are read and who takes part
   * @param method how it is decided which records are one person
   * @param threads how many threads work, at least 1; changes no result
   * @param memoryBytes how much memory the run may take
   */
  public LinkageSettings(
      IntakeSettings intake, LinkageMethod method, int threads, long memoryBytes) {
    this(intake, method, ModelSettings.USUAL, threads, memoryBytes);
  }

  /** How many links there is memory for, beside what linking itself takes. */
  long linkLimit(int records) {
    long forLinks = memoryBytes - MemoryEstimate.of(records, threads, method).bytes();
    return Math.min(Integer.MAX_VALUE - 8L, records + forLinks / MemoryEstimate.LINK_BYTES);
  }
}
