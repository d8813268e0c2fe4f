package uk.linkage.profile;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;

/**
 * The quality of one provider's attributors.
 *
 * @param tally what was counted while its rows were read
 * @param duplicates records with the same whole attributor as an earlier record of the provider
 * @param heapedDays the days of the year that look like default dates, in order of the year
 */
public record ProviderQuality(ProviderTally tally, long duplicates, List<HeapedDay> heapedDays) {

  /*
   * A provider has 366 days to look at, and a report some tens of providers: six standard deviations
   * of a Poisson count keep the expected number of false alarms below one in a million days. The
   * floor of ten keeps small providers' single births out of a report about many.
   */
  private static final double STANDARD_DEVIATIONS = 6;
  private static final int FEWEST = 10;
  private static final double DAYS_OF_YEAR = 365.25;

  public ProviderQuality {
    heapedDays = List.copyOf(heapedDays);
  }

  /**
   * Judges what was counted.
   *
   * @param tally what was counted while the provider's rows were read
   * @param duplicates records with the same whole attributor as an earlier record of the provider
   * @return the same, with the days that look like default dates
   */
  public static ProviderQuality of(ProviderTally tally, long duplicates) {
    List<HeapedDay> heaped = new ArrayList<>();
    double births = tally.present(Part.DOB);
    for (int month = 1; month <= 12; month++) {
      for (int day = 1; day <= 31; day++) {
        double share = month == 2 && day == 29 ? .25 : 1;
        double expected = births * share / DAYS_OF_YEAR;
        long records = tally.birthsOn(month, day);
        double alarm = expected + STANDARD_DEVIATIONS * Math.sqrt(Math.max(1, expected));
        if (records >= FEWEST && records > alarm) {
          heaped.add(new HeapedDay(month, day, records, expected));
        }
      }
    }
    return new ProviderQuality(tally, duplicates, heaped);
  }
}
