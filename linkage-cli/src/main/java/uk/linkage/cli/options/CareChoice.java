package uk.linkage.cli.options;

import uk.linkage.cli.run.Care;

/** Reads a care of services. */
public final class CareChoice extends ChoiceConverter<Care> {

  /** For picocli. */
  public CareChoice() {
    super(Care.class);
  }
}
