package uk.linkage.duckdb.store.years;

import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.fixtures.region.RegionHistory;
import uk.linkage.fixtures.region.Request;

/** Does in a store what individuals, and providers that join, ask for. */
interface Rights {

  void sayNo(StoreFile store, Request.SayNo request);

  void sayYes(StoreFile store, Request.SayYes request);

  void putRight(StoreFile store, Request.PutRight request, RegionHistory region);

  void erase(StoreFile store, Request.Erase request);

  void join(StoreFile store, Request.JoinWithoutRetrospectiveConsent request);

  /** Heeds a request of any kind. */
  default void heed(StoreFile store, Request request, RegionHistory region) {
    if (request instanceof Request.SayNo no) {
      sayNo(store, no);
    } else if (request instanceof Request.SayYes yes) {
      sayYes(store, yes);
    } else if (request instanceof Request.PutRight putRight) {
      putRight(store, putRight, region);
    } else if (request instanceof Request.Erase erase) {
      erase(store, erase);
    } else if (request instanceof Request.JoinWithoutRetrospectiveConsent join) {
      join(store, join);
    }
  }
}
