package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.cluster.Persons;
import uk.linkage.intake.Clients;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;
import uk.linkage.report.DoubtfulPersons.Doubt;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;
import uk.linkage.report.wording.Labels;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;
import uk.linkage.schema.AgreementLattice;

/**
 * Of how many records persons are, and which are doubtful. Persons are named by their id alone, and
 * their records by letters.
 */
final class ClusterSection {

  private static final int MOST_PERSONS = 5;
  private static final int MOST_LINKS = 3;
  private static final int MOST_DRAWN = 12;
  private static final int LARGE = 10;

  private final LinkageResult result;

  private ClusterSection(LinkageResult result) {
    this.result = result;
  }

  /**
   * The section.
   *
   * @param withDoubts whether single persons are looked at; their ids mean something only beside
   *     persons.csv
   */
  static Section of(LinkageResult result, boolean withDoubts) {
    ClusterSection section = new ClusterSection(result);
    List<Block> blocks = new ArrayList<>();
    blocks.add(section.sizes());
    ModelResult model = result.model();
    if (withDoubts && model != null) {
      section.addDoubts(model, blocks);
    } else if (withDoubts) {
      blocks.add(
          Words.of(
              "Nothing was weighed, so no person is more doubtful than another as far as is"
                  + " known."));
    }
    return new Section(
        "clusters",
        "Of how many records persons are",
        "For analysts inside the Institute. No doubt about a person goes back to a provider.",
        blocks);
  }

  private Figure sizes() {
    Rows rows =
        new Rows("Persons by their number of records").number("records", "persons", "share");
    List<String> sizes = new ArrayList<>();
    List<@Nullable Double> persons = new ArrayList<>();
    long[] bySize = result.persons().bySize();
    int all = result.persons().count();
    for (int size = 1; size < bySize.length; size++) {
      if (bySize[size] > 0) {
        sizes.add(Integer.toString(size));
        persons.add((double) bySize[size]);
        rows.add(
            Cell.of((long) size),
            Cell.of(bySize[size]),
            Cell.percent((double) bySize[size] / all, 1));
      }
    }
    int largest = Math.max(0, bySize.length - 1);
    String says =
        all == 0
            ? "There is no person."
            : Wording.count(bySize[1], "person has", "persons have")
                + " one record ("
                + Wording.percent(bySize[1], all)
                + "); the largest "
                + (bySize[largest] == 1 ? "has " : "have ")
                + Wording.count(largest, "record", "records")
                + ".";
    return new Figure(
        "records-of-persons",
        "Records of a person",
        says,
        largest > LARGE
            ? "Look at the largest persons in persons.csv: more records than providers have visits"
                + " suggests a default value that many share."
            : "",
        null,
        all == 0
            ? null
            : new Chart.Bars(
                "records",
                "persons",
                sizes,
                List.of(Chart.Series.of("persons", persons)),
                /* isStacked= */ false,
                /* isLogarithmic= */ true),
        rows.table());
  }

  private void addDoubts(ModelResult model, List<Block> blocks) {
    Scorer scorer = model.scorer();
    DoubtfulPersons doubts = new DoubtfulPersons(result, scorer);
    PersonMembers members = new PersonMembers(result.persons(), result.intake().clients().size());
    List<Doubt> persons = doubts.persons(members, MOST_PERSONS);
    if (persons.isEmpty()) {
      blocks.add(Words.of("No person has three records or more."));
    }
    for (int i = 0; i < persons.size(); i++) {
      blocks.add(person(i + 1, persons.get(i), members, model));
    }
    List<Doubt> links = doubts.links(MOST_LINKS);
    if (links.isEmpty()) {
      blocks.add(Words.of("No person has two records."));
    }
    for (int i = 0; i < links.size(); i++) {
      blocks.add(link(i + 1, links.get(i), model));
    }
    blocks.add(overruled(model, doubts.overruled(MOST_LINKS)));
  }

