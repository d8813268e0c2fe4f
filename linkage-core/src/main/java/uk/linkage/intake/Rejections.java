package uk.linkage.intake;

import java.util.Arrays;
import uk.linkage.attributor.Defect;

/**
 * The records that take no part because a value is impossible: where they stand, and why. In order
 * of reading.
 */
@SuppressWarnings("EnumOrdinal") // an index within one run, never kept
public final class Rejections {

  private static final Defect[] DEFECTS = Defect.values();
  private static final ClientField[] FIELDS = ClientField.values();

  private int[] files = new int[16];
  private int[] rows = new int[16];
  private byte[] fields = new byte[16];
  private byte[] defects = new byte[16];
  private int size;

  Rejections() {}

  void add(int file, int row, ClientField field, Defect defect) {
    if (size == files.length) {
      int larger = size * 2;
      files = Arrays.copyOf(files, larger);
      rows = Arrays.copyOf(rows, larger);
      fields = Arrays.copyOf(fields, larger);
      defects = Arrays.copyOf(defects, larger);
    }
    files[size] = file;
    rows[size] = row;
    fields[size] = (byte) field.ordinal();
    defects[size++] = (byte) defect.ordinal();
  }

  /** Adds those of a part of a file. */
  void addAll(Rejections part, int file, int firstRow) {
    for (int i = 0; i < part.size; i++) {
      add(file, firstRow + part.rows[i], part.field(i), part.defect(i));
    }
  }

  /**
   * Returns how many records were rejected.
   *
   * @return a number of records
   */
  public int size() {
    return size;
  }

  /**
   * Returns the file of a rejected record.
   *
   * @param index 0 to {@link #size()} - 1
   * @return the number of the file, in order of reading
   */
  public int file(int index) {
    return files[index];
  }

  /**
   * Returns the row of a rejected record.
   *
   * @param index 0 to {@link #size()} - 1
   * @return the row in its file, from 0, the header not counted
   */
  public int row(int index) {
    return rows[index];
  }

  /**
   * Returns the column whose value is impossible.
   *
   * @param index 0 to {@link #size()} - 1
   * @return the column
   */
  public ClientField field(int index) {
    return FIELDS[fields[index]];
  }

  /**
   * Returns why.
   *
   * @param index 0 to {@link #size()} - 1
   * @return the defect
   */
  public Defect defect(int index) {
    return DEFECTS[defects[index]];
  }
}
