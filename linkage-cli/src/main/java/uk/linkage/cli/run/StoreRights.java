package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.CorrectionFile;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreNames;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.link.StoreLink;
import uk.linkage.duckdb.store.rights.Consent;
import uk.linkage.duckdb.store.rights.Correction;
import uk.linkage.duckdb.store.rights.Erasure;
import uk.linkage.duckdb.store.rights.OwnRecord;
import uk.linkage.duckdb.store.rights.Receipt;
import uk.linkage.duckdb.store.rights.ReceiptFile;
import uk.linkage.duckdb.store.rights.Rectification;
import uk.linkage.duckdb.store.rights.RetrospectiveConsent;
import uk.linkage.duckdb.store.rights.RightsRequest;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;

/**
 * Does what individuals have a right to.
 *
 * @param db the file of the store
 * @param machine how much of the machine may be taken
 * @param use what the store is opened for
 * @param requested the day on which it was asked; null for today
 * @param receipt where the receipt is written; null if nowhere
 * @param links whether persons are brought up to date
 * @param listener told what is being done
 */
public record StoreRights(
    Path db,
    Machine machine,
    StoreUse use,
    @Nullable LocalDate requested,
    @Nullable Path receipt,
    boolean links,
    StageListener listener) {

  /**
   * Whose record.
   *
   * @param recordId the record id
   * @param provider the provider, if several have the id
   * @param allProviders whether the records of this id at all providers are meant
   */
  public record Asked(String recordId, @Nullable String provider, boolean allProviders) {}

  /**
   * What is right of a client.
   *
   * @param from a file of one row; null if it is given by values
   * @param values the parts that were given by values
   */
  public record Right(@Nullable Path from, Map<ClientField, String> values) {

    public Right {
      values = Map.copyOf(values);
    }

    @Override
    public String toString() {
      return "Right[values withheld]";
    }
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
  }

  private StoreFile.Machine database() {
    return new StoreFile.Machine(machine.threads(), machine.databaseBytes());
  }

  private StoreFile open() {
    return StoreFile.open(db, database(), use);
  }

  private StoreLink.@Nullable Settings settings() {
    return links ? new StoreLink.Settings(machine.threads(), machine.engineBytes(), now()) : null;
  }

  private RightsRequest request(Asked asked) {
    LocalDateTime now = now();
    return new RightsRequest(
        asked.recordId(), asked.provider(), asked.allProviders(), requestedBy(now), now);
  }

  private LocalDate requestedBy(LocalDateTime now) {
    return requested == null ? now.toLocalDate() : requested;
  }

  private Receipt receipted(Supplier<Receipt> work) {
    if (receipt == null) {
      return work.get();
    }
    StoreNames.requireAnother(db, receipt, "--receipt");
    try (ReceiptFile file = ReceiptFile.prepare(receipt)) {
      file.notes().forEach(use.told());
      Receipt done = work.get();
      file.write(done);
      return done;
    }
  }

  private Receipt receipted(Path out, Supplier<Receipt> work) {
    StoreNames.requireAnother(db, out, "--out");
    if (receipt != null) {
      StoreNames.requireApart(out, receipt, "--receipt");
    }
    return receipted(work);
  }

  /**
   * Sets consent.
   *
   * @param asked whose
   * @param consent Yes or No
   * @return what was done
   */
  public Receipt consent(Asked asked, boolean consent) {
    RightsRequest request = request(asked);
    return receipted(
        () -> {
          try (StoreFile store = open()) {
            return Consent.set(store, request, consent, settings(), listener);
          }
        });
  }

  /**
   * Puts a record right.
   *
   * @param asked whose
   * @param right what is right
   * @param keepsHistory whether what it said is kept as a former value
   * @return what was done
   */
  public Receipt rectify(Asked asked, Right right, boolean keepsHistory) {
    RightsRequest request = request(asked);
    Correction correction = Correction.of(cells(asked, right), request.now().toLocalDate());
    return receipted(
        () -> {
          try (StoreFile store = open()) {
            return Rectification.run(
                store, request, correction, keepsHistory, settings(), listener);
          }
        });
  }

  private Map<ClientField, String> cells(Asked asked, Right right) {
    Path from = right.from();
    if (from == null) {
      return right.values();
    }
    try (DuckDb reader = DuckDb.inMemory(machine.threads(), machine.databaseBytes())) {
      Map<ClientField, String> cells = new EnumMap<>(CorrectionFile.read(reader, from, "ims"));
      requireSame(from, "record_id", cells.get(ClientField.RECORD_ID), asked.recordId());
      requireSame(from, "provider", cells.get(ClientField.PROVIDER), asked.provider());
      return cells;
    }
  }

  private static void requireSame(
      Path from, String column, @Nullable String cell, @Nullable String wanted) {
    if (cell != null && wanted != null && !cell.strip().equals(wanted.strip())) {
      throw new InputRefusedException(
          from
              + ": its "
              + column
              + " must be the one that was asked for, '"
              + wanted
              + "', got another; check the file");
    }
  }

  /**
   * Erases a record.
   *
   * @param asked whose
   * @return what was done
   */
  public Receipt erase(Asked asked) {
    RightsRequest request = request(asked);
    return receipted(() -> Erasure.run(db, database(), use, request, settings(), listener));
  }

  /**
   * Writes the client detailed record.
   *
   * @param asked whose
   * @param out a folder
   * @return what was done
   */
  public Receipt access(Asked asked, Path out) {
    RightsRequest request = request(asked);
    return receipted(
        out,
        () -> {
          try (StoreFile store = open()) {
            return OwnRecord.access(store, request, out);
          }
        });
  }

  /**
   * Writes rows that can be loaded.
   *
   * @param asked whose
   * @param out a CSV file
   * @return what was done
   */
  public Receipt export(Asked asked, Path out) {
    RightsRequest request = request(asked);
    return receipted(
        out,
        () -> {
          try (StoreFile store = open()) {
            return OwnRecord.export(store, request, out);
          }
        });
  }

  /**
   * Keeps what is said of a provider's clients of before it joined.
   *
   * @param provider its name
   * @param consent whether it has retrospective consent
   * @param before the day on which it joined
   * @return what was done
   */
  public Receipt provider(String provider, boolean consent, LocalDate before) {
    LocalDateTime now = now();
    RetrospectiveConsent.Said said =
        new RetrospectiveConsent.Said(provider, consent, before, requestedBy(now), now);
    return receipted(
        () -> {
          try (StoreFile store = open()) {
            return RetrospectiveConsent.set(store, said, settings(), listener);
          }
        });
  }
}
