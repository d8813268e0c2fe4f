package uk.linkage.duckdb.store.link;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.linkage.PinnedModel;
import uk.linkage.StageListener;
import uk.linkage.block.BlockingPlan;
import uk.linkage.cluster.Persons;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.GivenIds;
import uk.linkage.duckdb.store.PersonCount;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;
import uk.linkage.parallel.Workers;
import uk.linkage.person.AttributorHistory;
import uk.linkage.person.LastingIds;
import uk.linkage.person.LinkedPersons;
import uk.linkage.person.Relinking;
import uk.linkage.person.WeighedPairs;

/** Brings links and persons to what a model says of the records; within a transaction. */
final class RelinkedStore {

  /** How many records a note names. */
  private static final int NAMED = 5;

  /**
   * In 64 links of generated years and random histories former values made 2 persons in 100 fewer
   * at most; after a column of one provider of five that held one date of birth and was put right,
   * 31.
   */
  private static final int LEAST_PART_OF_MUCH = 10;

  private static final int FEWEST_OF_MUCH = 20;

  private final StoreQueries queries;
  private final StoredRecords stored;
  private final PinnedModels.Numbered model;
  private final boolean formerToo;
  private final Workers workers;
  private final StageListener listener;

  RelinkedStore(
      StoreFile store, PinnedModels.Numbered model, Workers workers, StageListener listener) {
    this.queries = store.queries();
    this.stored = new StoredRecords(queries);
    this.model = model;
    this.formerToo = store.setting("historical").equals("yes");
    this.workers = workers;
    this.listener = listener;
  }

  /**
   * Relinks.
   *
   * @param all whether all records are to be linked anew, and not only those that changed
   * @param now when this is done, for the record
   * @param linkLimit the most links that there is memory for
   * @param fitted whether the model is new
   * @param notes what the user should know
   */
  LinkOutcome run(
      boolean all, LocalDateTime now, long linkLimit, boolean fitted, List<String> notes) {
    listener.started("score", -1);
    PinnedModel pinned = model.model();
    double threshold = pinned.logOdds();
    Scorer scorer = pinned.scorer(workers);
    FormerAttributors formerWords =
        formerToo ? FormerAttributors.of(queries, scorer) : FormerAttributors.none();
    AttributorHistory attributors = stored.attributors(formerWords);
    WeighedPairs before = stored.links();
    BitSet changed = all ? stored.all() : stored.changed();
    BlockingPlan plan = pinned.plan(scorer, attributors.sharedFields(pinned.model().lattice()));
    Relinking relinked =
        Relinking.of(
            attributors,
            before,
            changed,
            all ? new BitSet() : stored.ofReturning(),
            new Relinking.Rules(plan, scorer, threshold, linkLimit),
            workers);

    listener.started("cluster", -1);
    StoredRecords.Ordered touched = stored.ordered(relinked.touched());
    Links links = relinked.between(touched.keys(), threshold, formerToo);
    Persons persons =
        LinkedPersons.of(
            touched.keys().length,
            links,
            attributors.odds(scorer, touched.keys(), formerToo),
            threshold);
    int[] personOf = new int[touched.keys().length];
    Arrays.setAll(personOf, persons::personOf);
    long next = GivenIds.greatest(queries) + 1;
    LastingIds ids =
        LastingIds.of(
            touched.keys(),
            touched.before(),
            personOf,
            persons.count(),
            stored.personsOfOrdered(),
            next);

    listener.started("write", -1);
    // Of a link that had nothing to do nothing is kept: its figures are those of the last one.
    boolean isIdle = !all && changed.isEmpty();
    int run = (int) queries.number("SELECT coalesce(max(id), 0) FROM run") + (isIdle ? 0 : 1);
    long born = ids.next() - next;
    SleepingPersons sleeping;
    if (isIdle) {
      sleeping = SleepingPersons.none(PersonCount.of(queries));
    } else {
      writeLinks(relinked, all);
      SleepingPersons.noteBefore(queries, ids.next() - 1);
      writePersons(run, touched, personOf, ids, next);
      sleeping = SleepingPersons.since(queries, ids.next() - 1, born);
    }
    LinkOutcome.Former former =
        former(relinked, attributors, formerWords.ofOthers().cardinality(), scorer, threshold);
    noteOfOthers(formerWords.ofOthers(), changed, notes);
    noteOfMuch(former, sleeping.after(), notes);
    LocalDate day = day();
    long linkCount = (long) relinked.kept().size() + relinked.found().size();
    long taking = queries.number("SELECT count(*) FROM record WHERE reason IS NULL");
    int dirty = changed.cardinality();
    if (!isIdle) {
      queries.update(
          "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          run,
          day,
          now,
          model.id(),
          dirty,
          taking,
          linkCount,
          sleeping.after());
    }
    long common = common(relinked);
    return new LinkOutcome(
        run,
        day,
        model.id(),
        model.day(),
        fitted,
        dirty,
        touched.keys().length,
        taking,
        linkCount,
        linkCount - common,
        before.size() - common,
        sleeping.after(),
        born,
        ids.became().size(),
        sleeping.asleep(),
        sleeping.awake(),
        sleeping.before(),
        former,
        notes);
  }

  /** The day of the data. */
  LocalDate day() {
    return queries
        .rows("SELECT max(day) FROM load", row -> row.getObject(1, LocalDate.class))
        .get(0);
  }

  /** How many links there are before and after. */
  private static long common(Relinking relinked) {
    long[] now = pairs(relinked.found());
    long[] then = pairs(relinked.lost());
    long common = relinked.kept().size();
    int at = 0;
    for (long pair : now) {
      while (at < then.length && then[at] < pair) {
        at++;
      }
      common += at < then.length && then[at] == pair ? 1 : 0;
    }
    return common;
  }

