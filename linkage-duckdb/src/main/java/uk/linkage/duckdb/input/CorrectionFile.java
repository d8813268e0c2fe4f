package uk.linkage.duckdb.input;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;
import uk.linkage.intake.TextColumn;
import uk.linkage.parallel.Workers;

/** A file of one row that says what is right of a client. */
public final class CorrectionFile {

  private static final Set<ClientField> TAKEN =
      EnumSet.of(
          ClientField.RECORD_ID,
          ClientField.PROVIDER,
          ClientField.FIRST_INITIAL,
          ClientField.LAST_INITIAL,
          ClientField.INITIALS,
          ClientField.DOB,
          ClientField.SEX,
          ClientField.POSTCODE);

  private CorrectionFile() {}

  /**
   * Reads it.
   *
   * @param db what reads Parquet
   * @param path a CSV or Parquet file with one row, and columns named as those of an upload
   * @param profile {@code ims}, {@code ndtms}, or the path of a TOML file
   * @return the cells of all columns, blank ones among them
   * @throws InputRefusedException if it has another number of rows, a column that can't be put
   *     right, or one twice
   * @throws PrivacyRefusedException if it has columns that are more than the minimum
   */
  public static Map<ClientField, String> read(DuckDb db, Path path, String profile) {
    TableFile file = TableFile.open(db, path);
    Map<ClientField, Integer> columns = columns(path, file.header(), ProfileFile.read(profile));
    List<ClientField> fields = List.copyOf(columns.keySet());
    Cells cells = new Cells(fields.size());
    try (Workers workers = new Workers(1)) {
      long rows = file.read(List.copyOf(columns.values()), () -> cells, workers, read -> {});
      if (rows != 1) {
        throw new InputRefusedException(
            path + ": must have one row, that of the record to be corrected, got " + rows);
      }
    }
    Map<ClientField, String> row = new EnumMap<>(ClientField.class);
    for (int i = 0; i < fields.size(); i++) {
      row.put(fields.get(i), cells.first.get(i));
    }
    return row;
  }

  private static Map<ClientField, Integer> columns(
      Path path, List<String> header, Profile profile) {
    Map<ClientField, Integer> columns = new EnumMap<>(ClientField.class);
    List<String> others = new ArrayList<>();
    boolean hasConsent = false;
    for (int place = 0; place < header.size(); place++) {
      String name = header.get(place);
      if (PersonalColumns.isPersonal(name)) {
        throw new PrivacyRefusedException(
            path + ": must hold the minimum of personal data, got '" + name + "'; remove it");
      }
      Set<ClientField> meant = meant(name, profile);
      for (ClientField field : meant) {
        if (TAKEN.contains(field) && columns.put(field, place) != null) {
          throw new InputRefusedException(
              path + ": must have one column of " + field.columnName() + ", got several");
        }
      }
      if (Collections.disjoint(meant, TAKEN)) {
        // A file without names has values in their place, so only a name that is known is shown.
        others.add(meant.isEmpty() ? "column " + (place + 1) : "'" + name + "'");
        hasConsent |= meant.contains(ClientField.CONSENT);
      }
    }
    requireNone(path, others, hasConsent);
    return columns;
  }

  private static Set<ClientField> meant(String name, Profile profile) {
    String plain = ColumnNames.plain(name);
    Set<ClientField> meant = EnumSet.noneOf(ClientField.class);
    for (ClientField field : ClientField.values()) {
      if (profile.aliasesOf(field).stream().anyMatch(group -> group.contains(plain))) {
        meant.add(field);
      }
    }
    return meant;
  }

  /** Who gives a column wants something done by it. */
  private static void requireNone(Path path, List<String> others, boolean hasConsent) {
    if (!others.isEmpty()) {
      throw new InputRefusedException(
          path
              + ": must have columns of what can be put right (initials, or first_initial and"
              + " last_initial; dob, sex, postcode), with record_id and provider or without, got "
              + String.join(", ", others)
              + (hasConsent ? "; consent is set by 'store consent'" : "")
              + "; leave out what can't be put right");
    }
  }

  /** Takes the cells of the first row as texts. */
  private static final class Cells implements RowPart {

    private final List<TextColumn> columns = new ArrayList<>();
    private List<String> first = List.of();

    Cells(int size) {
      for (int i = 0; i < size; i++) {
        columns.add(new TextColumn());
      }
    }

    @Override
    public List<TextColumn> columns() {
      return columns;
    }

    @Override
    public void begin() {}

    @Override
    public void read(int rows) {
      if (rows > 0 && first.isEmpty()) {
        first = columns.stream().map(Cells::text).toList();
      }
    }

    private static String text(TextColumn column) {
      int from = column.starts()[0];
      return new String(column.bytes(), from, column.ends()[0] - from, StandardCharsets.UTF_8);
    }

    @Override
    public void take() {}
  }
}
