package uk.linkage.duckdb.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import uk.linkage.ClientSource;
import uk.linkage.UnknownProviderException;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.CodeList;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.DuplicateRecordIdsException;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakeSettings;

/**
 * Client records in files.
 *
 * <p>Opening looks at every file before any is read, so that what can be refused is refused at
 * once; reading hands over the rows of all files in the order in which they were named.
 */
public final class ClientFiles implements ClientSource, ReadClients {

  private static final Set<ClientField> NOTED_IF_MISSING =
      java.util.EnumSet.of(ClientField.SEX, ClientField.POSTCODE);

  private final ReadOptions options;
  private final Profile profile;
  private final List<Opened> opened;

  /** A file, and where its columns are. */
  private record Opened(TableFile table, ColumnMap columns) {}

  private ClientFiles(ReadOptions options, Profile profile, List<Opened> opened) {
    this.options = options;
    this.profile = profile;
    this.opened = opened;
  }

  /**
   * Looks at every file: whether it is there, what it is, its header and its columns.
   *
   * @param db what reads the files; must stay open as long as they are read
   * @param options which files, and how
   * @return the files, ready to be read
   * @throws InputRefusedException if a file can't be worked on; the message says what to do
   * @throws uk.linkage.intake.PrivacyRefusedException if a file has no consent column, or columns
   *     that are more than the minimum
   */
  public static ClientFiles open(DuckDb db, ReadOptions options) {
    Profile profile = ProfileFile.read(options.profile());
    ColumnFinder finder = new ColumnFinder(profile, options);
    FileOpening opening = new FileOpening(TextEncoding.named(options.encoding()), db);
    List<Opened> opened = new ArrayList<>();
    for (java.nio.file.Path path : InputPaths.expand(options.inputs())) {
      SourceFile source = opening.open(path);
      opened.add(new Opened(new TableFile(db, source), finder.find(path, source.header())));
    }
    ClientFiles files = new ClientFiles(options, profile, List.copyOf(opened));
    files.requireDropped();
    files.requireDateFormats();
    return files;
  }

  private void requireDropped() {
    List<String> all = opened.stream().flatMap(file -> file.table.header().stream()).toList();
    for (String drop : options.drop()) {
      String plain = ColumnNames.plain(drop);
      if (all.stream().noneMatch(name -> ColumnNames.plain(name).equals(plain))) {
        throw new InputRefusedException(
            "--drop must name a column of the input, got '"
                + drop
                + "'"
                + ColumnNames.didYouMean(drop, all));
      }
    }
  }

  private void requireDateFormats() {
    try {
      DateFormats unused = new DateFormats(dateFormats(), options.asAt());
    } catch (IllegalArgumentException e) {
      throw new InputRefusedException(java.util.Objects.toString(e.getMessage()), e);
    }
  }

  private List<String> dateFormats() {
    List<String> formats = new ArrayList<>(options.dateFormats());
    formats.addAll(profile.dateFormats());
    return formats;
  }

  /**
   * Returns how the cells are to be read.
   *
   * @return what the profile says, and what the options say instead
   */
  public IntakeSettings intakeSettings() {
    return new IntakeSettings(
        profile.screening().withConsentHeld(options.consentHeld()),
        dateFormats(),
        options.asAt(),
        options.greatestAge(),
        options.postcodeKind() == null ? profile.postcodeKind() : options.postcodeKind(),
        profile.blankWords(),
        options.facts().stream().map(FactColumn::name).toList());
  }

  /**
   * Returns what the codes and words of a fact are called in these files.
   *
   * @param fact its name
   * @return the list of the profile, or else the one of {@link KnownFacts}
   */
  @Override
  public CodeList codes(String fact) {
    return profile.codesOf(fact);
  }

  /**
   * Tells whether these are files of structured treatment, whose clients are in contact on every
   * day from the triage to the discharge.
   *
   * @return whether the profile is that of NDTMS
   */
  public boolean areOfTreatment() {
    return options.profile().equals("ndtms");
  }

  /**
   * Returns the files in order of reading.
   *
   * @return an unmodifiable list
   */
  @Override
  public List<InputFile> files() {
    return opened.stream().map(file -> file.table.file()).toList();
  }

  /**
   * Returns the columns that are left unread because nothing needs them.
   *
   * @return each name once, in order of appearance; dropped columns are not among them
   */
  @Override
  public List<String> unusedColumns() {
    Set<String> names = new LinkedHashSet<>();
    opened.forEach(file -> names.addAll(file.columns.unused()));
    return List.copyOf(names);
  }

