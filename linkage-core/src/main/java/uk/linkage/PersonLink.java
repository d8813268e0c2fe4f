package uk.linkage;

/**
 * A person of IMS who is held to be a person of NDTMS.
 *
 * @param ims the number of the person in IMS, from 1
 * @param ndtms the number of the person in NDTMS, from 1
 * @param logOdds log2 of the odds that they are one; not a number if nothing was weighed
 * @param margin how many bits the best way to pair persons off is better than the best way without
 *     this link
 */
public record PersonLink(int ims, int ndtms, double logOdds, double margin) {

  /**
   * A link is ambiguous if what would be without it is more than a tenth as likely as what is with
   * it: log2 of 9.
   */
  public static final double CLEAR_MARGIN = 3.169925001442312;

  /**
   * Tells whether another person may be meant as well.
   *
   * @return whether the margin is too small
   */
  public boolean isAmbiguous() {
    return margin < CLEAR_MARGIN;
  }
}