  private Figure person(int rank, Doubt doubt, PersonMembers members, ModelResult model) {
    Clients clients = result.intake().clients();
    double threshold = Scorer.logOddsOf(model.expected().threshold());
    int number = doubt.place();
    long person = result.persons().idOf(number);
    int[] of = members.of(number, MOST_DRAWN);
    List<String> groups =
        Labels.distinct(
            clients.providerNames().size() <= 1000 ? clients.providerNames() : List.of());
    List<Chart.NetworkNode> nodes = new ArrayList<>();
    for (int i = 0; i < of.length; i++) {
      int provider = clients.provider(of[i]);
      nodes.add(
          new Chart.NetworkNode(
              letter(i),
              groups.isEmpty()
                  ? Labels.of(clients.providerNames().get(provider))
                  : groups.get(provider)));
    }
    AgreementLattice lattice = model.census().lattice();
    Rows rows =
        new Rows("Every two records of person " + person)
            .text("pair", "providers", "linked")
            .number("match weight (bits)", "match probability");
    lattice.schema().comparisons().forEach(comparison -> rows.text(comparison.name()));
    List<Chart.NetworkEdge> edges = new ArrayList<>();
    int linked = 0;
    for (int i = 0; i < of.length; i++) {
      for (int k = i + 1; k < of.length; k++) {
        long a = clients.records()[of[i]];
        long b = clients.records()[of[k]];
        int pattern = model.scorer().pattern(a, b);
        double weight = model.scorer().weight(pattern, a, b);
        double logOdds = model.scorer().logOdds(pattern, a, b);
        boolean isLink = logOdds >= threshold && !lattice.isConflict(pattern);
        linked += isLink ? 1 : 0;
        edges.add(new Chart.NetworkEdge(i, k, weight, isLink));
        List<Cell> cells =
            new ArrayList<>(
                List.of(
                    Cell.of(letter(i) + " – " + letter(k)),
                    Cell.of(nodes.get(i).group() + " – " + nodes.get(k).group()),
                    Cell.of(isLink ? "yes" : "no"),
                    Cell.of(weight, 1),
                    Cell.of(Scorer.probability(logOdds), 4)));
        for (int c = 0; c < lattice.comparisonCount(); c++) {
          cells.add(Cell.of(lattice.cellName(c, lattice.cellOf(pattern, c))));
        }
        rows.add(cells);
      }
    }
    int records = members.recordsOf(number);
    String says =
        "Person "
            + person
            + " has "
            + Wording.count(records, "record", "records")
            + (records > of.length ? ", of which the first " + of.length + " are drawn" : "")
            + "; "
            + linked
            + " of "
            + Wording.count(edges.size(), "pair", "pairs")
            + (edges.size() == 1 ? " is a link" : " are links")
            + ". By itself the weakest pair would be one person with a probability of "
            + String.format(Locale.ROOT, "%.2g %%.", 100 * Scorer.probability(doubt.logOdds()));
    return new Figure(
        "doubtful-person-" + rank,
        "Doubtful person " + rank + ": person " + person,
        says,
        "Find the records of person_id "
            + person
            + " in persons.csv, in the order A, B, C. What the levels don't settle only the"
            + " providers' own files can; change nothing at a provider for the sake of a link.",
        Wording.formula("match weight = log2(m / u) + value weight", 2),
        new Chart.Network(nodes, edges),
        rows.table());
  }

  private static String letter(int place) {
    return String.valueOf((char) ('A' + place));
  }

  private Figure link(int rank, Doubt doubt, ModelResult model) {
    Links links = result.links();
    Persons persons = result.persons();
    long person = persons.idOf(persons.personOf(links.left(doubt.place())));
    WeighedPair pair =
        WeighedPair.of(model.scorer(), result.intake().clients(), links, doubt.place());
    Rows rows =
        new Rows("How the evidence for person " + person + " comes about")
            .text("what is compared", "level")
            .number("bits");
    for (Chart.WaterfallStep step : pair.steps()) {
      rows.add(Cell.of(step.name()), Cell.of(step.level()), Cell.of(step.weight(), 2));
    }
    rows.add(Cell.of("all together"), Cell.of(""), Cell.of(pair.logOdds(), 2));
    return new Figure(
        "doubtful-link-" + rank,
        "Doubtful link " + rank + ": person " + person,
        "The two records of person "
            + person
            + " are one with a probability of "
            + Wording.percent(Scorer.probability(pair.logOdds()), 1)
            + ".",
        rank == 1
            ? "A few links this weak are to be expected: their errors are in the estimate."
            : "",
        Wording.formula(
            "log2 of the odds = prior + weights of the levels + what they add together + value"
                + " weight",
            3),
        new Chart.Waterfall(
            "bits", pair.steps(), pair.logOdds(), Scorer.logOddsOf(model.expected().threshold())),
        rows.table());
  }

  private Figure overruled(ModelResult model, List<Doubt> strongest) {
    Persons persons = result.persons();
    Links links = result.links();
    AgreementLattice lattice = model.census().lattice();
    Rows rows =
        new Rows("The strongest links between records of two persons")
            .text("persons")
            .number("match probability");
    lattice.schema().comparisons().forEach(comparison -> rows.text(comparison.name()));
    for (Doubt doubt : strongest) {
      int link = doubt.place();
      long[] records = result.intake().clients().records();
      int pattern = model.scorer().pattern(records[links.left(link)], records[links.right(link)]);
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  Cell.of(
                      persons.idOf(persons.personOf(links.left(link)))
                          + " and "
                          + persons.idOf(persons.personOf(links.right(link)))),
                  Cell.of(Scorer.probability(links.logOdds(link)), 4)));
      for (int c = 0; c < lattice.comparisonCount(); c++) {
        cells.add(Cell.of(lattice.cellName(c, lattice.cellOf(pattern, c))));
      }
      rows.add(cells);
    }
    long count = model.overruled();
    return new Figure(
        "overruled-links",
        "Links that were overruled",
        count == 0
            ? "No link joins records of two persons."
            : Wording.count(count, "link joins", "links join")
                + " records of two persons, because the records around "
                + (count == 1 ? "it speak" : "them speak")
                + " against it.",
        count == 0
            ? ""
            : "If there are many, a value that many people share binds strangers together.",
        Wording.formula(
            "two clusters become one if the mean log2 odds across them is at least -4", 5),
        null,
        rows.table());
  }
}