  /**
   * Returns what the user should know about the files, in sentences: columns that are not required
   * and missing.
   *
   * @return sentences without a value in them
   */
  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (ClientField field : NOTED_IF_MISSING) {
      noteIfMissing(field.columnName(), columns -> columns.has(field), notes);
    }
    for (FactColumn fact : options.facts()) {
      noteIfMissing(fact.name(), columns -> columns.facts().containsKey(fact.name()), notes);
    }
    return notes;
  }

  private void noteIfMissing(String name, Predicate<ColumnMap> has, List<String> notes) {
    List<String> lacking =
        opened.stream()
            .filter(file -> !has.test(file.columns))
            .map(file -> file.table.file().name())
            .toList();
    if (!lacking.isEmpty()) {
      notes.add(
          "no column of "
              + name
              + (lacking.size() == opened.size() ? "" : " in " + String.join(", ", lacking))
              + ": its values are missing (--column "
              + name
              + "=NAME names one)");
    }
  }

  /**
   * Tells whether a fact can be known of any row.
   *
   * @param fact its name
   * @return whether some file has a column of it
   */
  @Override
  public boolean hasFact(String fact) {
    return opened.stream().anyMatch(file -> file.columns.facts().containsKey(fact));
  }

  /**
   * Returns the name of the column that a field was read from.
   *
   * @param file the number of the file, in order of reading
   * @param field the field
   * @return the name in the file's header, or the canonical name if it has none
   */
  @Override
  public String columnName(int file, ClientField field) {
    Opened of = opened.get(file);
    Integer place = of.columns.columns().get(field);
    return place == null ? field.columnName() : of.table.header().get(place);
  }

  @Override
  public long estimatedRows() {
    return opened.stream().mapToLong(file -> file.table.estimatedRows()).sum();
  }

  @Override
  public void readInto(Intake intake, LongConsumer progress) {
    long before = 0;
    for (Opened file : opened) {
      intake.startFile(providerOf(file));
      long earlier = before;
      before += read(file, intake, read -> progress.accept(earlier + read));
    }
    // Not beside the reading: both cores and the compiler are busy with that.
    startHashing();
  }

  private static long read(Opened file, Intake intake, LongConsumer progress) {
    return file.table.read(
        file.columns.places(),
        () -> new ClientPart(file.columns, intake),
        intake.workers(),
        progress);
  }

  private void startHashing() {
    List<Runnable> hashes = files().stream().map(InputFile::startHashing).toList();
    Thread thread = new Thread(() -> hashes.forEach(Runnable::run), "sha-256");
    thread.setDaemon(true);
    thread.start();
  }

  private String providerOf(Opened file) {
    return options.provider() != null ? options.provider() : file.table.file().nameWithoutEnding();
  }

  /**
   * Tells where a row that was read stands.
   *
   * @param file the number of the file, in order of reading
   * @param row the row in it, from 0, the header and blank lines not counted
   * @return the line on which the row begins, from 1; of a Parquet file the row, from 1
   */
  @Override
  public long lineOf(int file, int row) {
    return opened.get(file).table.lineOf(row);
  }

  /**
   * Says where repeated record ids stand.
   *
   * @param e the refusal without names of files
   * @return the refusal with file names and lines
   */
  public InputRefusedException withLines(DuplicateRecordIdsException e) {
    List<String> places = new ArrayList<>();
    for (DuplicateRecordIdsException.Twice twice : e.examples()) {
      boolean sameFile = twice.firstFile() == twice.secondFile();
      places.add(
          place(twice.firstFile(), twice.firstRow())
              + " and "
              + (sameFile
                  ? lineOf(twice.secondFile(), twice.secondRow())
                  : place(twice.secondFile(), twice.secondRow())));
    }
    long more = e.count() - places.size();
    return new InputRefusedException(
        String.format(
            Locale.ROOT,
            "record ids must be unique within a provider, got %,d repeated: %s%s; correct the file,"
                + " or name the column of unique ids with --column record_id=NAME",
            e.count(),
            String.join("; ", places),
            more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : ""));
  }

  /**
   * Says of a provider that has no row what was most likely meant.
   *
   * @param e the provider
   * @return a refusal for the user
   */
  public InputRefusedException withSuggestion(UnknownProviderException e) {
    return new InputRefusedException(
        "--no-duplicates-in must name a provider of these files, got '"
            + e.unknown()
            + "', which has no row"
            + ColumnNames.didYouMean(e.unknown(), e.known()));
  }

  /**
   * Returns the name by which a file is shown: its own, or its path where another file has the same
   * name.
   *
   * @param file the number of the file, in order of reading
   * @return a name that no other file of the run has
   */
  @Override
  public String shownName(int file) {
    InputFile shown = opened.get(file).table.file();
    boolean alone =
        opened.stream().filter(of -> of.table.file().name().equals(shown.name())).count() == 1;
    return alone ? shown.name() : shown.path().toString();
  }

  private String place(int file, int row) {
    Opened of = opened.get(file);
    return shownName(file) + " " + of.table.lineWord() + " " + lineOf(file, row);
  }
}
