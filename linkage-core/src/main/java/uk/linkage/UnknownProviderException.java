package uk.linkage;

import java.util.List;
import uk.linkage.intake.InputRefusedException;

/** A setting names a provider that has no row. An adapter may add what was most likely meant. */
public final class UnknownProviderException extends InputRefusedException {
  private static final long serialVersionUID = 1L;

  private final String unknown;
  private final transient List<String> known;

  UnknownProviderException(String unknown, List<String> known) {
    super("a provider that holds nobody twice must be one of those read, got '" + unknown + "'");
    this.unknown = unknown;
    this.known = List.copyOf(known);
  }

  /**
   * Returns the name that no provider has.
   *
   * @return the name as it was given
   */
  public String unknown() {
    return unknown;
  }

  /**
   * Returns the names of the providers.
   *
   * @return all of them, in order
   */
  public List<String> known() {
    return known;
  }
}
