package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * Texts that stand beside each other in many rows: they are quoted once, and copied as one.
 *
 * <p>A million rows repeat eight providers, and a third of a million links some hundred patterns.
 */
final class RepeatedCells {

  private final byte[][] texts;
  private final byte[] csv;

  /** Cells of these texts in UTF-8. */
  RepeatedCells(byte[]... texts) {
    this.texts = texts.clone();
    CsvText text = new CsvText(1 << 7);
    for (byte[] cell : texts) {
      text.text(cell, 0, cell.length);
    }
    this.csv = text.bytes();
  }

  /** One cell for each text. */
  static RepeatedCells[] each(List<String> texts) {
    return texts.stream()
        .map(text -> new RepeatedCells(text.getBytes(UTF_8)))
        .toArray(RepeatedCells[]::new);
  }

  /** How many cells these are. */
  int count() {
    return texts.length;
  }

  /** The text of one of them; to be read and not changed. */
  byte[] text(int cell) {
    return texts[cell];
  }

  /** All of them as CSV, each with the comma after it; to be read and not changed. */
  byte[] csv() {
    return csv;
  }
}
