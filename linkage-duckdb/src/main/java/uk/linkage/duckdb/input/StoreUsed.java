package uk.linkage.duckdb.input;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store that a run read its records from, as the run reports it.
 *
 * @param file its file
 * @param format the format of the file
 * @param day the day of its data; null if nothing was loaded
 * @param linked the day of the data at the last link; null if there was none
 * @param model the number of the model that its links are weighed by, 0 if there is none
 * @param from the first day of the period that was asked for, or null
 * @param to the last day of it, or null
 * @param loads the files that it was loaded from, in order
 */
public record StoreUsed(
    Path file,
    int format,
    @Nullable LocalDate day,
    @Nullable LocalDate linked,
    int model,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Load> loads) {

  public StoreUsed {
    loads = List.copyOf(loads);
  }

  /**
   * A file that was loaded.
   *
   * @param name its name
   * @param day the day of its data
   * @param rows how many rows it has
   * @param sha256 the SHA-256 of its bytes
   */
  public record Load(String name, LocalDate day, long rows, String sha256) {}
}
