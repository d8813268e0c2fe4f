package uk.linkage;

import java.util.Locale;
import uk.linkage.match.MatchLadder;

/** How it is decided which records are one person. */
public enum LinkageMethod {
  /** Equal initials, date of birth and sex: NDTMS's own definition of a person. */
  ATTRIBUTOR,
  /** Named match keys in order, each relaxed one with the support of the postcode. */
  LADDER;

  /**
   * Returns the match keys that the method links by.
   *
   * @return the keys in order
   */
  public MatchLadder keys() {
    return switch (this) {
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
