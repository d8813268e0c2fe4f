package uk.linkage.cli.options;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.input.ReadOptions;

/** Which files of IMS and of NDTMS are read, and how. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class MatchReadingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--ims",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of IMS, or patterns such as \"ims/*.csv\".")
  private List<String> ims = List.of();

  @Option(
      names = "--ndtms",
      arity = "1..*",
      required = true,
      paramLabel = "FILE",
      description = "Files of NDTMS, or patterns such as \"ndtms/*.csv\".")
  private List<String> ndtms = List.of();

  @Option(
      names = "--ims-profile",
      paramLabel = "NAME|FILE",
      defaultValue = "ims",
      description = "What the columns of IMS are called: ims or a TOML file of your own.")
  private String imsProfile = "";

  @Option(
      names = "--ndtms-profile",
      paramLabel = "NAME|FILE",
      defaultValue = "ndtms",
      description =
          "What the columns and codes of NDTMS are called: ndtms or a TOML file of your own.")
  private String ndtmsProfile = "";

  @Option(
      names = "--data-set",
      paramLabel = "LETTER",
      description =
          "The letter of the NDTMS data set that is expected, such as R: a file whose name says"
              + " another is refused.")
  private @Nullable String dataSet;

  @Option(
      names = "--ims-column",
      paramLabel = "NAME=COLUMN",
      converter = ColumnName.Converter.class,
      description = "What the files of IMS call a column. Can be repeated.")
  private List<ColumnName> imsColumns = List.of();

  @Option(
      names = "--ndtms-column",
      paramLabel = "NAME=COLUMN",
      converter = ColumnName.Converter.class,
      description = "What the files of NDTMS call a column. Can be repeated.")
  private List<ColumnName> ndtmsColumns = List.of();

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
      names = "--ims-consent-held",
      description = "You state that every record of IMS has consent.")
  private boolean imsConsentHeld;

  @Option(
      names = "--ndtms-consent-held",
      description = "You state that every record of NDTMS has consent.")
  private boolean ndtmsConsentHeld;

  @Option(
      names = "--ims-postcode",
      paramLabel = "DEPTH",
      converter = PostcodeChoice.class,
      completionCandidates = PostcodeChoice.class,
      description =
          "What the postcodes of IMS are: ${COMPLETION-CANDIDATES} (default: as the profile says)."
              + " They are compared as far as both files know them.")
  private Postcode.@Nullable Kind imsPostcode;

  @Option(
      names = "--ndtms-postcode",
      paramLabel = "DEPTH",
      converter = PostcodeChoice.class,
      completionCandidates = PostcodeChoice.class,
      description = "The same of NDTMS (default: as the profile says).")
  private Postcode.@Nullable Kind ndtmsPostcode;

  @Option(
      names = "--date-format",
      paramLabel = "FORMAT",
      description =
          "How dates are written, such as dd/MM/yy, or excel for the numbers that Excel keeps days"
              + " as. 1980-05-31, 31/05/1980 and 19800531 need no telling. Can be repeated.")
  private List<String> dateFormats = List.of();

  @Option(
      names = "--as-at",
      paramLabel = "DATE",
      description =
          "The date of the data, as yyyy-MM-dd: a later birth is impossible, and who is treated"
              + " until now is treated until then (default: today).")
  private @Nullable LocalDate asAt;

  /** For picocli. */
  public MatchReadingOptions() {}

  /**
   * Returns the files of IMS that are named.
   *
   * @return paths and patterns; none where a store is read instead
   */
  public List<String> imsFiles() {
    return List.copyOf(ims);
  }

  /**
   * Returns how the files of IMS are read.
   *
   * @return which files, and how
   * @throws ParameterException if nothing can be read so, whatever the files hold
   */
  public ReadOptions ims() {
    return checked(ims, imsProfile, imsColumns, imsConsentHeld, imsPostcode);
  }

  /**
   * Returns how the files of NDTMS are read.
   *
   * @return which files, and how
   * @throws ParameterException if nothing can be read so, whatever the files hold
   */
  public ReadOptions ndtms() {
    return checked(ndtms, ndtmsProfile, ndtmsColumns, ndtmsConsentHeld, ndtmsPostcode);
  }

  /**
   * Returns the letter of the data set that is expected.
   *
   * @return a capital letter, or null if any will do
   * @throws ParameterException if it is none
   */
  public @Nullable String dataSet() {
    if (dataSet == null) {
      return null;
    }
    String letter = dataSet.strip().toUpperCase(java.util.Locale.ROOT);
    if (letter.length() != 1 || letter.charAt(0) < 'A' || letter.charAt(0) > 'Z') {
      throw new ParameterException(
          spec.commandLine(), "--data-set must be a letter, such as R, got '" + dataSet + "'");
    }
    return letter;
  }

  @SuppressWarnings("NullAway") // loses the @Nullable of a nested type behind a compact constructor
  private ReadOptions checked(
      List<String> inputs,
      String profile,
      List<ColumnName> columns,
      boolean consentHeld,
      Postcode.@Nullable Kind postcode) {
    try {
      ReadingChecks.requireAsAt(asAt);
      dateFormats.forEach(ReadingChecks::requireDateFormat);
      ReadingChecks.requireProfile("--ims-profile", imsProfile, Set.of("ims"));
      ReadingChecks.requireProfile("--ndtms-profile", ndtmsProfile, Set.of("ndtms"));
      return new ReadOptions(
          inputs,
          profile,
          ColumnName.asMap(columns),
          drop,
          encoding,
          null,
          consentHeld,
          dateFormats,
          postcode,
          asAt == null ? LocalDate.now(ZoneId.systemDefault()) : asAt,
          /* greatestAge= */ null);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
