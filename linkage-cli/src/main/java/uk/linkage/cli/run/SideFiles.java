package uk.linkage.cli.run;

import java.util.regex.Pattern;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;

/** One of the two sides of a match, whose options have names of their own. */
enum SideFiles {
  IMS("ims"),
  NDTMS("ndtms");

  private static final Pattern OPTION =
      Pattern.compile("--(column|consent-held|postcode|profile)\\b");

  private final String prefix;

  SideFiles(String prefix) {
    this.prefix = prefix;
  }

  /** Opens its files; what is refused names the options of a match. */
  ClientFiles open(DuckDb db, ReadOptions options) {
    try {
      return ClientFiles.open(db, options);
    } catch (PrivacyRefusedException e) {
      throw new PrivacyRefusedException(inWordsOf(String.valueOf(e.getMessage())));
    } catch (InputRefusedException e) {
      throw new InputRefusedException(inWordsOf(String.valueOf(e.getMessage())), e);
    }
  }

  /** A text with the options of this side. */
  String inWordsOf(String text) {
    return OPTION.matcher(text).replaceAll("--" + prefix + "-$1");
  }
}
