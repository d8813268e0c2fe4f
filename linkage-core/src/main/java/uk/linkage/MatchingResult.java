package uk.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.count.ContactTotals;

/**
 * What a match of IMS and NDTMS found.
 *
 * @param settings what it was asked
 * @param ims the persons of IMS
 * @param ndtms the persons of NDTMS
 * @param links who is in both, in order of the persons of IMS; nobody more than once
 * @param model what the model between the files believes; null if attributors were compared
 * @param totals how many persons are in contact with treatment
 * @param stages what each stage did, in order
 * @param notes what the user should know, in sentences
 */
public record MatchingResult(
    MatchingSettings settings,
    LinkageResult ims,
    LinkageResult ndtms,
    List<PersonLink> links,
    @Nullable MatchingModel model,
    ContactTotals totals,
    List<StageReport> stages,
    List<String> notes) {

  public MatchingResult {
    links = List.copyOf(links);
    stages = List.copyOf(stages);
    notes = List.copyOf(notes);
  }

  /**
   * Returns how many links are ambiguous.
   *
   * @return a number of links
   */
  public long ambiguous() {
    return links.stream().filter(PersonLink::isAmbiguous).count();
  }
}
