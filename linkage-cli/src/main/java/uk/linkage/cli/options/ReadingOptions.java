package uk.linkage.cli.options;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.linkage.attributor.BirthDate;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.input.ReadOptions;

/** Which files are read, and how. */
public final class ReadingOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
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
      description =
          "Your file's name of a column, such as --column dob=BirthDate. Can be repeated.")
  private Map<String, String> columns = new LinkedHashMap<>();

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
      defaultValue = "utf-8",
      description = "utf-8 or windows-1252 (default: ${DEFAULT-VALUE}).")
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
          "How dates are written, such as dd/MM/yy or \"d MMMM yyyy\". 1980-05-31, 31/05/1980 and"
              + " 19800531 need no telling. Can be repeated.")
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
   * Returns the options as a plain record.
   *
   * @return which files are read, and how
   */
  @SuppressWarnings("NullAway") // loses the @Nullable of a nested type behind a compact constructor
  public ReadOptions toReadOptions() {
    return new ReadOptions(
        List.copyOf(inputs),
        profile,
        Collections.unmodifiableMap(new LinkedHashMap<>(columns)),
        Collections.unmodifiableSet(new LinkedHashSet<>(drop)),
        encoding,
        provider,
        consentHeld,
        List.copyOf(dateFormats),
        postcode,
        asAt == null ? LocalDate.now(ZoneId.systemDefault()) : asAt,
        maxAge);
  }
}
