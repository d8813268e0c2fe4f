package uk.linkage.duckdb.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;

/**
 * Why two records are one person, or two.
 *
 * @param first one record
 * @param second the other
 * @param method by which method it was decided
 * @param threshold the least match probability of a link; 1 where nothing is weighed
 * @param onePerson whether they are one person
 * @param link the link between the two, or null if there is none
 * @param chain the links that make one person of them where there is no link between the two, from
 *     the first to the second; empty otherwise
 * @param members all records of the one person or the two, in order of person, provider and id
 * @param links all links between these, in order of their records
 */
public record PairExplanation(
    RecordName first,
    RecordName second,
    LinkageMethod method,
    double threshold,
    boolean onePerson,
    @Nullable LinkExplanation link,
    List<LinkExplanation> chain,
    List<Member> members,
    List<LinkExplanation> links) {

  public PairExplanation {
    chain = List.copyOf(chain);
    members = List.copyOf(members);
    links = List.copyOf(links);
  }
}
