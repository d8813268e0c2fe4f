package uk.linkage.report.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.linkage.duckdb.explain.LinkExplanation;
import uk.linkage.duckdb.explain.LinkExplanation.Weighing;
import uk.linkage.duckdb.explain.Member;
import uk.linkage.duckdb.explain.PairExplanation;
import uk.linkage.duckdb.explain.RecordName;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart.Network;
import uk.linkage.report.page.Chart.NetworkEdge;
import uk.linkage.report.page.Chart.NetworkNode;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;

/** All records of the person, or of the two persons, and the links between them. */
final class ClusterSection {

  /** More records than these are a ball of wool. */
  private static final int MOST_DRAWN = 60;

  private final PairExplanation pair;
  private final Map<RecordName, Long> personOf = new HashMap<>();

  private ClusterSection(PairExplanation pair) {
    this.pair = pair;
    pair.members().forEach(member -> personOf.put(member.name(), member.person()));
  }

  static Section of(PairExplanation pair) {
    return new ClusterSection(pair).section();
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    if (!pair.chain().isEmpty()) {
      blocks.add(chain());
    }
    blocks.add(links());
    blocks.add(records());
    return new Section(
        "cluster",
        pair.onePerson() ? "The person" : "The two persons",
        pair.onePerson()
            ? "All records that are held to be this one person, and the links between them."
            : "All records of the two persons, and the links between them.",
        blocks);
  }

  private Figure chain() {
    return new Figure(
        "chain",
        "The links that join the two",
        "They are joined by " + count(pair.chain().size(), "link") + " through other records.",
        "",
        null,
        null,
        table("The strongest chain of links from one to the other", pair.chain()));
  }

  private Figure links() {
    Set<RecordName> drawn = drawn();
    List<NetworkNode> nodes = new ArrayList<>();
    Map<RecordName, Integer> places = new HashMap<>();
    for (Member member : pair.members()) {
      if (drawn.contains(member.name())) {
        places.put(member.name(), nodes.size());
        nodes.add(new NetworkNode(member.name().toString(), group(member)));
      }
    }
    List<NetworkEdge> edges = new ArrayList<>();
    for (LinkExplanation link : pair.links()) {
      Integer from = places.get(link.from());
      Integer to = places.get(link.to());
      if (from != null && to != null) {
        Weighing weighing = link.weighing();
        double weight = weighing == null ? 0 : weighing.matchWeight();
        edges.add(new NetworkEdge(from, to, weight, isKept(link)));
      }
    }
    long overruled = pair.links().stream().filter(link -> !isKept(link)).count();
    String says =
        count(pair.members().size(), "record")
            + " and "
            + count(pair.links().size(), "link")
            + (overruled == 0 ? "" : ", " + overruled + " of them overruled by the others")
            + (drawn.size() == pair.members().size()
                ? "."
                : "; the " + drawn.size() + " records nearest to the two are drawn.");
    return new Figure(
        "network",
        "Records and links",
        says,
        overruled == 0
            ? ""
            : "Look at the overruled links first: they are where the method doubts.",
        null,
        new Network(nodes, edges),
        table("Links between the records", pair.links()));
  }

  private Figure records() {
    Map<RecordName, Integer> linksOf = new HashMap<>();
    for (LinkExplanation link : pair.links()) {
      linksOf.merge(link.from(), 1, Integer::sum);
      linksOf.merge(link.to(), 1, Integer::sum);
    }
    List<List<Cell>> rows = new ArrayList<>();
    Set<String> providers = new HashSet<>();
    for (Member member : pair.members()) {
      providers.add(member.name().provider());
      rows.add(
          List.of(
              Cell.of(member.name().toString()),
              Cell.of(member.name().provider()),
              Cell.of(person(member.person())),
              Cell.of((long) linksOf.getOrDefault(member.name(), 0))));
    }
    return new Figure(
        "records",
        "Records",
        count(rows.size(), "record") + " of " + count(providers.size(), "provider") + ".",
        "",
        null,
        null,
        new DataTable(
            "Records and how many links each has",
            List.of(
                Column.text("record"),
                Column.text("provider"),
                Column.text("person"),
                Column.number("links")),
            rows));
  }

  private DataTable table(String caption, List<LinkExplanation> links) {
    List<List<Cell>> rows = new ArrayList<>();
    for (LinkExplanation link : links) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(link.from().toString()));
      row.add(Cell.of(link.to().toString()));
      row.addAll(PairSection.weighed(link.weighing()));
      row.add(Cell.of(link.key()));
      row.add(Cell.of(isKept(link) ? "yes" : "no: overruled"));
      rows.add(row);
    }
    return new DataTable(
        caption,
        List.of(
            Column.text("record"),
            Column.text("linked to"),
            Column.number("match weight (bits)"),
            Column.number("match probability"),
            Column.text("key"),
            Column.text("one person")),
        rows);
  }

  /** All records, or else the two, their chain, and whoever is nearest by links. */
  private Set<RecordName> drawn() {
    if (pair.members().size() <= MOST_DRAWN) {
      return personOf.keySet();
    }
    Set<RecordName> drawn = new LinkedHashSet<>();
    drawn.add(pair.first());
    drawn.add(pair.second());
    pair.chain().forEach(link -> drawn.add(link.to()));
    boolean grows = true;
    while (grows && drawn.size() < MOST_DRAWN) {
      Set<RecordName> next = new LinkedHashSet<>();
      for (LinkExplanation link : pair.links()) {
        if (drawn.contains(link.from()) != drawn.contains(link.to())) {
          next.add(drawn.contains(link.from()) ? link.to() : link.from());
        }
      }
      grows = !next.isEmpty();
      next.stream().limit((long) MOST_DRAWN - drawn.size()).forEach(drawn::add);
    }
    return drawn;
  }

  private boolean isKept(LinkExplanation link) {
    Long from = personOf.get(link.from());
    return from != null && from.equals(personOf.get(link.to()));
  }

  /** Of one person the provider tells records apart, of two the person. */
  private String group(Member member) {
    return pair.onePerson() ? member.name().provider() : person(member.person());
  }

  private String person(long person) {
    if (pair.onePerson()) {
      return "the person";
    }
    Long first = personOf.get(pair.first());
    return "person of " + (first != null && first == person ? pair.first() : pair.second());
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
