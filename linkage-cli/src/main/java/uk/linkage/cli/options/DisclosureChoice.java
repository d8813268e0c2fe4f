package uk.linkage.cli.options;

import uk.linkage.disclosure.DisclosureMode;

/** Reads a mode of disclosure control. */
public final class DisclosureChoice extends ChoiceConverter<DisclosureMode> {

  /** For picocli. */
  public DisclosureChoice() {
    super(DisclosureMode.class);
  }
}
