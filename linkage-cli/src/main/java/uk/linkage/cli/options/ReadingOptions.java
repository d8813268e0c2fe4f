package uk.linkage.cli.options;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.linkage.attributor.BirthDate;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.input.ReadOptions;

/** Which files are read, and how. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ReadingOptions {

  /** The options that say how files are read. */
  public static final Set<String> NAMES =
      Set.of(
          "--profile",
          "--column",
          "--drop",
          "--encoding",
          "--provider",
          "--consent-held",
          "--date-format",
          "--postcode",
          "--as-at",
          "--max-age");

  private static final Set<String> BUILT_IN_PROFILES = Set.of("ims", "ndtms");
  private static final int GREATEST_MAX_AGE = 1000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT...",
      hideParamSyntax = true,
      description =
          "CSV or Parquet files, or patterns such as \"data/*.csv\". Columns are found by name:"
              + " record_id, provider, first_initial, last_initial (or initials), dob, sex,"
              + " postcode, consent. Without a provider column the file's name is the provider.")
  private List<String> inputs = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      defaultValue = "ims",
      description =
          "What the columns are called: ims, ndtms, or a TOML file of your own"
              + " (default: ${DEFAULT-VALUE}).")
  private String profile = "";

  @Option(
      names = "--column",
      paramLabel = "NAME=COLUMN",
      converter = ColumnName.Converter.class,
      description =
          "Your file's name of a column, such as --column dob=BirthDate. Can be repeated.")
  private List<ColumnName> columns = List.of();

  @Option(
      names = "--drop",
      paramLabel = "COLUMN",
      description =
          "A column that is more than linkage needs (a name, an address, an NHS number): it is"
              + " never read. Can be repeated.")
  private Set<String> drop = new LinkedHashSet<>();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = EncodingName.class,
      defaultValue = "utf-8",
      description = "utf-8, windows-1252, latin-1 or utf-16 (default: ${DEFAULT-VALUE}).")
  private String encoding = "";

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "The provider of all rows that name none, instead of the file's name.")
  private @Nullable String provider;

  @Option(
      names = "--consent-held",
      description =
          "You state that every record has consent. Without this a file that has no consent column"
              + " is refused. A consent column that is there is obeyed all the same.")
  private boolean consentHeld;

  @Option(
      names = "--date-format",
      paramLabel = "FORMAT",
      description =
          "How dates are written, such as dd/MM/yy or \"d MMMM yyyy\", or excel for the numbers"
              + " that Excel keeps days as. 1980-05-31, 31/05/1980 and 19800531 need no telling."
              + " Can be repeated.")
  private List<String> dateFormats = List.of();

  @Option(
      names = "--postcode",
      paramLabel = "DEPTH",
      converter = PostcodeChoice.class,
      completionCandidates = PostcodeChoice.class,
      description =
          "What the postcode column holds: ${COMPLETION-CANDIDATES} (default: as the profile"
              + " says).")
  private Postcode.@Nullable Kind postcode;

  @Option(
      names = "--as-at",
      paramLabel = "DATE",
      description =
          "The date of the data, as yyyy-MM-dd: a later birth is impossible (default: today).")
  private @Nullable LocalDate asAt;

  @Option(
      names = "--max-age",
      paramLabel = "YEARS",
      description =
          "A greater age is impossible (default: "
              + BirthDate.GREATEST_AGE
              + ", unless most of the dates say that these are historical persons).")
  private @Nullable Integer maxAge;

  /** For picocli. */
  public ReadingOptions() {}

  /**
   * Returns the files that are named.
   *
   * @return paths and patterns; none where a store is read instead
   */
  public List<String> inputs() {
    return List.copyOf(inputs);
  }

  /**
   * Returns the options as a plain record.
   *
   * @return which files are read, and how
   * @throws ParameterException if nothing can be read so, whatever the files hold
   */
  public ReadOptions toReadOptions() {
    if (inputs.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameter: 'INPUT'; name files to read");
    }
    return toReadOptionsWithoutInputs();
  }

  /**
   * Returns the options as a plain record, whether files are named or not.
   *
   * @return which files are read, and how; for what a store doesn't say
   * @throws ParameterException if nothing can be read so, whatever the files hold
   */
  public ReadOptions toReadOptionsWithoutInputs() {
    try {
      return checked();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  @SuppressWarnings("NullAway") // loses the @Nullable of a nested type behind a compact constructor
  private ReadOptions checked() {
    LocalDate reference = asAt == null ? LocalDate.now(ZoneId.systemDefault()) : asAt;
    ReadingChecks.requireProfile("--profile", profile, BUILT_IN_PROFILES);
    ReadingChecks.requireAsAt(asAt);
    requireMaxAge();
    dateFormats.forEach(ReadingChecks::requireDateFormat);
    return new ReadOptions(
        List.copyOf(inputs),
        profile,
        ColumnName.asMap(columns),
        Collections.unmodifiableSet(new LinkedHashSet<>(drop)),
        encoding,
        provider,
        consentHeld,
        List.copyOf(dateFormats),
        postcode,
        reference,
        maxAge);
  }

  private void requireMaxAge() {
    if (maxAge != null && (maxAge < 1 || maxAge > GREATEST_MAX_AGE)) {
      throw new IllegalArgumentException(
          "--max-age must be from 1 to " + GREATEST_MAX_AGE + ", got " + maxAge);
    }
  }
}
