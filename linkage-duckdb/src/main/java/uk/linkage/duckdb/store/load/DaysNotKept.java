package uk.linkage.duckdb.store.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.linkage.count.ContactFault;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.intake.Clients;
import uk.linkage.intake.IntakeResult;

/**
 * Days of contact of an upload that the store doesn't keep, all for one reason. Their records are
 * loaded all the same.
 *
 * @param fault why not
 * @param days how many cells
 * @param provider the provider of the first one
 * @param file the name of its file
 * @param line the line of its row, from 1; of a Parquet file the row, from 1
 */
public record DaysNotKept(ContactFault fault, long days, String provider, String file, long line) {

  /** Gathers them while days are read. */
  static final class Found implements ContactFault.Listener {

    private static final class Tally {
      private long days;
      private int first = -1;
    }

    private final IntakeResult intake;
    private final Map<ContactFault, Tally> tallies = new EnumMap<>(ContactFault.class);

    Found(IntakeResult intake) {
      this.intake = intake;
    }

    @Override
    public void found(int record, ContactFault fault) {
      Tally tally = tallies.computeIfAbsent(fault, of -> new Tally());
      tally.days++;
      if (tally.first < 0 || intake.places().row(record) < intake.places().row(tally.first)) {
        tally.first = record;
      }
    }

    /** What was found, in the order of reasons. */
    List<DaysNotKept> in(ClientFiles files) {
      List<DaysNotKept> all = new ArrayList<>();
      Clients clients = intake.clients();
      tallies.forEach(
          (fault, tally) -> {
            int file = intake.places().file(tally.first);
            all.add(
                new DaysNotKept(
                    fault,
                    tally.days,
                    clients.providerNames().get(clients.provider(tally.first)),
                    files.shownName(file),
                    files.lineOf(file, intake.places().rowInFile(tally.first))));
          });
      return all;
    }
  }

  /** Says so, in a sentence without a value in it. */
  String inWords(LocalDate asAt) {
    String what =
        switch (fault) {
          case UNREADABLE ->
              Counted.of(
                      days,
                      "day of contact could not be read, and is",
                      "days of contact could not be read, and are")
                  + " not known; --date-format says how days are written";
          case TOO_EARLY ->
              Counted.of(days, "day of contact is", "days of contact are")
                  + " before "
                  + ContactFault.EARLIEST
                  + ", and not kept; have the provider correct the file";
          case AFTER_DATA ->
              Counted.of(days, "day of contact is", "days of contact are")
                  + " after the day of the data, "
                  + asAt
                  + ", and not kept: what is planned has not been; check --as-at, or have the"
                  + " provider correct the file";
        };
    return String.format(
        Locale.ROOT,
        "%s (%sprovider '%s', %s, line %d)",
        what,
        days == 1 ? "" : "the first: ",
        provider,
        file,
        line);
  }
}
