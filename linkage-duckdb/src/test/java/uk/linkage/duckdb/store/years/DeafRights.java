package uk.linkage.duckdb.store.years;

import java.time.LocalDate;
import java.util.List;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.fixtures.region.RecordName;
import uk.linkage.fixtures.region.Request;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.Written;

/** Hears all requests but those of a kind. */
record DeafRights(Rights others, Class<? extends Request> unheard) implements Rights {

  @Override
  public StoreFile heed(StoreFile store, Request request) {
    return unheard.isInstance(request) ? store : others.heed(store, request);
  }

  @Override
  public List<WorldRecord> loaded(List<WorldRecord> rows) {
    return others.loaded(rows);
  }

  @Override
  public void consentNo(StoreFile store, RecordName record) {
    others.consentNo(store, record);
  }

  @Override
  public void consentYes(StoreFile store, RecordName record) {
    others.consentYes(store, record);
  }

  @Override
  public void rectify(StoreFile store, RecordName record, Written right) {
    others.rectify(store, record, right);
  }

  @Override
  public StoreFile erase(StoreFile store, RecordName record) {
    return others.erase(store, record);
  }

  @Override
  public void joinsWithoutRetrospectiveConsent(StoreFile store, String provider, LocalDate before) {
    others.joinsWithoutRetrospectiveConsent(store, provider, before);
  }
}
