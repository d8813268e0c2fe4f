package uk.linkage.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import uk.linkage.ClientSource;
import uk.linkage.parallel.Workers;

/** Rows of text for tests: a header of canonical names and cells separated by commas. */
public final class Rows implements ClientSource {

  /** The reference date of all tests. */
  public static final LocalDate AS_AT = LocalDate.of(2026, 11, 22);

  /** The threads of all tests; they end with the process. */
  public static final Workers WORKERS = new Workers(2);

  private final List<ClientField> header;
  private final List<String[]> rows = new ArrayList<>();
  private final String provider;

  public Rows(String provider, String header) {
    this.provider = provider;
    this.header =
        Arrays.stream(header.split(","))
            .map(name -> ClientField.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
  }

  public Rows row(String cells) {
    rows.add(cells.split(",", -1));
    return this;
  }

  public Rows shuffled(int[] order) {
    List<String[]> old = List.copyOf(rows);
    for (int i = 0; i < order.length; i++) {
      rows.set(i, old.get(order[i]));
    }
    return this;
  }

  /** The same rows with one column blank. */
  public Rows without(int column) {
    return with(column, old -> "");
  }

  /** The same rows with other values in one column. */
  public Rows with(int column, UnaryOperator<String> value) {
    Rows changed =
        new Rows(provider, String.join(",", header.stream().map(ClientField::name).toList()));
    for (String[] row : rows) {
      String[] cells = row.clone();
      cells[column] = value.apply(cells[column]);
      changed.rows.add(cells);
    }
    return changed;
  }

  public int size() {
    return rows.size();
  }

  @Override
  public long estimatedRows() {
    return rows.size();
  }

  @Override
  public void readInto(Intake intake, LongConsumer progress) {
    intake.startFile(provider);
    readInto(intake, 64);
    progress.accept(rows.size());
  }

  /** Reads the rows in batches, as another file of an intake that has been started. */
  public void readInto(Intake intake, int batchSize) {
    Set<ClientField> fields = EnumSet.copyOf(header);
    ClientBatch batch = new ClientBatch(fields);
    for (int from = 0; from < rows.size(); from += batchSize) {
      List<String[]> some = rows.subList(from, Math.min(rows.size(), from + batchSize));
      for (int column = 0; column < header.size(); column++) {
        int c = column;
        batch
            .column(header.get(column))
            .fill(some.stream().map(row -> row[c]).toArray(String[]::new));
      }
      batch.setRows(some.size());
      intake.add(batch);
    }
  }

  /** Reads the rows as the only file. */
  public IntakeResult intake(IntakeSettings settings) {
    Intake intake = new Intake(settings, WORKERS);
    readInto(intake, rows -> {});
    return intake.finish();
  }
}
