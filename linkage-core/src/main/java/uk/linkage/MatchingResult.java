package uk.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.PlaceboShift;

/**
 * What a match of IMS and NDTMS found.
 *
 * @param settings what it was asked
 * @param ims the persons of IMS
 * @param ndtms the persons of NDTMS
 * @param links who is in both, in order of the persons of IMS; nobody more than once
 * @param model what the model between the files believes; null if attributors were compared
 * @param totals how many persons are in contact with treatment
 * @param placebo how many pairs of records agree when the dates of one file are moved
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
    PlaceboShift placebo,
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

  /**
   * Returns the person of each record, those of IMS first: the persons of IMS have their numbers,
   * and those who are in NDTMS only the numbers that follow.
   *
   * @return a number from 1 for each record
   */
  public int[] personOfRecord() {
    int imsRecords = ims.intake().clients().size();
    int ndtmsRecords = ndtms.intake().clients().size();
    int[] numberOf = new int[ndtms.persons().count() + 1];
    for (PersonLink link : links) {
      numberOf[link.ndtms()] = link.ims();
    }
    int next = ims.persons().count();
    for (int person = 1; person < numberOf.length; person++) {
      if (numberOf[person] == 0) {
        numberOf[person] = ++next;
      }
    }
    int[] personOf = new int[imsRecords + ndtmsRecords];
    for (int record = 0; record < imsRecords; record++) {
      personOf[record] = ims.persons().personOf(record);
    }
    for (int record = 0; record < ndtmsRecords; record++) {
      personOf[imsRecords + record] = numberOf[ndtms.persons().personOf(record)];
    }
    return personOf;
  }
}
