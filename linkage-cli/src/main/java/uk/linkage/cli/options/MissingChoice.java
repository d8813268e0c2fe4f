package uk.linkage.cli.options;

import uk.linkage.duckdb.store.load.MissingRule;

/** Reads what a missing record means. */
public final class MissingChoice extends ChoiceConverter<MissingRule> {

  /** For picocli. */
  public MissingChoice() {
    super(MissingRule.class);
  }
}
