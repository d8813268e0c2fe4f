package uk.linkage.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.Dimensions;
import uk.linkage.count.PersonCells;
import uk.linkage.count.ProviderOverlap;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.intake.Clients;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;
import uk.linkage.report.wording.Labels;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;

/** Whom providers share, under disclosure control. */
final class ProviderSection {

  /** More than these make no matrix that can be read. */
  private static final int MOST_IN_MATRIX = 30;

  /** More than these aren't compared two by two for a page. */
  private static final int MOST_COMPARED = 1000;

  private ProviderSection() {}

  /** The section of a linkage, with its persons by provider, as the usual mode shows them. */
  static Section of(LinkageResult result) {
    Clients clients = result.intake().clients();
    int providers = clients.providerNames().size();
    if (providers > MOST_COMPARED) {
      return section(
          List.of(
              Words.of(
                  "There are "
                      + Wording.count(providers)
                      + " providers, too many to compare two by two on a page.")));
    }
    int[] personOf = new int[clients.size()];
    int[] providerOf = new int[clients.size()];
    for (int record = 0; record < personOf.length; record++) {
      personOf[record] = result.persons().personOf(record);
      providerOf[record] = clients.provider(record);
    }
    int persons = result.persons().count();
    PersonCells cells =
        PersonCells.count(
            persons,
            personOf,
            new boolean[personOf.length],
            List.of(Dimensions.provider(providerOf, clients.providerNames())));
    PublishedCounts counts =
        new PublishedCounts(
            new CellFigures(cells, cells, ContactTotals.of(result.count())),
            DisclosureMode.ROUND5,
            /* hasTwoSources= */ false);
    ProviderOverlap overlap =
        ProviderOverlap.count(persons, personOf, providerOf, clients.providerNames());
    List<Block> blocks = new ArrayList<>();
    if (result.settings().method() != uk.linkage.LinkageMethod.LADDER) {
      blocks.addAll(ContactSection.figures(counts));
    }
    blocks.addAll(of(overlap, counts).blocks());
    blocks.add(seenBy(overlap, counts));
    blocks.add(
        Words.of(
            "This section is under disclosure control, the rest of the page is not. "
                + counts.sentence(),
            "For persons by local authority, sex, age band, month or any column of the files use"
                + " count --by; it knows the authority by --lookup or by a column of the file."));
    return section(blocks);
  }

  /** The section of a count. */
  static Section of(ProviderOverlap overlap, PublishedCounts counts) {
    return section(List.of(matrix(overlap, counts)));
  }

  private static Section section(List<Block> blocks) {
    return new Section(
        "providers",
        "Persons of providers, and whom they share",
        "A person with records at several providers counts once at each.",
        blocks);
  }

  private static Figure matrix(ProviderOverlap overlap, PublishedCounts counts) {
    List<String> all = overlap.providers();
    int[] most =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer i) -> -overlap.persons(i)).thenComparing(i -> i))
            .limit(MOST_IN_MATRIX)
            .sorted()
            .mapToInt(i -> i)
            .toArray();
    List<String> names = Labels.distinct(IntStream.of(most).mapToObj(all::get).toList());
    Rows rows = new Rows("Persons that two providers share; of a provider with itself, all of its");
    rows.text("provider").number(names.toArray(String[]::new));
    List<List<@Nullable Double>> values = new ArrayList<>();
    for (int a = 0; a < most.length; a++) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(names.get(a))));
      List<@Nullable Double> row = new ArrayList<>();
      for (int b = 0; b < most.length; b++) {
        long persons = overlap.shared(most[a], most[b]);
        Cell cell = alone(persons, counts);
        cells.add(cell);
        // All persons of a provider would drown what it shares.
        row.add(a == b ? null : cell.number());
      }
      rows.add(cells);
      values.add(row);
    }
    String says =
        all.size() < 2
            ? "There is one provider at most, so nobody is shared."
            : says(overlap, counts, most, names);
    return new Figure(
        "provider-overlap",
        "Persons that providers share",
        says,
        all.size() < 2
            ? ""
            : "Providers that share many persons should not be added up; two that share almost all"
                + " of theirs may be one service under two names.",
        null,
        all.size() < 2
            ? null
            : new Chart.Matrix("provider", "shares with", names, names, values, "persons shared"),
        rows.table());
  }

  private static String says(
      ProviderOverlap overlap, PublishedCounts counts, int[] most, List<String> names) {
    int bestA = 0;
    int bestB = 1;
    for (int a = 0; a < most.length; a++) {
      for (int b = 0; b < a; b++) {
        if (overlap.shared(most[a], most[b]) > overlap.shared(most[bestA], most[bestB])) {
          bestA = b;
          bestB = a;
        }
      }
    }
    String shown =
        overlap.providers().size() > most.length
            ? " Shown are the " + most.length + " providers with the most persons."
            : "";
    Cell cell = alone(overlap.shared(most[bestA], most[bestB]), counts);
    if (cell.number() == null || cell.number() == 0) {
      return "No two providers share more than a few persons." + shown;
    }
    return "Most are shared by "
        + names.get(bestA)
        + " and "
        + names.get(bestB)
        + ": "
        + cell.shown()
        + " persons."
        + shown;
  }

  /** The numbers don't add up to anything that is shown, so each stands alone. */
  private static Cell alone(long persons, PublishedCounts counts) {
    return counts.isSmall(persons) ? Cell.withheld() : Cell.of(counts.shown((double) persons));
  }

  private static Figure seenBy(ProviderOverlap overlap, PublishedCounts counts) {
    Rows rows = new Rows("Persons by the number of providers that know them");
    rows.number("providers", "persons");
    List<String> categories = new ArrayList<>();
    List<@Nullable Double> values = new ArrayList<>();
    long[] by = overlap.personsByProviders();
    for (int providers = 1; providers < by.length; providers++) {
      Cell cell = alone(by[providers], counts);
      categories.add(Integer.toString(providers));
      values.add(cell.number());
      rows.add(Cell.of((long) providers), cell);
    }
    int most = by.length - 1;
    return new Figure(
        "providers-of-persons",
        "Providers of a person",
        most < 1
            ? "There is no person."
            : "The persons who are known to most are known to "
                + Wording.count(most, "provider", "providers")
                + ".",
        "",
        null,
        most < 1
            ? null
            : new Chart.Bars(
                "providers",
                "persons",
                categories,
                List.of(Chart.Series.of("persons", values)),
                /* isStacked= */ false,
                /* isLogarithmic= */ false),
        rows.table());
  }
}
