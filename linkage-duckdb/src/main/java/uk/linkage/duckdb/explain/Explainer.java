package uk.linkage.duckdb.explain;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.intake.InputRefusedException;

/** Explains pairs of records of a result. */
public final class Explainer {

  private final ResultFolder folder;
  private final ResultTables tables;
  private final @Nullable ModelFile model;
  private final LinkWeigher weigher;

  private Explainer(DuckDb db, Path directory) throws SQLException {
    this.folder = ResultFolder.open(directory);
    this.tables = new ResultTables(db, folder);
    this.model =
        folder.method() == LinkageMethod.PROBABILISTIC ? ModelFile.read(folder.model()) : null;
    this.weigher = new LinkWeigher(folder, model);
  }

  /**
   * Explains why two records are one person, or two.
   *
   * @param db what reads the tables
   * @param directory the folder of a result of dedupe, in any format
   * @param first a record: provider/record_id, or the record id alone if one provider only has it
   * @param second another
   * @return the link between them, or the chain of links
   * @throws InputRefusedException if the folder is no unchanged result of this version, or holds no
   *     such records
   */
  public static PairExplanation explain(DuckDb db, Path directory, String first, String second) {
    try {
      return new Explainer(db, directory).explain(first, second);
    } catch (SQLException e) {
      // DuckDB's words may quote a row.
      throw new InputRefusedException(
          directory + ": its tables could not be read; run dedupe again into a new folder");
    }
  }

  private PairExplanation explain(String first, String second) throws SQLException {
    Member a = tables.find(first);
    Member b = tables.find(second);
    if (a.name().equals(b.name())) {
      throw new InputRefusedException(
          "the records must be two, got '" + a.name() + "' twice; name another");
    }
    boolean onePerson = a.person() == b.person();
    List<LinkExplanation> links = new ArrayList<>();
    for (ResultTables.Row row : tables.linksOf(a.person(), b.person())) {
      links.add(weigher.explain(row));
    }
    List<LinkExplanation> chain = onePerson ? chain(a.name(), b.name(), links) : List.of();
    if (onePerson && chain.isEmpty()) {
      throw ResultFolder.changed(folder.links());
    }
    LinkExplanation direct =
        links.stream().filter(link -> joins(link, a.name(), b.name())).findFirst().orElse(null);
    return new PairExplanation(
        a.name(),
        b.name(),
        folder.method(),
        model == null ? 1 : model.threshold(),
        onePerson,
        direct,
        direct == null ? chain : List.of(),
        tables.membersOf(a.person(), b.person()),
        links);
  }

  private static boolean joins(LinkExplanation link, RecordName a, RecordName b) {
    return (link.from().equals(a) && link.to().equals(b))
        || (link.from().equals(b) && link.to().equals(a));
  }

  /**
   * The strongest chain of links from one record to another, each told in the chain's direction.
   */
  private List<LinkExplanation> chain(RecordName a, RecordName b, List<LinkExplanation> links) {
    Map<String, Integer> nodes = new TreeMap<>();
    for (LinkExplanation link : links) {
      nodes.put(key(link.from()), 0);
      nodes.put(key(link.to()), 0);
    }
    nodes.put(key(a), 0);
    nodes.put(key(b), 0);
    int count = 0;
    for (var node : nodes.entrySet()) {
      node.setValue(count++);
    }
    List<StrongestPath.Edge> edges = new ArrayList<>();
    for (LinkExplanation link : links) {
      edges.add(
          new StrongestPath.Edge(
              number(nodes, link.from()), number(nodes, link.to()), weigher.strength(link)));
    }
    List<LinkExplanation> chain = new ArrayList<>();
    RecordName at = a;
    for (int place : StrongestPath.between(count, number(nodes, a), number(nodes, b), edges)) {
      LinkExplanation link = links.get(place);
      chain.add(link.from().equals(at) ? link : link.reversed());
      at = chain.get(chain.size() - 1).to();
    }
    return chain;
  }

  /** A text by which records stand in order of provider and id. */
  private static String key(RecordName name) {
    return name.provider() + '\0' + name.recordId();
  }

  private static int number(Map<String, Integer> nodes, RecordName name) {
    Integer number = nodes.get(key(name));
    return number == null ? -1 : number;
  }
}
