package uk.linkage.duckdb.store.rights;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.InputRefusedException;

/**
 * What an individual, or who speaks for one, asks for.
 *
 * @param recordId the record id, such as an IMS ID, without spaces around it
 * @param provider the provider, if several have the id; null if it isn't said
 * @param allProviders whether the records of this id at all providers are meant
 * @param requested the day on which it was asked
 * @param now when it is done
 */
public record RightsRequest(
    String recordId,
    @Nullable String provider,
    boolean allProviders,
    LocalDate requested,
    LocalDateTime now) {

  /** The day from which the UK GDPR and the Data Protection Act 2018 apply. */
  private static final LocalDate RIGHTS_BEGAN = LocalDate.of(2018, 5, 25);

  public RightsRequest {
    recordId = recordId.strip();
    if (recordId.isEmpty()) {
      throw new InputRefusedException("--of must be a record id, got a blank one");
    }
    requirePossible(requested, now);
  }

  /** A day on which these rights could be asked for. */
  static void requirePossible(LocalDate requested, LocalDateTime now) {
    if (requested.isBefore(RIGHTS_BEGAN)) {
      throw new InputRefusedException(
          "--requested must not be before "
              + RIGHTS_BEGAN
              + ", when the rights of the UK GDPR and the Data Protection Act 2018 began, got "
              + requested
              + "; correct the day");
    }
    if (requested.isAfter(now.toLocalDate())) {
      throw new InputRefusedException(
          "--requested must not be in the future, got " + requested + "; correct the day");
    }
  }
}
