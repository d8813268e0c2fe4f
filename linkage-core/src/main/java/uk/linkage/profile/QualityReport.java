package uk.linkage.profile;

import java.util.List;
import uk.linkage.intake.IntakeResult;

/**
 * The quality of all providers' attributors.
 *
 * @param intake what was read
 * @param providers one for each provider, in order of name
 * @param notes what the user should know, in sentences
 */
public record QualityReport(
    IntakeResult intake, List<ProviderQuality> providers, List<String> notes) {

  public QualityReport {
    providers = List.copyOf(providers);
    notes = List.copyOf(notes);
  }
}
