package uk.linkage.duckdb.store.audit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An output that carried a record.
 *
 * @param run its number
 * @param made when, in UTC
 * @param output what left, and to whom
 * @param records how many records of the store it carried when it was made
 */
public record CarriedRun(int run, LocalDateTime made, Output output, long records) {

  /**
   * What left, and to whom.
   *
   * @param command the command that wrote it
   * @param purpose what for
   * @param recipient to whom
   * @param from the first day that was asked for, null if none was
   * @param to the last day, null if none was asked for
   * @param sha256 the SHA-256 of the output
   * @param others how many records it carries that are not in the store
   */
  public record Output(
      String command,
      String purpose,
      String recipient,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String sha256,
      long others) {}
}
