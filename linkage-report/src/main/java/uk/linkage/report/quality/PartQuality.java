package uk.linkage.report.quality;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.linkage.attributor.Defect;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;

/**
 * How often one part of the attributor is missing in a provider's records, and why.
 *
 * @param part the part
 * @param missing records without it
 * @param blank those of them where the cell is blank
 * @param defects those where it holds something that can't be used, by what is wrong with it
 */
public record PartQuality(Part part, long missing, long blank, Map<Defect, Long> defects) {

  public PartQuality {
    defects = Collections.unmodifiableMap(new LinkedHashMap<>(defects));
  }

  /**
   * Looks at one part.
   *
   * @param tally what was counted while a provider's rows were read
   * @param part the part
   * @return how often it is missing, and why
   */
  public static PartQuality of(ProviderTally tally, Part part) {
    Map<Defect, Long> defects = new EnumMap<>(Defect.class);
    long withDefect = 0;
    for (Defect defect : defectsOf(part)) {
      long count = tally.defect(part, defect);
      defects.put(defect, count);
      withDefect += count;
    }
    long missing = tally.records() - tally.present(part);
    // A rejected record may have such a defect too, so the sum can come out a little high.
    return new PartQuality(part, missing, Math.max(0, missing - withDefect), defects);
  }

  /**
   * Returns the defects that leave a part missing, without a rejection of the record.
   *
   * @param part the part
   * @return an unmodifiable list, in order of display
   */
  public static List<Defect> defectsOf(Part part) {
    return switch (part) {
      case FIRST_INITIAL, LAST_INITIAL -> List.of(Defect.NO_INITIAL);
      case DOB -> List.of(Defect.DATE_UNREADABLE);
      case SEX -> List.of(Defect.SEX_NOT_KNOWN, Defect.SEX_UNREADABLE);
      case POSTCODE ->
          List.of(Defect.POSTCODE_PSEUDO, Defect.POSTCODE_UNREADABLE, Defect.POSTCODE_AREA_UNKNOWN);
    };
  }

  /**
   * Returns a defect in a word or two.
   *
   * @param defect any defect
   * @return words for people
   */
  public static String words(Defect defect) {
    return switch (defect) {
      case NO_INITIAL -> "no letter";
      case DATE_UNREADABLE -> "not a date";
      case SEX_NOT_KNOWN -> "stated as not known";
      case SEX_UNREADABLE -> "not understood";
      case POSTCODE_PSEUDO -> "pseudo postcode ZZ99";
      case POSTCODE_UNREADABLE -> "not a postcode";
      case POSTCODE_AREA_UNKNOWN -> "no such area";
      default -> defect.reason();
    };
  }
}
