package uk.linkage.cli.options;

import uk.linkage.LinkageMethod;

/** Reads a method of linkage. */
public final class MethodChoice extends ChoiceConverter<LinkageMethod> {

  /** For picocli. */
  public MethodChoice() {
    super(LinkageMethod.class);
  }
}
