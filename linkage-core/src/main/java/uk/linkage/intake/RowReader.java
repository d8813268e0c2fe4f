package uk.linkage.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.BirthDate;
import uk.linkage.attributor.DateFormats;
import uk.linkage.attributor.Defect;
import uk.linkage.attributor.Initials;
import uk.linkage.attributor.Postcode;
import uk.linkage.attributor.Sex;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.schema.Field;
import uk.linkage.screen.Exclusion;
import uk.linkage.screen.Screening;

/** Screens and packs one row at a time of the batch that is open. */
final class RowReader {

  private final IntakeSettings settings;
  private final Screening screening;
  private final DateFormats dates;
  private final BirthDate birthDates;
  private final BlankWords blankWords;

  private @Nullable TextColumn firstInitial;
  private @Nullable TextColumn lastInitial;
  private @Nullable TextColumn initials;
  private @Nullable TextColumn birthDate;
  private @Nullable TextColumn sex;
  private @Nullable TextColumn postcode;
  private @Nullable TextColumn consent;
  private @Nullable TextColumn informed;
  private @Nullable TextColumn firstContact;
  private @Nullable TextColumn lastContact;
  private @Nullable TextColumn module;

  private @Nullable ClientField rejectedField;
  private @Nullable Defect rejectedDefect;

  RowReader(IntakeSettings settings) {
    this.settings = settings;
    this.screening = new Screening(settings.screening());
    this.dates = new DateFormats(settings.dateFormats(), settings.asAt());
    Integer age = settings.greatestAge();
    this.birthDates =
        new BirthDate(dates, settings.asAt(), age == null ? BirthDate.GREATEST_AGE : age);
    this.blankWords = new BlankWords(settings.blankWords());
  }

  /** A reader of other rows in the same way, for another thread. */
  RowReader(RowReader other) {
    this.settings = other.settings;
    this.screening = new Screening(settings.screening());
    this.dates = other.dates;
    this.birthDates = other.birthDates;
    this.blankWords = other.blankWords;
  }

  /** The facts that are kept of a record. */
  List<String> facts() {
    return settings.facts();
  }

  void open(ClientBatch batch) {
    firstInitial = batch.column(ClientField.FIRST_INITIAL);
    lastInitial = batch.column(ClientField.LAST_INITIAL);
    initials = batch.column(ClientField.INITIALS);
    birthDate = batch.column(ClientField.DOB);
    sex = batch.column(ClientField.SEX);
    postcode = batch.column(ClientField.POSTCODE);
    consent = batch.column(ClientField.CONSENT);
    informed = batch.column(ClientField.INFORMED_DATE);
    firstContact = batch.column(ClientField.FIRST_CONTACT);
    lastContact = batch.column(ClientField.LAST_CONTACT);
    module = batch.column(ClientField.MODULE);
    if (consent == null && !settings.screening().consentHeld()) {
      throw new PrivacyRefusedException("no consent column");
    }
  }

  /** Asks the questions that need nothing of the attributor. */
  @Nullable Exclusion screen(int row, ProviderTally tally) {
    Exclusion exclusion = null;
    TextColumn column = consent;
    if (column != null) {
      select(column, row);
      exclusion = screening.byConsent(column.bytes(), column.from(), column.to());
    }
    column = module;
    if (exclusion == null && column != null) {
      column.select(row);
      exclusion = screening.byModule(column.bytes(), column.from(), column.to());
    }
    if (exclusion == null && informed != null && lastContact != null) {
      int last = date(lastContact, row);
      int told = date(informed, row);
      exclusion = Screening.byInformation(last, date(firstContact, row), told);
      // A date that is none is below zero, a blank is zero.
      if (exclusion != null && (last < 0 || told < 0)) {
        tally.countInformationUnreadable();
      }
    }
    return exclusion;
  }

  /** Asks the question that needs a packed client. */
  @Nullable Exclusion screenPacked(long record) {
    return Screening.byAttributor(record);
  }

  private int date(@Nullable TextColumn column, int row) {
    if (column == null) {
      return 0;
    }
    select(column, row);
    return dates.parse(column.bytes(), column.from(), column.to());
  }

  /** Packs a row that was not screened out, and counts what is wrong with it. */
  long read(int row, ProviderTally tally) {
    rejectedField = null;
    rejectedDefect = null;
    long record = initials(row, tally);
    TextColumn column = birthDate;
    if (column != null) {
      select(column, row);
      long bits = birthDates.parse(column.bytes(), column.from(), column.to());
      record |= checked(bits, ClientField.DOB, Part.DOB, tally);
    }
    column = sex;
    if (column != null) {
      column.select(row);
      long bits = Sex.parse(column.bytes(), column.from(), column.to());
      if (bits == Defect.SEX_UNREADABLE.code()) {
        // A code list of the file may call its blanks by a word that is no sex.
        select(column, row);
        bits = column.isBlank() ? 0 : bits;
      }
      record |= checked(bits, ClientField.SEX, Part.SEX, tally) << AttributorLayout.SEX.shift();
    }
    column = postcode;
    if (column != null) {
      select(column, row);
      long bits =
          Postcode.parse(column.bytes(), column.from(), column.to(), settings.postcodeKind());
      record |= checked(bits, ClientField.POSTCODE, Part.POSTCODE, tally);
    }
    return record;
  }

  private long initials(int row, ProviderTally tally) {
    TextColumn column = initials;
    if (column != null) {
      select(column, row);
      long both = Initials.both(column.bytes(), column.from(), column.to());
      both = checked(both, ClientField.INITIALS, Part.FIRST_INITIAL, tally);
      return (both >> 5) << AttributorLayout.FIRST_INITIAL.shift()
          | (both & 31) << AttributorLayout.LAST_INITIAL.shift();
    }
    return initial(firstInitial, row, AttributorLayout.FIRST_INITIAL, Part.FIRST_INITIAL, tally)
        | initial(lastInitial, row, AttributorLayout.LAST_INITIAL, Part.LAST_INITIAL, tally);
  }

  private long initial(
      @Nullable TextColumn column, int row, Field field, Part part, ProviderTally tally) {
    if (column == null) {
      return 0;
    }
    select(column, row);
    long letter = Initials.first(column.bytes(), column.from(), column.to());
    ClientField source =
        part == Part.FIRST_INITIAL ? ClientField.FIRST_INITIAL : ClientField.LAST_INITIAL;
    return checked(letter, source, part, tally) << field.shift();
  }

  /** Selects a cell; a word for a blank is a blank. */
  void select(TextColumn column, int row) {
    column.select(row);
    column.blankIfOneOf(blankWords);
  }

  /** Returns the bits of a value; those of a defect are none, and it is counted. */
  private long checked(long bits, ClientField field, Part part, ProviderTally tally) {
    if (bits >= 0) {
      return bits;
    }
    Defect defect = Defect.ofCode((int) bits);
    tally.countDefect(part, defect);
    if (defect.kind() == Defect.Kind.INVALID && rejectedField == null) {
      rejectedField = field;
      rejectedDefect = defect;
    }
    return 0;
  }

  void rejectForBlankId() {
    rejectedField = ClientField.RECORD_ID;
    rejectedDefect = Defect.RECORD_ID_BLANK;
  }

  boolean isRejected() {
    return rejectedField != null;
  }

  ClientField rejectedField() {
    return java.util.Objects.requireNonNull(rejectedField);
  }

  Defect rejectedDefect() {
    return java.util.Objects.requireNonNull(rejectedDefect);
  }
}
