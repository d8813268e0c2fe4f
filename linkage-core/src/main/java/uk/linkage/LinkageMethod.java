package uk.linkage;

import java.util.Locale;
import uk.linkage.match.MatchLadder;

/** How it is decided which records are one person. */
public enum LinkageMethod {
  /** A Fellegi-Sunter model, fitted to the records at hand on all their pairs. */
  PROBABILISTIC,
  /** Equal initials, date of birth and sex: NDTMS's own definition of a person. */
  ATTRIBUTOR,
  /** Named match keys in order, each relaxed one with the support of the postcode. */
  LADDER;

  /**
   * Returns the match keys that the method links by.
   *
   * @return the keys in order
   * @throws IllegalStateException if it links by a model, which finds its own keys
   */
  public MatchLadder keys() {
    return switch (this) {
      case PROBABILISTIC -> throw new IllegalStateException("a model finds its own keys");
      case ATTRIBUTOR -> ClientMatchKeys.attributor();
      case LADDER -> ClientMatchKeys.ladder();
    };
  }

  /**
   * Returns the name of the method on the command line and in outputs.
   *
   * @return the name in lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
