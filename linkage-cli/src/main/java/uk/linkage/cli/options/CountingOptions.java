package uk.linkage.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.run.CountingAsked;
import uk.linkage.disclosure.DisclosureMode;

/** By what persons are counted, and how the table is shown. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class CountingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Count by this too: sex, age_band, ethnicity, nationality, provider, cohort,"
              + " intervention, month, quarter, financial_year, or any other column. Can be"
              + " repeated; the table crosses them all.")
  private List<String> by = List.of();

  @Option(
      names = "--la",
      paramLabel = "AUTHORITY",
      split = ",",
      description =
          "A local authority, by name or ONS code, or all; can be repeated (default: the nine of"
              + " Cheshire and Merseyside). Others are shown together as elsewhere.")
  private List<String> authorities = List.of();

  @Option(
      names = "--lookup",
      paramLabel = "FILE",
      description =
          "A local copy of the ONS Postcode Directory or NSPL (CSV or Parquet), which says in which"
              + " local authority a postcode lies.")
  private @Nullable Path lookup;

  @Option(
      names = "--lookup-column",
      paramLabel = "NAME=COLUMN",
      converter = ColumnName.Converter.class,
      description =
          "What the lookup calls a column: postcode, authority or terminated. Can be repeated.")
  private List<ColumnName> lookupColumns = List.of();

  @Option(
      names = "--disclosure",
      paramLabel = "MODE",
      converter = DisclosureChoice.class,
      completionCandidates = DisclosureChoice.class,
      description = {
        "What is done to small numbers of persons (default: round5):",
        "round5: 1 to 7 are shown as *, all others to the nearest 5",
        "suppress5: below 5 are shown as *, and as many more as it takes that no total tells them"
      })
  private @Nullable DisclosureMode disclosure;

  @Option(
      names = "--exact",
      description =
          "Show exact figures, in a table that says of itself that it is not for publication.")
  private boolean exact;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description =
          "The folder of an earlier match or count: warn where both tables together tell what"
              + " neither tells alone.")
  private @Nullable Path against;

  /** For picocli. */
  public CountingOptions() {}

  /**
   * Returns the options as a plain record.
   *
   * @return by what is counted
   * @throws ParameterException if they make no sense together
   */
  public CountingAsked toCounting() {
    if (exact && disclosure != null) {
      throw wrong("--exact must come without --disclosure, got both");
    }
    if (exact && against != null) {
      throw wrong("--against must come with a table for publication, got --exact");
    }
    if (lookup == null && !lookupColumns.isEmpty()) {
      throw wrong("--lookup-column must come with --lookup");
    }
    List<String> dimensions = new ArrayList<>();
    for (String name : by) {
      if (name.isBlank()) {
        throw wrong("--by must name a column, got a blank");
      }
      dimensions.add(name.strip());
    }
    DisclosureMode usual = disclosure == null ? DisclosureMode.ROUND5 : disclosure;
    try {
      return new CountingAsked(
          dimensions,
          authorities,
          lookup,
          ColumnName.asMap(lookupColumns),
          exact ? null : usual,
          against);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
