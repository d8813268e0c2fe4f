package uk.linkage;

import uk.linkage.intake.IntakeSettings;

/**
 * What a run is asked to do.
 *
 * @param intake how cells are read and who takes part
 * @param method how it is decided which records are one person
 * @param threads how many threads work, at least 1; changes no result
 * @param memoryBytes how much memory the run may take
 */
public record LinkageSettings(
    IntakeSettings intake, LinkageMethod method, int threads, long memoryBytes) {

  public LinkageSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("there must be at least 1 thread, got " + threads);
    }
  }
}
