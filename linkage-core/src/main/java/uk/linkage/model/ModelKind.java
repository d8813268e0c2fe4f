package uk.linkage.model;

/** What a model believes of strangers. Among matches, comparisons are always independent. */
public enum ModelKind {
  /** Strangers agree on each comparison by chance alone. */
  INDEPENDENT,

  /**
   * Any two comparisons may hang together among strangers: families share a name and a home, twins
   * a birth date as well.
   */
  INTERACTIONS
}
