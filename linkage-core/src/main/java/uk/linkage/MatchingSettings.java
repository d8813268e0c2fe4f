package uk.linkage;

/**
 * What a match of IMS and NDTMS is asked to do.
 *
 * @param ims how the records of IMS are read and joined to persons
 * @param ndtms the same of NDTMS
 * @param method how persons of the one are linked to persons of the other: {@link
 *     LinkageMethod#PROBABILISTIC}, or {@link LinkageMethod#ATTRIBUTOR} for NDTMS's own definition
 * @param threshold the least match probability of a link between the files, above 0 and below 1
 */
public record MatchingSettings(
    LinkageSettings ims, LinkageSettings ndtms, LinkageMethod method, double threshold) {

  public MatchingSettings {
    if (method == LinkageMethod.LADDER) {
      throw new IllegalArgumentException("files are matched by a model or by attributors");
    }
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("the threshold must be above 0 and below 1");
    }
  }
}
