package uk.linkage.duckdb.activity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.ContactDays;
import uk.linkage.count.ContactSpells;
import uk.linkage.duckdb.input.ContactFile;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.intake.Clients;
import uk.linkage.journey.Contacts;
import uk.linkage.parallel.Workers;

/**
 * The contacts of the records that take part, from files of contacts, from the first and last days
 * of the client files or from the spells of a store, and what was counted of all other rows.
 */
public final class Activity {

  /**
   * A row whose day can't be used.
   *
   * @param file the number of the file
   * @param line the line, or of a Parquet file the row, from 1
   * @param defect why
   */
  public record Rejection(int file, long line, ContactDefect defect) {}

  private final List<ContactFile> files;
  private final Contacts.Builder contacts;
  private final List<Rejection> rejections = new ArrayList<>();
  private final Map<ContactDefect, Long> unusable = new EnumMap<>(ContactDefect.class);
  private final long[] withoutRecord;
  private long rows;

  private Activity(List<ContactFile> files, Contacts.Builder contacts) {
    this.files = List.copyOf(files);
    this.contacts = contacts;
    this.withoutRecord = new long[files.size()];
  }

  /**
   * Reads files of contacts.
   *
   * @param files the files
   * @param clients the records that take part
   * @param formats how days are written
   * @param asAt the reference date; no contact is later
   * @param workers on whose threads the rows are read
   * @param progress told the number of rows of the file at hand
   * @return the contacts
   * @throws uk.linkage.intake.InputRefusedException if a file can't be read
   */
  public static Activity read(
      List<ContactFile> files,
      Clients clients,
      DateFormats formats,
      java.time.LocalDate asAt,
      Workers workers,
      java.util.function.LongConsumer progress) {
    Activity activity = new Activity(files, new Contacts.Builder());
    RecordFinder finder = new RecordFinder(clients);
    ContactDay day = new ContactDay(formats, asAt);
    Interventions interventions = new Interventions();
    for (int i = 0; i < files.size(); i++) {
      ContactFile file = files.get(i);
      ContactRows rows = new ContactRows(file, finder, day, interventions, activity.contacts);
      activity.rows += file.table().read(file.places(), rows::part, workers, progress);
      activity.withoutRecord[i] = rows.withoutRecord();
      for (ContactRows.Rejected rejected : rows.rejected()) {
        activity.rejections.add(
            new Rejection(i, file.table().lineOf(rejected.row()), rejected.defect()));
      }
    }
    return activity;
  }

  /**
   * Takes the first and last days of the client files for contacts; of the time between nothing is
   * known.
   *
   * @param days the days of each record
   * @param asAt the reference date; a later day is left out
   * @return the contacts
   */
  public static Activity of(ContactDays days, int records, java.time.LocalDate asAt) {
    Activity activity = new Activity(List.of(), new Contacts.Builder());
    ContactDay check = new ContactDay(new DateFormats(asAt), asAt);
    for (int record = 0; record < records; record++) {
      if (days.first(record) > ContactDays.UNKNOWN) {
        activity.add(record, check.checked(ContactDay.epochDay(days.first(record))));
        if (days.last(record) != days.first(record)) {
          activity.add(record, check.checked(ContactDay.epochDay(days.last(record))));
        }
      }
    }
    return activity;
  }

  /**
   * Takes spells for contacts that last as long.
   *
   * @param spells when each record was in contact
   * @param records how many records there are
   * @param from the first day that is looked at; what ends before it is history, and not among the
   *     rows
   * @param asAt the reference date; what begins later is left out, and nothing lasts longer
   * @return the contacts
   */
  public static Activity of(
      ContactSpells spells, int records, java.time.LocalDate from, java.time.LocalDate asAt) {
    Activity activity = new Activity(List.of(), new Contacts.Builder());
    ContactDay check = new ContactDay(new DateFormats(asAt), asAt);
    for (int record = 0; record < records; record++) {
      for (int spell = spells.start(record); spell < spells.start(record + 1); spell++) {
        int last = ContactDay.epochDay(spells.last(spell));
        activity.add(
            record,
            check.checked(ContactDay.epochDay(spells.first(spell))),
            Math.min(last, (int) asAt.toEpochDay()),
            /* isHistory= */ last < from.toEpochDay());
      }
    }
    return activity;
  }

  private void add(int record, int day) {
    add(record, day, day, /* isHistory= */ false);
  }

  private void add(int record, int day, int lastDay, boolean isHistory) {
    rows += isHistory ? 0 : 1;
    ContactDefect defect = ContactDay.defect(day);
    if (defect == null) {
      contacts.addLasting(record, day, lastDay);
    } else if (!isHistory) {
      unusable.merge(defect, 1L, Long::sum);
    }
  }

  /**
   * Returns the contacts, to be put in order.
   *
   * @return contacts of the records that take part
   */
  public Contacts.Builder contacts() {
    return contacts;
  }

  /**
   * Returns how many rows were read, or days or spells looked at.
   *
   * @return those of all kinds that are no history
   */
  public long rows() {
    return rows;
  }

  /**
   * Returns the files that were read.
   *
   * @return none if the days of the client files were taken
   */
  public List<ContactFile> files() {
    return files;
  }

  /**
   * Returns the files that were read, as a run reports them.
   *
   * @return with hash and number of rows
   */
  public List<InputFile> inputs() {
    return files.stream().map(file -> file.table().file()).toList();
  }

  /**
   * Returns how many rows of a file belong to no record that takes part: one that is excluded or
   * rejected, or one that isn't in the client files. Which of these is not kept of any record.
   *
   * @param file the number of the file
   * @return rows
   */
  public long withoutRecord(int file) {
    return withoutRecord[file];
  }

  /**
   * Returns the rows whose day can't be used.
   *
   * @return in order of files and rows; none if the days of the client files were taken
   */
  public List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /**
   * Returns how many days of the client files can't be used.
   *
   * @return days by reason
   */
  public Map<ContactDefect, Long> unusable() {
    return Map.copyOf(unusable);
  }
}
