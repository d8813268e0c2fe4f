package uk.linkage.duckdb.store.years;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import uk.linkage.StageListener;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.rights.Consent;
import uk.linkage.duckdb.store.rights.Correction;
import uk.linkage.duckdb.store.rights.Erasure;
import uk.linkage.duckdb.store.rights.Rectification;
import uk.linkage.duckdb.store.rights.RetrospectiveConsent;
import uk.linkage.duckdb.store.rights.RightsRequest;
import uk.linkage.fixtures.region.RecordName;
import uk.linkage.fixtures.world.Written;
import uk.linkage.intake.ClientField;

/** The rights as the store gives them. Persons are brought up to date at the next link. */
final class RightsOfStore implements Rights {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 2, 3, 4);

  private static RightsRequest of(RecordName record) {
    return new RightsRequest(
        record.recordId(), record.provider(), /* allProviders= */ false, NOW.toLocalDate(), NOW);
  }

  @Override
  public void consentNo(StoreFile store, RecordName record) {
    Consent.set(store, of(record), /* consent= */ false, null, StageListener.SILENT);
  }

  @Override
  public void consentYes(StoreFile store, RecordName record) {
    Consent.set(store, of(record), /* consent= */ true, null, StageListener.SILENT);
  }

  @Override
  public void rectify(StoreFile store, RecordName record, Written right) {
    Map<ClientField, String> cells =
        Map.of(
            ClientField.FIRST_INITIAL, right.firstInitial(),
            ClientField.LAST_INITIAL, right.lastInitial(),
            ClientField.DOB, right.birthDate(),
            ClientField.SEX, right.sex(),
            ClientField.POSTCODE, right.postcode());
    Rectification.run(
        store,
        of(record),
        Correction.of(cells, NOW.toLocalDate()),
        /* keepsHistory= */ false,
        null,
        StageListener.SILENT);
  }

  @Override
  public StoreFile erase(StoreFile store, RecordName record) {
    Path path = store.path();
    store.close();
    Erasure.run(path, StoredTown.MACHINE, StoreUse.UNNAMED, of(record), null, StageListener.SILENT);
    return StoreFile.open(path, StoredTown.MACHINE);
  }

  @Override
  public void joinsWithoutRetrospectiveConsent(StoreFile store, String provider, LocalDate before) {
    RetrospectiveConsent.set(
        store,
        new RetrospectiveConsent.Said(
            provider, /* consent= */ false, before, NOW.toLocalDate(), NOW),
        null,
        StageListener.SILENT);
  }
}
