package uk.linkage.duckdb.output;

import java.util.List;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.match.Links;
import uk.linkage.match.MatchKeyReport;
import uk.linkage.match.ScoredKey;

/** The keys that found the links: match keys, or the blocking keys of a plan. */
final class LinkKeys {

  private LinkKeys() {}

  /** Their names in order, by which the key of a link is known. */
  static List<String> names(LinkageResult result) {
    ModelResult model = result.model();
    return model == null
        ? result.keys().stream().map(MatchKeyReport::name).toList()
        : model.keys().stream().map(ScoredKey::name).toList();
  }

  /** How many of the links each has found. Those that were dropped afterwards don't count. */
  static long[] links(LinkageResult result) {
    long[] counts = new long[names(result).size()];
    Links links = result.links();
    for (int link = 0; link < links.size(); link++) {
      counts[links.key(link)]++;
    }
    return counts;
  }
}
