package uk.linkage.cli.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import uk.linkage.Attributors;
import uk.linkage.count.AgeBands;
import uk.linkage.count.CellFigures;
import uk.linkage.count.CodeList;
import uk.linkage.count.ContactSpells;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.Dimension;
import uk.linkage.count.Dimensions;
import uk.linkage.count.PeriodUnit;
import uk.linkage.count.PersonCells;
import uk.linkage.duckdb.input.FactColumn;
import uk.linkage.duckdb.input.KnownFacts;
import uk.linkage.duckdb.input.ReadClients;
import uk.linkage.intake.Facts;
import uk.linkage.intake.InputRefusedException;

/** Counts persons by what was asked for. */
final class Breakdown {

  private static final Set<String> PERIODS = Set.of("month", "quarter", "financial_year");
  private static final List<String> IMS_DAYS = List.of("first_contact", "last_contact");
  private static final List<String> NDTMS_DAYS = List.of("referred", "triaged", "discharged");

  private final List<String> by;
  private final boolean hasLookup;

  Breakdown(CountingAsked asked) {
    this.hasLookup = asked.lookup() != null;
    this.by = asked.by();
  }

  /** What a dimension is called here, in whatever way it was asked for. */
  static String named(String asked) {
    String plain = asked.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return switch (plain) {
      case "age", "ageband", "age_group" -> "age_band";
      case "financialyear", "fy" -> "financial_year";
      case "gender" -> "sex";
      default -> KnownFacts.column(plain, false).name();
    };
  }

  /** The columns that have to be read of one file or side. */
  List<FactColumn> facts(boolean ndtms) {
    List<String> names = new ArrayList<>();
    // NDTMS writes the authority down; elsewhere the column does where there is no lookup.
    if (ndtms || !hasLookup) {
      names.add(PlacesOfRecords.FACT);
    }
    if (by.stream().anyMatch(PERIODS::contains)) {
      names.addAll(ndtms ? NDTMS_DAYS : IMS_DAYS);
    }
    by.stream().filter(Breakdown::isColumn).forEach(names::add);
    return names.stream().distinct().map(n -> KnownFacts.column(n, false)).toList();
  }

  private static boolean isColumn(String name) {
    return !PERIODS.contains(name)
        && !Set.of("sex", "age_band", "provider", PlacesOfRecords.DIMENSION).contains(name);
  }

  /** Whether persons are counted by period. */
  boolean hasPeriods() {
    return by.stream().anyMatch(PERIODS::contains);
  }

  /** The names of all columns of both sides. */
  List<String> namesOfBoth() {
    List<String> names = new ArrayList<>();
    facts(false).forEach(fact -> names.add(fact.name()));
    facts(true).stream().map(FactColumn::name).filter(n -> !names.contains(n)).forEach(names::add);
    return names;
  }

  /**
   * What is counted.
   *
   * @param records packed records
   * @param facts what else is known of them
   * @param codes the code of each record's authority
   * @param ndtms whether each is of NDTMS, where there are two sources
   * @param spells when they were in contact
   * @param providerOf the place of each record's provider
   * @param providers their names
   * @param asAt the reference date
   * @param codesOf what the codes of a column are called
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Counted(
      long[] records,
      Facts facts,
      List<String> codes,
      boolean[] ndtms,
      ContactSpells spells,
      int[] providerOf,
      List<String> providers,
      LocalDate asAt,
      Function<String, CodeList> codesOf) {}

  /** Counts persons as they were linked, and attributors beside. */
  CellFigures count(
      Counted of, PlacesOfRecords places, int persons, int[] personOf, ContactTotals totals) {
    List<Dimension> dimensions = dimensions(of, places);
    int[] attributorOf = Attributors.numbered(of.records());
    int attributors = 0;
    for (int attributor : attributorOf) {
      attributors = Math.max(attributors, attributor);
    }
    return new CellFigures(
        PersonCells.count(persons, personOf, of.ndtms(), dimensions),
        PersonCells.count(attributors, attributorOf, of.ndtms(), dimensions),
        totals);
  }

  private List<Dimension> dimensions(Counted of, PlacesOfRecords places) {
    ContactSpells spells = of.spells();
    int[] latest = spells.latest();
    List<Dimension> dimensions = new ArrayList<>();
    dimensions.add(places.dimension(of.codes()).withDays(latest));
    for (String name : by) {
      switch (name) {
        case PlacesOfRecords.DIMENSION -> {}
        case "sex" -> dimensions.add(Dimensions.sex(of.records()).withDays(latest));
        case "age_band" ->
            dimensions.add(
                Dimensions.ageBand(of.records(), of.asAt(), AgeBands.USUAL).withDays(latest));
        case "provider" -> dimensions.add(Dimensions.provider(of.providerOf(), of.providers()));
        case "month" -> dimensions.add(Dimensions.period(PeriodUnit.MONTH, spells));
        case "quarter" -> dimensions.add(Dimensions.period(PeriodUnit.QUARTER, spells));
        case "financial_year" ->
            dimensions.add(Dimensions.period(PeriodUnit.FINANCIAL_YEAR, spells));
        default -> dimensions.add(ofColumn(name, of, latest));
      }
    }
    return dimensions;
  }

  /** Refuses a column that neither a file nor the store has, before anything is linked. */
  void requireColumns(ReadClients... all) {
    boolean isStored = Arrays.stream(all).anyMatch(read -> read.store() != null);
    for (String name : by) {
      if (isColumn(name) && Arrays.stream(all).noneMatch(read -> read.hasFact(name))) {
        KnownFacts.requireNotIdentifying(name);
        throw nothingOf(
            name,
            isStored
                ? "load the files into the store again with 'linkage store load --keep "
                    + name
                    + "', or name the column of NDTMS in a match with --ndtms-column "
                    + name
                    + "=NAME"
                : "name the file's column with --column "
                    + name
                    + "=NAME (--ims-column and --ndtms-column in a match)");
      }
    }
  }

  private static InputRefusedException nothingOf(String name, String remedy) {
    return new InputRefusedException(
        "--by " + name + " must name a column of the input that has values, got none; " + remedy);
  }

  private static Dimension ofColumn(String name, Counted of, int[] latest) {
    int column = of.facts().column(name);
    if (column < 0 || of.facts().values(column).size() <= 1) {
      throw nothingOf(name, "no record that is counted has one: count by another column");
    }
    CodeList codes = of.codesOf().apply(name);
    Dimension.Rule rule = KnownFacts.rule(name);
    Dimension dimension = Dimensions.ofFact(of.facts(), column, codes, rule, of.records().length);
    return rule == Dimension.Rule.SETTLED ? dimension.withDays(latest) : dimension;
  }
}
