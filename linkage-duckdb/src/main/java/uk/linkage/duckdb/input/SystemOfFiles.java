package uk.linkage.duckdb.input;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.InputRefusedException;

/**
 * Tells files of NDTMS from others by the codes in their headers, so that two files that were named
 * the wrong way round are not matched that way.
 */
public final class SystemOfFiles {

  /** Codes that no other system calls a column by. */
  private static final Set<String> CODES =
      Set.of(
          "finitial",
          "sinitial",
          "refld",
          "agncy",
          "clientid",
          "episodid",
          "prevtr",
          "triaged",
          "disd",
          "disrsn",
          "modal",
          "modst");

  /** One of them may be chance. */
  private static final int TELLING = 2;

  private static final Pattern DATA_SET =
      Pattern.compile("-IN-([A-Z])\\.(csv|csv\\.gz|parquet)$", Pattern.CASE_INSENSITIVE);

  private SystemOfFiles() {}

  /**
   * Refuses files that look like those of NDTMS.
   *
   * @param db what reads Parquet
   * @param options which files
   * @throws InputRefusedException if one does
   */
  public static void requireIms(DuckDb db, ReadOptions options) {
    for (Path path : InputPaths.expand(options.inputs())) {
      List<String> found = codes(db, options, path);
      if (found.size() >= TELLING) {
        throw new InputRefusedException(
            path
                + ": --ims must name files of IMS, got one with the codes of NDTMS ("
                + String.join(", ", found)
                + "); were --ims and --ndtms swapped?");
      }
    }
  }

  /**
   * Refuses files that don't look like those of NDTMS, unless their columns are named by the user.
   *
   * @param db what reads Parquet
   * @param options which files
   * @throws InputRefusedException if one doesn't
   */
  public static void requireNdtms(DuckDb db, ReadOptions options) {
    if (!options.profile().equals("ndtms") || !options.columns().isEmpty()) {
      return;
    }
    for (Path path : InputPaths.expand(options.inputs())) {
      List<String> found = codes(db, options, path);
      if (found.size() < TELLING) {
        throw new InputRefusedException(
            path
                + ": --ndtms must name files of NDTMS, got one with "
                + (found.isEmpty() ? "none" : "one")
                + " of its codes (FINITIAL, SINITIAL, AGNCY, CLIENTID and so on); were --ims and"
                + " --ndtms swapped? If it is the right file, name its columns with"
                + " --ndtms-column or --ndtms-profile FILE");
      }
    }
  }

  private static List<String> codes(DuckDb db, ReadOptions options, Path path) {
    FileOpening opening = new FileOpening(TextEncoding.named(options.encoding()), db);
    return opening.open(path).header().stream()
        .filter(name -> CODES.contains(ColumnNames.plain(name)))
        .toList();
  }

  /**
   * Returns the letter of the data set that a file was made by, as its name says: the {@code R} of
   * {@code N1000-20240401-20250331-TREAT-IN-R.csv}.
   *
   * @param fileName the name of a file
   * @return a capital letter, or null if the name says none
   */
  public static @Nullable String dataSet(String fileName) {
    Matcher matcher = DATA_SET.matcher(fileName);
    return matcher.find() ? matcher.group(1).toUpperCase(java.util.Locale.ROOT) : null;
  }
}
