package uk.linkage.cli.options;

import uk.linkage.attributor.Postcode;

/** Reads how deep the postcodes of a column go. */
public final class PostcodeChoice extends ChoiceConverter<Postcode.Kind> {

  /** For picocli. */
  public PostcodeChoice() {
    super(Postcode.Kind.class);
  }
}
