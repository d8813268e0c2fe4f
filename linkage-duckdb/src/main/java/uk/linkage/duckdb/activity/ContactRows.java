package uk.linkage.duckdb.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.input.ContactFile;
import uk.linkage.duckdb.input.RowPart;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.TextColumn;
import uk.linkage.journey.Contacts;

/** The rows of a file of contacts: read on all threads, put together in order. */
final class ContactRows {

  /** A row whose day can't be used. */
  record Rejected(int row, ContactDefect defect) {}

  private final ContactFile file;
  private final RecordFinder finder;
  private final ContactDay day;
  private final Interventions interventions;
  private final Contacts.Builder contacts;
  private final List<Rejected> rejected = new ArrayList<>();
  private int rows;
  private long withoutRecord;

  ContactRows(
      ContactFile file,
      RecordFinder finder,
      ContactDay day,
      Interventions interventions,
      Contacts.Builder contacts) {
    this.file = file;
    this.finder = finder;
    this.day = day;
    this.interventions = interventions;
    this.contacts = contacts;
  }

  RowPart part() {
    return new Part();
  }

  List<Rejected> rejected() {
    return rejected;
  }

  long withoutRecord() {
    return withoutRecord;
  }

  /** Some rows on their way. */
  private final class Part implements RowPart {
    private final @Nullable TextColumn providers = column(file.provider());
    private final TextColumn ids = new TextColumn();
    private final TextColumn dates = new TextColumn();
    private final @Nullable TextColumn kinds = column(file.intervention());
    private final List<TextColumn> columns = new ArrayList<>();
    private final RecordFinder own = finder.another();
    private final int usualProvider = own.provider(file.usualProvider());
    private int[] records = {};
    private int[] days = {};
    private int count;

    Part() {
      if (providers != null) {
        columns.add(providers);
      }
      columns.add(ids);
      columns.add(dates);
      if (kinds != null) {
        columns.add(kinds);
      }
    }

    private static @Nullable TextColumn column(int place) {
      return place == ContactFile.ABSENT ? null : new TextColumn();
    }

    @Override
    public List<TextColumn> columns() {
      return columns;
    }

    @Override
    public void begin() {
      count = 0;
    }

    @Override
    public void read(int size) {
      if (records.length < size) {
        records = new int[size];
        days = new int[size];
      }
      for (int row = 0; row < size; row++) {
        records[row] = record(row);
        // Of a record that takes no part not even the day is looked at.
        if (records[row] != RecordFinder.NONE) {
          dates.select(row);
          days[row] = day.parse(dates.bytes(), dates.from(), dates.to());
        }
      }
      count = size;
    }

    private int record(int row) {
      int provider = usualProvider;
      if (providers != null) {
        providers.select(row);
        if (!providers.isBlank()) {
          provider = own.provider(providers.bytes(), providers.from(), providers.to());
        }
      }
      if (provider == RecordFinder.NONE) {
        return RecordFinder.NONE;
      }
      ids.select(row);
      return own.record(provider, ids.bytes(), ids.from(), ids.to());
    }

    @Override
    public void take() {
      for (int row = 0; row < count; row++) {
        if (records[row] == RecordFinder.NONE) {
          withoutRecord++;
          continue;
        }
        ContactDefect defect = ContactDay.defect(days[row]);
        if (defect == null) {
          contacts.add(records[row], days[row], intervention(row));
        } else {
          rejected.add(new Rejected(rows + row, defect));
        }
      }
      rows += count;
    }

    private int intervention(int row) {
      if (kinds == null) {
        return 0;
      }
      kinds.select(row);
      int number = interventions.numberOf(kinds.bytes(), kinds.from(), kinds.to());
      if (number == Interventions.TOO_MANY) {
        throw new InputRefusedException(
            String.format(
                Locale.ROOT,
                "%s: column '%s' must hold kinds of contact, got more than %,d different texts;"
                    + " name the right column with %s intervention=NAME",
                file.table().file().path(),
                file.table().header().get(file.intervention()),
                Contacts.MOST_INTERVENTIONS - 1,
                ContactFile.OPTION));
      }
      return number;
    }
  }
}
