package uk.linkage.person;

import uk.linkage.cluster.CohesiveClusters;
import uk.linkage.cluster.LinkedComponents;
import uk.linkage.cluster.PairOdds;
import uk.linkage.cluster.Persons;
import uk.linkage.match.Links;

/**
 * The persons that weighed links make.
 *
 * <p>Records that no chain of links connects have nothing to do with each other, and of equal links
 * the one of the first records is followed first. So the persons of some records whose links all
 * lead to one another are the same whether the others are there or not.
 */
public final class LinkedPersons {

  private LinkedPersons() {}

  /**
   * Joins records to persons.
   *
   * @param records how many records there are
   * @param links the links between them
   * @param odds weighs any two of them
   * @param threshold log2 of the least odds of a link
   * @return the person of each record
   */
  public static Persons of(int records, Links links, PairOdds odds, double threshold) {
    LinkedComponents components = new LinkedComponents(records);
    for (int link = 0; link < links.size(); link++) {
      components.link(links.left(link), links.right(link));
    }
    // Links that speak for their pair can't be told to part by the cut, which is below 0; weaker
    // ones come with a threshold that the user has lowered.
    boolean settles = threshold >= 0;
    Links open = links.only(link -> !(settles && components.isComplete(links.left(link))));
    CohesiveClusters clusters =
        new CohesiveClusters(components.sets(), odds, CohesiveClusters.USUAL_CUT);
    for (int link = 0; link < open.size(); link++) {
      clusters.release(open.left(link));
      clusters.release(open.right(link));
    }
    for (int link : open.strongestFirst()) {
      clusters.join(open.left(link), open.right(link));
    }
    return Persons.of(clusters.sets());
  }
}
