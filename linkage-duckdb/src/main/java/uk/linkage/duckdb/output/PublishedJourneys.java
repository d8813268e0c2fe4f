package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.linkage.disclosure.CountTable;
import uk.linkage.disclosure.DisclosureControl;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.disclosure.ProtectedTable;
import uk.linkage.journey.GapCounts;
import uk.linkage.journey.JourneyFigures;
import uk.linkage.journey.Moves;
import uk.linkage.journey.Paths;
import uk.linkage.journey.PeriodCounts;

/**
 * The tables of journeys as they may be shown: exact, or under disclosure control. A number that is
 * withheld is null.
 *
 * <p>Tables of the same persons tell of each other. Where numbers are rounded that is of no use;
 * where they are exact ({@link DisclosureMode#SUPPRESS5}) paths and their steps, which add up to
 * moves, and all periods but the financial years, which months add up to, are left out, and the
 * persons of a year aren't told apart by kind.
 */
public final class PublishedJourneys {

  /** As many paths as are listed; those of all other persons are one row. */
  public static final int MOST_PATHS = 100;

  /** As many providers as a table of moves may have where cells are withheld for others. */
  public static final int MOST_PROTECTED = 60;

  /** What the total of a table is called. */
  public static final String ALL = JourneyFigures.ALL;

  /** What the row of all paths that aren't listed is called. */
  public static final String OTHER_PATHS = "all other paths";

  private static final String ARROW = " → ";

  private final JourneyFigures figures;
  private final List<String> providers;
  private final @Nullable DisclosureMode mode;
  private final boolean ofStore;
  private final PublishedTotals totals;

  /**
   * A move that is shown.
   *
   * @param from a provider, or {@link #ALL}
   * @param to a provider, or {@link #ALL}
   * @param persons how many persons, or null if it is withheld
   */
  public record Flow(String from, String to, @Nullable Long persons) {}

  /**
   * A path that is shown.
   *
   * @param path the providers in order
   * @param services how many stops it has; 0 if it stands for several paths
   * @param persons how many persons, or null if it is withheld
   */
  public record PathRow(String path, int services, @Nullable Long persons) {}

  /**
   * A period that is shown; numbers are null if they are withheld. All periods together have
   * persons alone: kinds are of a period.
   *
   * @param unit such as {@code month}
   * @param period such as {@code 2025-03}, or {@link #ALL}
   * @param persons all persons in contact
   * @param newcomers those whose first contact of all is in it
   * @param returning others who present again in it
   * @param continuing the rest
   */
  public record PeriodRow(
      String unit,
      String period,
      @Nullable Long persons,
      @Nullable Long newcomers,
      @Nullable Long returning,
      @Nullable Long continuing) {

    /**
     * Tells whether this is the row of all periods, which has no kinds.
     *
     * @return whether it is
     */
    public boolean isAll() {
      return period.equals(ALL);
    }
  }

  /**
   * A band of days away that is shown.
   *
   * @param label such as {@code 1 to 7 days}
   * @param persons how many persons, or null if it is withheld
   */
  public record GapRow(String label, @Nullable Long persons) {}

  /**
   * Tables.
   *
   * @param figures the exact figures
   * @param providers the names of the providers
   * @param mode what is done to small numbers, or null to show all as they are
   * @param ofStore whether the records are those of a store
   */
  public PublishedJourneys(
      JourneyFigures figures,
      List<String> providers,
      @Nullable DisclosureMode mode,
      boolean ofStore) {
    this.figures = figures;
    this.providers = List.copyOf(providers);
    this.mode = mode;
    this.ofStore = ofStore;
    this.totals = new PublishedTotals(figures, mode);
  }

  /**
   * Returns the exact figures.
   *
   * @return not for publication
   */
  public JourneyFigures figures() {
    return figures;
  }

  /**
   * Returns the names of the providers.
   *
   * @return in order
   */
  public List<String> providers() {
    return providers;
  }

  /**
   * Returns the numbers that stand for themselves.
   *
   * @return persons, and how long they wait
   */
  public PublishedTotals totals() {
    return totals;
  }

  /**
   * Tells whether figures are exact.
   *
   * @return whether nothing was done to small numbers
   */
  public boolean isExact() {
    return mode == null;
  }

  /**
   * Returns what was done to small numbers, for the face of a table.
   *
   * @return a word or two
   */
  public String face() {
    return mode == null ? PublishedCounts.EXACT : mode.label();
  }

  /**
   * Returns what that means.
   *
   * @return a sentence
   */
  public String sentence() {
    return mode == null ? "Figures are exact, and not for publication." : mode.sentence();
  }

