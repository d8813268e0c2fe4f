package uk.linkage.report.quality;

import uk.linkage.intake.ProviderTally.Part;

/** What the parts of an attributor are called on a page. */
final class PartNames {

  private PartNames() {}

  static String of(Part part) {
    return switch (part) {
      case FIRST_INITIAL -> "first initial";
      case LAST_INITIAL -> "last initial";
      case DOB -> "date of birth";
      case SEX -> "sex";
      case POSTCODE -> "postcode";
    };
  }
}
