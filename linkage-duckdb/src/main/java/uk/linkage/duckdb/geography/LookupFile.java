package uk.linkage.duckdb.geography;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.TableFile;
import uk.linkage.geography.AuthorityLookup;
import uk.linkage.geography.ContradictionException;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

/**
 * A local copy of a postcode directory: CSV or Parquet, with a row for each postcode and the code
 * of its local authority in it, as the ONS Postcode Directory and the National Statistics Postcode
 * Lookup have it.
 */
public final class LookupFile {

  private final TableFile table;
  private final int postcode;
  private final int authority;
  private final int terminated;

  /**
   * A directory that was read.
   *
   * @param lookup from postcodes to authorities
   * @param facts what was read, for the report of a run
   */
  public record Loaded(AuthorityLookup lookup, LookupFacts facts) {}

  private LookupFile(TableFile table, int postcode, int authority, int terminated) {
    this.table = table;
    this.postcode = postcode;
    this.authority = authority;
    this.terminated = terminated;
  }

  /**
   * Looks at a file: whether it is there, what it is, its header and its columns.
   *
   * @param db what reads Parquet; must stay open until the file is read
   * @param file the file
   * @param columns the columns that the user named
   * @return the file, ready to be read
   * @throws InputRefusedException if it is no postcode directory; the message says what to do
   */
  public static LookupFile open(DuckDb db, Path file, LookupColumns columns) {
    TableFile table = TableFile.open(db, file);
    LookupColumnFinder finder = new LookupColumnFinder(file, table.header());
    return new LookupFile(
        table,
        finder.postcode(columns.postcode()),
        finder.authority(columns.authority()),
        finder.terminated(columns.terminated()));
  }

  /**
   * Returns how many rows there are about.
   *
   * @return a number of rows, rather too many
   */
  public long estimatedRows() {
    return table.estimatedRows();
  }

  /**
   * Reads the file.
   *
   * @param leastShare the share of a sector's postcodes that an authority needs for the sector to
   *     be counted to it, 0 to 1; usually {@link AuthorityLookup#USUAL_LEAST_SHARE}
   * @param workers on whose threads the rows are read
   * @param progress told the number of rows read so far
   * @return the lookup
   * @throws InputRefusedException if the rows are no directory; the message says what to do
   */
  public Loaded read(double leastShare, Workers workers, LongConsumer progress) {
    AuthorityLookup.Builder builder = new AuthorityLookup.Builder().leastShare(leastShare);
    LookupRows rows = new LookupRows(builder, terminated >= 0);
    try {
      table.read(places(), rows::part, workers, progress);
      requireMostly(rows);
      return new Loaded(builder.build(), facts(rows));
    } catch (LookupRows.TooManyAuthoritiesException e) {
      throw refused(
          String.format(
              Locale.ROOT,
              "column '%s' must hold codes of local authorities, got more than %,d different"
                  + " codes; name the right column with %s authority=NAME",
              name(authority),
              AuthorityLookup.MOST_AUTHORITIES - 1,
              LookupColumns.OPTION));
    } catch (ContradictionException e) {
      throw refused(contradiction(e, rows));
    }
  }

  private List<Integer> places() {
    List<Integer> places = new ArrayList<>(List.of(postcode, authority));
    if (terminated >= 0) {
      places.add(terminated);
    }
    return places;
  }

  private LookupFacts facts(LookupRows rows) {
    return new LookupFacts(
        table.file(),
        name(postcode),
        name(authority),
        terminated < 0 ? null : name(terminated),
        rows.rows(),
        rows.skipped(),
        rows.terminated());
  }

  private void requireMostly(LookupRows rows) {
    requireMostly(
        rows, SkippedRow.NO_POSTCODE, postcode, "whole postcodes, such as L3 2ET", "postcode");
    requireMostly(
        rows,
        SkippedRow.NO_CODE,
        authority,
        "codes of local authorities, such as E08000012",
        "authority");
    long skipped = rows.skipped().values().stream().mapToLong(count -> count).sum();
    if (skipped == rows.rows()) {
      throw refused(
          String.format(
              Locale.ROOT,
              "must hold postcodes with their authorities, got none in %,d rows; check that columns"
                  + " '%s' and '%s' are the right ones, or name them with %s",
              rows.rows(),
              name(postcode),
              name(authority),
              LookupColumns.OPTION));
    }
  }

  private void requireMostly(
      LookupRows rows, SkippedRow reason, int column, String what, String option) {
    if (rows.skipped(reason) * 2 > rows.rows()) {
      throw refused(
          String.format(
              Locale.ROOT,
              "column '%s' must hold %s, got something else or nothing in %,d of %,d rows; name the"
                  + " right column with %s %s=NAME",
              name(column),
              what,
              rows.skipped(reason),
              rows.rows(),
              LookupColumns.OPTION,
              option));
    }
  }

  private String contradiction(ContradictionException e, LookupRows rows) {
    String examples =
        e.examples().stream()
            .map(
                two ->
                    table.lineWord()
                        + "s "
                        + table.lineOf(rows.rowOf(two.first()))
                        + " and "
                        + table.lineOf(rows.rowOf(two.second())))
            .collect(Collectors.joining("; "));
    int more = e.count() - e.examples().size();
    return String.format(
        Locale.ROOT,
        "a postcode must be in one authority, got %,d %s of a postcode that is in another already:"
            + " %s%s; correct the file, or name the right columns with %s",
        e.count(),
        e.count() == 1 ? "row" : "rows",
        examples,
        more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "",
        LookupColumns.OPTION);
  }

  private String name(int place) {
    return table.header().get(place);
  }

  private InputRefusedException refused(String message) {
    return new InputRefusedException(table.file().path() + ": " + message);
  }
}