  /**
   * Tells whether paths are shown.
   *
   * @return false if moves would tell what is withheld of them
   */
  public boolean hasPaths() {
    return mode != DisclosureMode.SUPPRESS5;
  }

  /**
   * Returns the moves.
   *
   * @return rows in order of the providers, totals last. Moves that nobody made are left out unless
   *     0 is withheld too
   */
  public List<Flow> flows() {
    Moves moves = figures.moves();
    int size = providers.size();
    ProtectedTable table =
        mode == DisclosureMode.SUPPRESS5 ? DisclosureControl.protect(movesTable(), mode) : null;
    List<Flow> flows = new ArrayList<>();
    for (int from = 0; from <= size; from++) {
      for (int to = 0; to <= size; to++) {
        long persons = moves.persons(from, to);
        boolean isTotal = from == size && to == size;
        if (table == null && persons == 0 && !isTotal) {
          continue;
        }
        Long shown;
        if (table == null) {
          shown = alone(persons);
        } else {
          int cell = from * (size + 1) + to;
          boolean withheld = table.isSuppressed(cell) || (isTotal && totals.withholdsMovers());
          shown = withheld ? null : table.shown(cell);
        }
        flows.add(new Flow(name(from), name(to), shown));
      }
    }
    return flows;
  }

  private CountTable movesTable() {
    int size = providers.size();
    if (size > MOST_PROTECTED) {
      throw new uk.linkage.intake.InputRefusedException(
          "--disclosure suppress5 protects moves between "
              + MOST_PROTECTED
              + " providers at most, got "
              + size
              + "; use --disclosure round5");
    }
    return figures.moves().table();
  }

  private String name(int provider) {
    return provider == providers.size() ? ALL : providers.get(provider);
  }

  /**
   * Returns the most frequent paths.
   *
   * @return the paths, then all others in a row, then all; paths of too few persons are among the
   *     others. Nothing if paths aren't shown
   */
  public List<PathRow> paths() {
    if (!hasPaths()) {
      return List.of();
    }
    List<PathRow> rows = new ArrayList<>();
    long others = figures.paths().persons();
    for (Paths.Path path : figures.paths().paths()) {
      Long shown = alone(path.persons());
      if (rows.size() == MOST_PATHS || shown == null) {
        break;
      }
      others -= path.persons();
      String text = path.providers().stream().map(this::name).collect(Collectors.joining(ARROW));
      rows.add(new PathRow(text, path.providers().size(), shown));
    }
    rows.add(new PathRow(OTHER_PATHS, 0, alone(others)));
    rows.add(new PathRow(ALL, 0, alone(figures.paths().persons())));
    return rows;
  }

  /**
   * Returns the first two steps of all paths.
   *
   * @param mostOfStage how many of each stage are returned, the most frequent
   * @return those that are shown; none if paths aren't
   */
  public PublishedSteps steps(int mostOfStage) {
    return new PublishedSteps(
        hasPaths() ? figures.paths().steps(3) : List.of(), providers, mode, mostOfStage);
  }

  /**
   * Returns who was in contact when.
   *
   * @return rows in order of the length and then the number of the period, all periods of a length
   *     last
   */
  public List<PeriodRow> periods() {
    List<PeriodRow> rows = new ArrayList<>();
    for (PeriodCounts counts : figures.periods()) {
      boolean isYear = counts.unit() == uk.linkage.count.PeriodUnit.FINANCIAL_YEAR;
      if (mode == DisclosureMode.SUPPRESS5 && (!isYear || totals.persons() == null)) {
        continue;
      }
      rows.addAll(new PublishedPeriods(counts, mode).rows());
    }
    return rows;
  }

  /**
   * Returns how long persons stayed away.
   *
   * @return persons by bands of days; a person may be in several, so they don't add up
   */
  public List<GapRow> gaps() {
    List<GapRow> rows = new ArrayList<>();
    for (GapCounts.Band band : figures.gaps().bands()) {
      rows.add(new GapRow(band.label(), alone(band.persons())));
    }
    return rows;
  }

  /**
   * Returns how a number of records or of contacts that were read is shown.
   *
   * @param number the number
   * @return that of a store as numbers of persons are, as it tells nearly how many there are: null
   *     if it is withheld. That of files is exact: who reads the files knows it
   */
  public @Nullable Long read(long number) {
    return ofStore ? alone(number) : Long.valueOf(number);
  }

  /** A number that adds up to nothing that is shown. */
  private @Nullable Long alone(long persons) {
    return PublishedTotals.alone(persons, mode);
  }

  /**
   * Returns how a number is written.
   *
   * @param number the number, or null if it is withheld
   * @return the number, or {@code *}
   */
  public static String text(@Nullable Long number) {
    return number == null ? ProtectedTable.SUPPRESSED : Long.toString(number);
  }
}
