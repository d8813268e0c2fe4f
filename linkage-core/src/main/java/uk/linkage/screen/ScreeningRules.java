package uk.linkage.screen;

import java.util.Set;

/**
 * What counts as consent, and as a record of the Drug Related Death module.
 *
 * @param consentHeld whether every record has consent by a statement of the user, so that no column
 *     is asked for; a column that is there is obeyed all the same
 * @param yes the words for Yes, in lower case
 * @param no the words for No, in lower case
 * @param unknown the words for a consent that was not recorded, in lower case; a blank is one
 *     anyway
 * @param drugRelatedDeath the words by which the module column names the Drug Related Death module,
 *     in lower case
 */
public record ScreeningRules(
    boolean consentHeld,
    Set<String> yes,
    Set<String> no,
    Set<String> unknown,
    Set<String> drugRelatedDeath) {

  /** The rules for a file with a consent column that says Yes or No. */
  public static final ScreeningRules STANDARD =
      new ScreeningRules(
          false,
          Set.of("y", "yes", "true"),
          Set.of("n", "no", "false"),
          Set.of("unknown", "not known", "not recorded", "not stated"),
          Set.of("drd", "drug related death", "drug-related death", "drug related deaths"));

  public ScreeningRules {
    yes = Set.copyOf(yes);
    no = Set.copyOf(no);
    unknown = Set.copyOf(unknown);
    drugRelatedDeath = Set.copyOf(drugRelatedDeath);
  }

  /**
   * Returns these rules with another statement about consent.
   *
   * @param held whether every record has consent by a statement of the user
   * @return new rules
   */
  public ScreeningRules withConsentHeld(boolean held) {
    return new ScreeningRules(held, yes, no, unknown, drugRelatedDeath);
  }
}
