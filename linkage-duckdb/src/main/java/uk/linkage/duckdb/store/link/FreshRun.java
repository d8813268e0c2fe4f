package uk.linkage.duckdb.store.link;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import uk.linkage.StageListener;
import uk.linkage.cluster.Persons;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.match.Scorer;
import uk.linkage.parallel.Workers;
import uk.linkage.person.AttributorHistory;
import uk.linkage.person.LinkedPersons;
import uk.linkage.person.Relinking;
import uk.linkage.person.WeighedPairs;

/**
 * A run over all records of a store by its pinned model, beside the links and persons that are
 * there: whether to link only what changed has left them as this has them.
 */
final class FreshRun {

  private final StoreQueries queries;
  private final PinnedModels.Numbered model;
  private final boolean formerToo;
  private final Workers workers;
  private final StageListener listener;

  FreshRun(
      StoreQueries queries,
      PinnedModels.Numbered model,
      boolean formerToo,
      Workers workers,
      StageListener listener) {
    this.queries = queries;
    this.model = model;
    this.formerToo = formerToo;
    this.workers = workers;
    this.listener = listener;
  }

  /** Runs, and compares. No record may wait for the next link. */
  CheckOutcome compared(long linkLimit) {
    listener.started("score", -1);
    StoredRecords stored = new StoredRecords(queries);
    double threshold = model.model().logOdds();
    Scorer scorer = model.model().scorer(workers);
    FormerAttributors former =
        formerToo ? FormerAttributors.of(queries, scorer) : FormerAttributors.none();
    AttributorHistory attributors = stored.attributors(former);
    BitSet all = stored.all();
    Relinking fresh =
        Relinking.of(
            attributors,
            new WeighedPairs(0),
            all,
            new BitSet(),
            new Relinking.Rules(
                model
                    .model()
                    .plan(scorer, attributors.sharedFields(model.model().model().lattice())),
                scorer,
                threshold,
                linkLimit),
            workers);

    listener.started("cluster", -1);
    StoredRecords.Ordered ordered = stored.ordered(all);
    Persons persons =
        LinkedPersons.of(
            ordered.keys().length,
            fresh.between(ordered.keys(), threshold, formerToo),
            attributors.odds(scorer, ordered.keys(), formerToo),
            threshold);
    LinksBeside links = LinksBeside.of(fresh.found(), stored.links());
    return new CheckOutcome(
        model.id(),
        ordered.keys().length,
        fresh.found().size(),
        persons.count(),
        links.missing,
        links.tooMany,
        links.otherwise,
        elsewhere(ordered, persons, attributors));
  }

  /** How many records are together with others than the run has them with, or of no person. */
  private static long elsewhere(
      StoredRecords.Ordered ordered, Persons persons, AttributorHistory attributors) {
    record Both(long stored, int fresh) {}
    int records = ordered.keys().length;
    Map<Long, Integer> sizes = new HashMap<>();
    Map<Both, Integer> together = new HashMap<>();
    int[] fresh = new int[persons.count() + 1];
    for (int i = 0; i < records; i++) {
      sizes.merge(ordered.before()[i], 1, Integer::sum);
      together.merge(new Both(ordered.before()[i], persons.personOf(i)), 1, Integer::sum);
      fresh[persons.personOf(i)]++;
    }
    long elsewhere = 0;
    for (int i = 0; i < records; i++) {
      long person = ordered.before()[i];
      int same = together.getOrDefault(new Both(person, persons.personOf(i)), 0);
      boolean isSame =
          ordered.members()[i]
              && attributors.has(ordered.keys()[i])
              && same == sizes.getOrDefault(person, 0)
              && same == fresh[persons.personOf(i)];
      elsewhere += isSame ? 0 : 1;
    }
    return elsewhere;
  }

  /** How two lists of links differ. */
  private static final class LinksBeside {

    private long missing;
    private long tooMany;
    private long otherwise;

    static LinksBeside of(WeighedPairs wanted, WeighedPairs stored) {
      LinksBeside beside = new LinksBeside();
      Integer[] left = inOrder(wanted);
      Integer[] right = inOrder(stored);
      int l = 0;
      int r = 0;
      while (l < left.length || r < right.length) {
        int order =
            l == left.length
                ? 1
                : r == right.length
                    ? -1
                    : Long.compare(pair(wanted, left[l]), pair(stored, right[r]));
        if (order < 0) {
          beside.missing++;
          l++;
        } else if (order > 0) {
          beside.tooMany++;
          r++;
        } else {
          boolean isSame =
              wanted.odds(left[l]) == stored.odds(right[r])
                  && wanted.today(left[l]) == stored.today(right[r]);
          beside.otherwise += isSame ? 0 : 1;
          l++;
          r++;
        }
      }
      return beside;
    }

    private static Integer[] inOrder(WeighedPairs links) {
      Integer[] order = new Integer[links.size()];
      Arrays.setAll(order, link -> link);
      Arrays.sort(order, Comparator.comparingLong(link -> pair(links, link)));
      return order;
    }

    private static long pair(WeighedPairs links, int link) {
      return (long) links.left(link) << 32 | links.right(link);
    }
  }
}
