package uk.linkage.duckdb.model;

import java.util.Locale;
import uk.linkage.model.ModelKind;

/** What kinds of models are called in files. */
public final class ModelNames {

  private ModelNames() {}

  /**
   * Returns the name of a kind.
   *
   * @param kind the kind
   * @return the name in lower case
   */
  public static String kind(ModelKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
