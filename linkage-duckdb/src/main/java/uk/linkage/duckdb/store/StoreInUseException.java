package uk.linkage.duckdb.store;

import uk.linkage.intake.InputRefusedException;

/** Another process has the store. The message says which, where that is known. */
public final class StoreInUseException extends InputRefusedException {
  private static final long serialVersionUID = 1L;

  StoreInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
