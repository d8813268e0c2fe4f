package uk.linkage.duckdb.store.period;

import java.time.LocalDate;
import java.util.Arrays;
import org.duckdb.DuckDBReadableVector;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.ContactSpells;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * When numbered records of a store were in contact.
 *
 * @param queries of the store
 * @param numbered a staged table of their numbers ({@code n}, from 0) and keys ({@code record})
 * @param size how many records it has
 */
record SpellRows(StoreQueries queries, String numbered, int size) {

  /** The spells in a period, cut to it. */
  ContactSpells within(Period period) {
    String ofThese = " FROM contact c JOIN " + numbered + " o ON o.record = c.record";
    int[] starts = new int[size + 1];
    int most = (int) queries.number("SELECT count(*)" + ofThese);
    int[] first = new int[most];
    int[] last = new int[most];
    int[] count = {0};
    int low = (int) period.first().toEpochDay();
    int high = (int) period.last().toEpochDay();
    queries.columns(
        "SELECT o.n, (c.first - DATE '1970-01-01')::INTEGER, (c.last - DATE '1970-01-01')::INTEGER"
            + ofThese
            + " ORDER BY o.n, c.first, c.last",
        chunk -> {
          DuckDBReadableVector n = chunk.vector(0);
          DuckDBReadableVector begin = chunk.vector(1);
          DuckDBReadableVector end = chunk.vector(2);
          for (long row = 0; row < chunk.rowCount(); row++) {
            if (begin.getInt(row) <= high && end.getInt(row) >= low) {
              first[count[0]] = packed(Math.max(low, begin.getInt(row)));
              last[count[0]++] = packed(Math.min(high, end.getInt(row)));
              starts[n.getInt(row) + 1]++;
            }
          }
        });
    for (int n = 0; n < size; n++) {
      starts[n + 1] += starts[n];
    }
    return ContactSpells.of(starts, Arrays.copyOf(first, count[0]), Arrays.copyOf(last, count[0]));
  }

  static int packed(int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return DateFormats.pack(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
