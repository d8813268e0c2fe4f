package uk.linkage.duckdb.geography;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.linkage.duckdb.input.ColumnNames;
import uk.linkage.geography.Authorities;
import uk.linkage.geography.Authority;
import uk.linkage.intake.InputRefusedException;

/** Understands the authorities that a user asks for. */
public final class AuthorityNames {

  private AuthorityNames() {}

  /**
   * Returns the code of an authority.
   *
   * @param option the option that it was asked for with, for the message
   * @param asked a name or code of one of the nine of Cheshire and Merseyside, or any other code
   * @return the code
   * @throws InputRefusedException if it is neither; the message suggests what was most likely meant
   */
  public static String codeOf(String option, String asked) {
    Optional<Authority> known = Authorities.find(asked);
    if (known.isPresent()) {
      return known.get().code();
    }
    String code = asked.strip().toUpperCase(Locale.ROOT);
    if (Authorities.isCode(code)) {
      return code;
    }
    List<String> names = Authorities.CHESHIRE_AND_MERSEYSIDE.stream().map(Authority::name).toList();
    throw new InputRefusedException(
        option
            + " must name a local authority ("
            + String.join(", ", names)
            + ") or give its code, got '"
            + asked
            + "'"
            + ColumnNames.didYouMean(asked, Authorities.namesAndCodes()));
  }
}
