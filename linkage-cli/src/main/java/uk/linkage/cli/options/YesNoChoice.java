package uk.linkage.cli.options;

/** Reads yes or no. */
public final class YesNoChoice extends ChoiceConverter<YesNoChoice.YesNo> {

  /** Yes or no. */
  public enum YesNo {
    /** Yes. */
    YES,
    /** No. */
    NO
  }

  /** For picocli. */
  public YesNoChoice() {
    super(YesNo.class);
  }
}
