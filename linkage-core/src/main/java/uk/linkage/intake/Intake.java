package uk.linkage.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import uk.linkage.parallel.Workers;

/**
 * Takes in the rows of all files: screens and packs each, and keeps of it eight bytes, its
 * provider, its record id and the facts that are asked for.
 *
 * <p>Of a row that takes no part only the record id is kept until {@link #finish}, where ids must
 * prove unique; then that goes too.
 *
 * <p>Not safe for use by several threads; but the {@link #part parts} of a file may be filled
 * beside each other, each by one thread, and are then taken in order.
 */
public final class Intake {

  /** As long as an array can be. */
  private static final long MOST_ROWS = Integer.MAX_VALUE - 8L;

  private final RowReader reader;
  private final Workers workers;
  private final ProviderNames providerNames = new ProviderNames();
  private final List<ProviderTally> tallies = new ArrayList<>();
  private final Rejections rejections = new Rejections();
  private final List<Integer> fileStarts = new ArrayList<>();
  private final RecordIds ids = new RecordIds();
  private final CodedFacts facts;
  private long[] records = new long[1 << 10];
  private int[] providers = new int[1 << 10];
  private int size;
  private String fileProvider = "";
  private boolean namesAbsent;

  /**
   * An intake without rows.
   *
   * @param settings how cells are read
   * @param workers the threads that pack and put in order
   */
  public Intake(IntakeSettings settings, Workers workers) {
    this.reader = new RowReader(settings);
    this.facts = new CodedFacts(settings.facts());
    this.workers = workers;
  }

  /**
   * Returns the threads on which parts may be filled.
   *
   * @return threads, which are not the intake's to end
   */
  public Workers workers() {
    return workers;
  }

  /**
   * Makes room. Arrays that grow are held twice while they do: of ten million rows that is a third
   * of a gigabyte touched for nothing.
   *
   * @param rows about how many rows will come; more may
   */
  public void expect(long rows) {
    int room = (int) Math.min(MOST_ROWS, rows);
    reserve(room);
    ids.reserve(room);
    facts.reserve(room);
  }

  /**
   * Asks for the {@link IntakeResult#absentees}, which are kept no longer than their ids must prove
   * unique unless somebody does, and for the {@link IntakeResult#places}.
   */
  public void nameAbsent() {
    namesAbsent = true;
  }

  /**
   * Begins a file; the parts and batches that follow are its rows.
   *
   * @param provider the provider of rows that name none
   */
  public void startFile(String provider) {
    fileStarts.add(size);
    fileProvider = provider;
  }

  /**
   * Begins a part of the file, whose rows can be packed on any thread.
   *
   * @return a part without rows
   */
  public IntakePart part() {
    return new IntakePart(new RowReader(reader), fileProvider);
  }

  /**
   * Takes in a part of the file: the rows that follow those that were taken before.
   *
   * @param part rows that are packed
   */
  public void take(IntakePart part) {
    reserve(part.rows());
    int[] numbers = new int[part.tallies().size()];
    for (int i = 0; i < numbers.length; i++) {
      ProviderTally tally = part.tallies().get(i);
      numbers[i] = providerNames.numberOf(tally.provider());
      if (numbers[i] == tallies.size()) {
        tallies.add(new ProviderTally(tally.provider()));
      }
      tallies.get(numbers[i]).addRows(tally);
    }
    int file = fileStarts.size() - 1;
    rejections.addAll(part.rejections(), file, size - fileStarts.get(file));
    System.arraycopy(part.records(), 0, records, size, part.rows());
    for (int row = 0; row < part.rows(); row++) {
      int provider = numbers[part.providers()[row]];
      if (IntakePart.takesPart(records[size])) {
        tallies.get(provider).countRecord(records[size]);
      }
      providers[size++] = provider;
    }
    ids.addAll(part.ids());
    facts.addAll(part.facts());
  }

  /**
   * Takes in some rows.
   *
   * @param batch the rows, in order; it may be filled anew afterwards
   */
  public void add(ClientBatch batch) {
    IntakePart part = part();
    part.add(batch);
    take(part);
  }

  private void reserve(int rows) {
    int needed = Math.addExact(size, rows);
    if (records.length < needed) {
      int larger = (int) Math.min(MOST_ROWS, Math.max(needed, size * 3L / 2));
      records = Arrays.copyOf(records, larger);
      providers = Arrays.copyOf(providers, larger);
    }
  }

  /**
   * Ends the intake.
   *
   * @return the clients that take part, in order of provider and record id, and all counts
   * @throws DuplicateRecordIdsException if an id stands twice in one provider
   */
  public IntakeResult finish() {
    List<String> names = new ArrayList<>(providerNames.names());
    names.sort(null);
    int[] ranks = new int[names.size()];
    for (int provider = 0; provider < ranks.length; provider++) {
      ranks[provider] = Collections.binarySearch(names, providerNames.names().get(provider));
    }
    for (int row = 0; row < size; row++) {
      providers[row] = ranks[providers[row]];
    }
    IdOrder order = IdOrder.of(ids, providers, names.size(), workers);
    requireUniqueIds(order);
    Absentees absentees =
        namesAbsent ? Absentees.of(order.rows(), records, providers, ids) : Absentees.NOT_ASKED;

    int[] taking = takingPart(order.rows());
    long[] ordered = new long[taking.length];
    int[] orderedProviders = new int[taking.length];
    for (int i = 0; i < taking.length; i++) {
      ordered[i] = records[taking[i]];
      orderedProviders[i] = providers[taking[i]];
    }
    RecordIds orderedIds = ids.inOrder(taking, workers);
    List<ProviderTally> sortedTallies = new ArrayList<>(tallies);
    sortedTallies.sort(Comparator.comparing(ProviderTally::provider));
    return new IntakeResult(
        new Clients(ordered, orderedProviders, names, orderedIds, facts.inOrder(taking)),
        sortedTallies,
        rejections,
        absentees,
        namesAbsent ? new RowPlaces(taking, fileStarts) : RowPlaces.NOT_ASKED);
  }

  private int[] takingPart(int[] rows) {
    int taking = 0;
    for (int row : rows) {
      rows[taking] = row;
      taking += IntakePart.takesPart(records[row]) ? 1 : 0;
    }
    return Arrays.copyOf(rows, taking);
  }

  private void requireUniqueIds(IdOrder order) {
    if (order.repeated() > 0) {
      throw new DuplicateRecordIdsException(
          order.repeated(),
          order.examples().stream()
              .map(
                  twice ->
                      new DuplicateRecordIdsException.Twice(
                          fileOf(twice.first()),
                          rowInFile(twice.first()),
                          fileOf(twice.second()),
                          rowInFile(twice.second())))
              .toList());
    }
  }

  private int fileOf(int row) {
    return RowPlaces.fileOf(row, fileStarts);
  }

  private int rowInFile(int row) {
    return row - fileStarts.get(fileOf(row));
  }
}
