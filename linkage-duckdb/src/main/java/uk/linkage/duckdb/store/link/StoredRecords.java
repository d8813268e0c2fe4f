package uk.linkage.duckdb.store.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBReadableVector;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.person.AttributorHistory;
import uk.linkage.person.LastingIds;
import uk.linkage.person.WeighedPairs;

/** What linking reads of a store. */
final class StoredRecords {

  private static final long NONE = -1;

  private final StoreQueries queries;

  StoredRecords(StoreQueries queries) {
    this.queries = queries;
  }

  /** The attributors of all records that take part; former ones after those of today. */
  AttributorHistory attributors(FormerAttributors former) {
    int today = (int) queries.number("SELECT count(*) - count(reason) FROM record");
    int[] keys = new int[today + former.size()];
    long[] words = new long[keys.length];
    int[] size = {0};
    queries.columns(
        "SELECT key, word FROM record WHERE reason IS NULL",
        chunk -> {
          DuckDBReadableVector key = chunk.vector(0);
          DuckDBReadableVector word = chunk.vector(1);
          int at = size[0];
          for (long row = 0; row < chunk.rowCount(); row++) {
            keys[at] = key.getInt(row);
            words[at++] = word.getLong(row);
          }
          size[0] = at;
        });
    for (int row = 0; row < former.size(); row++) {
      keys[today + row] = former.key(row);
      words[today + row] = former.word(row);
    }
    return new AttributorHistory(keys, words, today, greatestKey());
  }

  /** The words that records have today. */
  long[] wordsOfToday() {
    NumberColumns today =
        NumberColumns.of(queries, "SELECT word FROM record WHERE reason IS NULL ORDER BY key");
    long[] words = new long[today.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = today.get(0, i);
    }
    return words;
  }

  /** The names of the first of some records, for people. */
  String names(BitSet keys, int most) {
    String first =
        keys.stream()
            .limit(most)
            .mapToObj(
                key ->
                    queries
                        .rows(
                            "SELECT p.name || '/' || r.record_id FROM record r JOIN provider p ON"
                                + " p.id = r.provider WHERE r.key = ?",
                            row -> row.getString(1),
                            key)
                        .get(0))
            .collect(Collectors.joining(", "));
    int more = keys.cardinality() - most;
    return more > 0 ? first + " and " + Counted.of(more, "more", "more") : first;
  }

  private int greatestKey() {
    return (int) queries.number("SELECT coalesce(max(key), 0) FROM record");
  }

  WeighedPairs links() {
    WeighedPairs links = new WeighedPairs((int) queries.number("SELECT count(*) FROM link"));
    queries.columns(
        "SELECT a, b, odds, today FROM link",
        chunk -> {
          DuckDBReadableVector a = chunk.vector(0);
          DuckDBReadableVector b = chunk.vector(1);
          DuckDBReadableVector odds = chunk.vector(2);
          DuckDBReadableVector today = chunk.vector(3);
          for (long row = 0; row < chunk.rowCount(); row++) {
            links.add(a.getInt(row), b.getInt(row), odds.getDouble(row), today.getDouble(row));
          }
        });
    return links;
  }

  /** The records that changed since the last link, those that left among them. */
  BitSet changed() {
    return keys("SELECT key FROM record WHERE dirty");
  }

  /** All records that take part, and those that left since the last link. */
  BitSet all() {
    return keys("SELECT key FROM record WHERE dirty OR member OR reason IS NULL");
  }

  /** The records of persons to which one may come back that was away. */
  BitSet ofReturning() {
    return keys(
        "SELECT key FROM record WHERE member AND reason IS NULL AND person IN (SELECT"
            + " person FROM record WHERE dirty AND reason IS NULL AND NOT member)");
  }

  private BitSet keys(String sql) {
    BitSet keys = new BitSet();
    NumberColumns rows = NumberColumns.of(queries, sql);
    for (int i = 0; i < rows.size(); i++) {
      keys.set((int) rows.get(0, i));
    }
    return keys;
  }

  /**
   * Some records in order of provider and record id, each with its person of the last link.
   *
   * @param keys their keys
   * @param before their persons, or {@link LastingIds#NOBODY}
   * @param members whether each was of its person, and not away
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
  record Ordered(int[] keys, long[] before, boolean[] members) {}

  /** Puts some records in order. */
  Ordered ordered(BitSet keys) {
    queries.stage(
        "chosen",
        "key INTEGER",
        rows -> {
          for (int key = keys.nextSetBit(0); key >= 0; key = keys.nextSetBit(key + 1)) {
            rows.beginRow().append(key).endRow();
          }
        });
    NumberColumns rows =
        NumberColumns.of(
            queries,
            "SELECT r.key, r.provider, coalesce(r.person, "
                + NONE
                + "), r.member::INTEGER FROM record r SEMI JOIN chosen c ON c.key ="
                + " r.key ORDER BY r.record_id, r.key");
    int[] places = new int[rows.size()];
    int[] rank = ranks();
    int[] starts = new int[rank.length + 1];
    for (int i = 0; i < places.length; i++) {
      starts[rank[(int) rows.get(1, i)] + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    // Stable: records of a provider stay in the order of their ids.
    for (int i = 0; i < places.length; i++) {
      places[starts[rank[(int) rows.get(1, i)]]++] = i;
    }
    Ordered ordered =
        new Ordered(new int[places.length], new long[places.length], new boolean[places.length]);
    for (int i = 0; i < places.length; i++) {
      int row = places[i];
      ordered.keys[i] = (int) rows.get(0, row);
      long person = rows.get(2, row);
      ordered.before[i] = person == NONE ? LastingIds.NOBODY : person;
      ordered.members[i] = rows.get(3, row) == 1;
    }
    return ordered;
  }

  /** For the number of a provider its place in the order of names. */
  private int[] ranks() {
    record Provider(int id, String name) {}
    List<Provider> providers =
        new ArrayList<>(
            queries.rows(
                "SELECT id, name FROM provider",
                row -> new Provider(row.getInt(1), row.getString(2))));
    providers.sort(Comparator.comparing(Provider::name));
    int[] ranks = new int[providers.size() + 1];
    for (int rank = 0; rank < providers.size(); rank++) {
      ranks[providers.get(rank).id()] = rank;
    }
    return ranks;
  }

  /** The persons of the records that were put in order last. */
  List<LastingIds.Old> personsOfOrdered() {
    return queries.rows(
        "SELECT person, min(since), count(*) FROM record WHERE person IN (SELECT r.person FROM"
            + " record r SEMI JOIN chosen c ON c.key = r.key) GROUP BY person",
        row -> new LastingIds.Old(row.getLong(1), row.getInt(2), row.getInt(3)));
  }
}