  private static long[] pairs(WeighedPairs links) {
    long[] pairs = new long[links.size()];
    Arrays.setAll(pairs, link -> (long) links.left(link) << 32 | links.right(link));
    Arrays.sort(pairs);
    return pairs;
  }

  private void writeLinks(Relinking relinked, boolean all) {
    BitSet changed = relinked.changed();
    if (all) {
      queries.update("DELETE FROM link");
    } else {
      queries.stage(
          "relinked",
          "key INTEGER",
          rows -> {
            for (int key = changed.nextSetBit(0); key >= 0; key = changed.nextSetBit(key + 1)) {
              rows.beginRow().append(key).endRow();
            }
          });
      queries.update(
          "DELETE FROM link WHERE a IN (SELECT key FROM relinked)"
              + " OR b IN (SELECT key FROM relinked)");
    }
    WeighedPairs found = relinked.found();
    queries.append(
        "link",
        rows -> {
          for (int link = 0; link < found.size(); link++) {
            rows.beginRow()
                .append(found.left(link))
                .append(found.right(link))
                .append(found.odds(link))
                .append(found.today(link))
                .endRow();
          }
        });
  }

  private void writePersons(
      int run, StoredRecords.Ordered touched, int[] personOf, LastingIds ids, long next) {
    long[] idOf = ids.ids();
    queries.stage(
        "moved",
        "key INTEGER, person BIGINT",
        rows -> {
          for (int i = 0; i < personOf.length; i++) {
            long id = idOf[personOf[i] - 1];
            if (id != touched.before()[i] || !touched.members()[i]) {
              rows.beginRow().append(touched.keys()[i]).append(id).endRow();
            }
          }
        });
    queries.stage(
        "retired",
        "id BIGINT, became BIGINT",
        rows -> {
          for (Map.Entry<Long, Long> retired : new java.util.TreeMap<>(ids.became()).entrySet()) {
            rows.beginRow()
                .append(retired.getKey().longValue())
                .append(retired.getValue().longValue())
                .endRow();
          }
        });
    queries.append(
        "person",
        rows -> {
          for (long id = next; id < ids.next(); id++) {
            rows.beginRow().append(id).append(run).appendNull().appendNull().endRow();
          }
        });
    queries.update(
        "INSERT INTO step SELECT ?, r.key, CASE WHEN r.member THEN r.person END, m.person FROM"
            + " moved m JOIN record r ON r.key = m.key ORDER BY r.key",
        run);
    queries.update(
        "INSERT INTO step SELECT ?, key, person, NULL FROM record"
            + " WHERE member AND reason IS NOT NULL ORDER BY key",
        run);
    queries.update("UPDATE record SET member = false WHERE member AND reason IS NOT NULL");
    queries.update(
        "UPDATE record SET person = m.person, member = true FROM moved m WHERE m.key = record.key");
    // Records that are away go with their person.
    queries.update("UPDATE record SET person = t.became FROM retired t WHERE t.id = record.person");
    queries.update(
        "UPDATE person SET retired = ?, became = t.became FROM retired t WHERE t.id = person.id",
        run);
    queries.update("UPDATE record SET dirty = false WHERE dirty");
  }

  /** Says that former values join more than people who move and marry do. */
  private static void noteOfMuch(LinkOutcome.Former former, long persons, List<String> notes) {
    if (former.persons() >= FEWEST_OF_MUCH && LEAST_PART_OF_MUCH * former.persons() >= persons) {
      notes.add(
          String.format(
              Locale.ROOT,
              "former values alone make %,d persons fewer, of %,d that are left: that is more than"
                  + " people do who move. If an upload was wrong and was put right, its wrong"
                  + " values still match; see 'linkage store load --help', --last-was-wrong",
              former.persons(),
              persons));
    }
  }

  /** Says which of the records that changed are of somebody else now, as it seems. */
  private void noteOfOthers(BitSet ofOthers, BitSet changed, List<String> notes) {
    BitSet now = (BitSet) ofOthers.clone();
    now.and(changed);
    if (now.isEmpty()) {
      return;
    }
    notes.add(
        Counted.of(
                now.cardinality(),
                "record that changed has next to nothing in common with what it said before",
                "records that changed have next to nothing in common with what they said before")
            + ", as if the id had been given to somebody else: what was said before can't match ("
            + stored.names(now, NAMED)
            + "). Ask the provider; consent and contacts of before are still those of the id");
  }

  /** What would be otherwise if records could match by what they have today alone. */
  private LinkOutcome.Former former(
      Relinking relinked,
      AttributorHistory attributors,
      long ofOthers,
      Scorer scorer,
      double threshold) {
    long records =
        queries.number("SELECT count(*) FROM record WHERE reason IS NULL AND versions > 1");
    BitSet reached = relinked.reachedByFormer();
    if (!formerToo || reached.isEmpty()) {
      return new LinkOutcome.Former(formerToo, records, ofOthers, 0, 0);
    }
    int[] keys = stored.ordered(reached).keys();
    Links with = relinked.between(keys, threshold, /* formerToo= */ true);
    Links without = relinked.between(keys, threshold, /* formerToo= */ false);
    int personsWith =
        LinkedPersons.of(
                keys.length, with, attributors.odds(scorer, keys, /* formerToo= */ true), threshold)
            .count();
    int personsWithout =
        LinkedPersons.of(
                keys.length,
                without,
                attributors.odds(scorer, keys, /* formerToo= */ false),
                threshold)
            .count();
    return new LinkOutcome.Former(
        true, records, ofOthers, with.size() - without.size(), personsWithout - personsWith);
  }
}
