package uk.linkage.duckdb.store.years;

import java.time.LocalDate;
import java.util.List;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.fixtures.region.RecordName;
import uk.linkage.fixtures.region.Request;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.Written;

/** Does in a store what individuals, and providers that join, ask for. */
interface Rights {

  void consentNo(StoreFile store, RecordName record);

  void consentYes(StoreFile store, RecordName record);

  void rectify(StoreFile store, RecordName record, Written right);

  /** Erases; returns the store, which may have been closed and opened again. */
  StoreFile erase(StoreFile store, RecordName record);

  void joinsWithoutRetrospectiveConsent(StoreFile store, String provider, LocalDate before);

  /** What of an upload is loaded: all of it, where the store itself heeds what was asked. */
  default List<WorldRecord> loaded(List<WorldRecord> rows) {
    return rows;
  }

  /** Heeds a request of any kind; returns the store, which may have been opened again. */
  default StoreFile heed(StoreFile store, Request request) {
    if (request instanceof Request.SayNo no) {
      consentNo(store, no.record());
    } else if (request instanceof Request.SayYes yes) {
      consentYes(store, yes.record());
    } else if (request instanceof Request.PutRight putRight) {
      rectify(store, putRight.record(), putRight.right());
    } else if (request instanceof Request.Erase erase) {
      return erase(store, erase.record());
    } else if (request instanceof Request.JoinWithoutRetrospectiveConsent join) {
      joinsWithoutRetrospectiveConsent(store, join.provider(), join.before());
    }
    return store;
  }
}
