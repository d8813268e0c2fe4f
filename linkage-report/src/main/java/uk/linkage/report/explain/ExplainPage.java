package uk.linkage.report.explain;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.LinkageMethod;
import uk.linkage.duckdb.explain.LinkExplanation;
import uk.linkage.duckdb.explain.LinkExplanation.Weighing;
import uk.linkage.duckdb.explain.PairExplanation;
import uk.linkage.report.page.Headline;
import uk.linkage.report.page.Headline.Tile;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;

/** Why two records are one person, or two: the pair, and all records of the person. */
public final class ExplainPage {

  private static final String FACE =
      "Names records: for those who hold the data, and not for publication.";

  private ExplainPage() {}

  /**
   * Puts the page together.
   *
   * @param pair the explanation
   * @return the page
   */
  public static Page of(PairExplanation pair) {
    String two = pair.first() + " and " + pair.second();
    List<Section> sections = new ArrayList<>();
    sections.add(verdict(pair));
    LinkExplanation link = pair.link();
    if (link != null) {
      sections.add(PairSection.of(link, pair.threshold()));
    }
    sections.add(ClusterSection.of(pair));
    return new Page(
        pair.onePerson() ? "Why two records are one person" : "Why two records are two persons",
        two + ", by the method '" + pair.method().label() + "'",
        FACE,
        sections);
  }

  private static Section verdict(PairExplanation pair) {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(
        new Tile(
            "the two records",
            pair.onePerson() ? "one person" : "two persons",
            null,
            why(pair),
            null));
    LinkExplanation link = pair.link();
    Weighing weighing = link == null ? null : link.weighing();
    if (weighing != null) {
      tiles.add(
          new Tile(
              "match probability",
              PairSection.probability(weighing.probability()),
              null,
              "The chance that the two are one person, by how far they agree; a link needs "
                  + pair.threshold()
                  + ".",
              PairSection.FORMULA));
      tiles.add(
          new Tile(
              "match weight",
              PairSection.bits(weighing.matchWeight()) + " bits",
              null,
              "What the comparison adds to the odds; each bit doubles them.",
              PairSection.FORMULA));
    }
    return new Section(
        "verdict",
        "The verdict",
        "",
        List.of(
            new Headline(tiles),
            Words.of("A link is a judgement, not an identity. No value of a record is shown.")));
  }

  private static String why(PairExplanation pair) {
    if (pair.link() != null) {
      return pair.onePerson()
          ? "A link joins them."
          : "A link joins them, but with the records that other links join to each of them they"
              + " can't be one person, or are less likely one than two.";
    }
    String none =
        pair.method() == LinkageMethod.PROBABILISTIC
            ? "No link joins them directly: alone they are below the threshold of "
                + pair.threshold()
                + ", or in no candidate pair."
            : "No link joins them directly: they share no match key.";
    return pair.onePerson()
        ? none + " The links to other records make one person of them."
        : none + " Nothing else joins them either.";
  }
}
