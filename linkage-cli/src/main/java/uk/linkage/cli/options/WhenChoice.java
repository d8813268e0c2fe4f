package uk.linkage.cli.options;

/** Understands {@code --colour}. */
public final class WhenChoice extends ChoiceConverter<When> {

  /** For picocli. */
  public WhenChoice() {
    super(When.class);
  }
}
