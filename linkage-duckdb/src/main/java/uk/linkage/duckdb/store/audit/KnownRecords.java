package uk.linkage.duckdb.store.audit;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.arrow.vector.IntVector;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.rights.Tombstones;
import uk.linkage.intake.Clients;

/** Which clients of an input are records of a store, by provider and record id. */
public final class KnownRecords {

  private final int[] keys;
  private final BitSet withheld;
  private final BitSet wrong;

  private KnownRecords(int[] keys, BitSet withheld, BitSet wrong) {
    this.keys = keys;
    this.withheld = withheld;
    this.wrong = wrong;
  }

  /**
   * Looks clients up.
   *
   * @param store the store
   * @param clients clients of an input
   * @return what the store knows of them
   */
  public static KnownRecords of(StoreFile store, Clients clients) {
    StoreQueries queries = store.queries();
    Map<String, Integer> numbers = new HashMap<>();
    queries
        .rows("SELECT name, id FROM provider", row -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(provider -> numbers.put(provider.getKey(), provider.getValue()));
    List<String> names = clients.providerNames();
    int[] providers = names.stream().mapToInt(name -> numbers.getOrDefault(name, 0)).toArray();
    queries.stage(
        "looked_up",
        "client INTEGER, provider INTEGER, record_id VARCHAR, word BIGINT",
        rows -> {
          for (int i = 0; i < clients.size(); i++) {
            rows.beginRow()
                .append(i)
                .append(providers[clients.provider(i)])
                .append(clients.recordId(i))
                .append(clients.records()[i])
                .endRow();
          }
        });
    int[] keys = new int[clients.size()];
    BitSet withheld = new BitSet();
    BitSet wrong = new BitSet();
    queries.columns(
        "SELECT l.client, r.key, (r.reason IS NOT NULL)::INTEGER, (r.word IS DISTINCT FROM l.word"
            + " AND EXISTS (SELECT 1 FROM put_right p WHERE p.record = r.key AND p.word ="
            + " l.word))::INTEGER FROM looked_up l JOIN record r ON r.provider = l.provider AND"
            + " r.record_id = l.record_id",
        batch -> {
          IntVector client = (IntVector) batch.getVector(0);
          IntVector key = (IntVector) batch.getVector(1);
          IntVector away = (IntVector) batch.getVector(2);
          IntVector right = (IntVector) batch.getVector(3);
          for (int row = 0; row < batch.getRowCount(); row++) {
            keys[client.get(row)] = key.get(row);
            withheld.set(client.get(row), away.get(row) != 0);
            wrong.set(client.get(row), away.get(row) == 0 && right.get(row) != 0);
          }
        });
    queries.update("DROP TABLE looked_up");
    withholdUnknown(queries, clients, providers, keys, withheld);
    return new KnownRecords(keys, withheld, wrong);
  }

  /** What a load would not take in either. */
  private static void withholdUnknown(
      StoreQueries queries, Clients clients, int[] providers, int[] keys, BitSet withheld) {
    Tombstones erased = Tombstones.of(queries);
    Set<Integer> joinedWithout =
        new HashSet<>(queries.rows("SELECT provider FROM joined_without", row -> row.getInt(1)));
    List<String> names = clients.providerNames();
    for (int i = 0; i < keys.length; i++) {
      int provider = clients.provider(i);
      if (keys[i] == 0
          && (joinedWithout.contains(providers[provider])
              || erased.has(names.get(provider), clients.recordId(i)))) {
        withheld.set(i);
      }
    }
  }

  /**
   * Tells whether a client still has what was put right in the store.
   *
   * @param client a client
   * @return whether its record takes part and says something else since
   */
  public boolean isPutRight(int client) {
    return wrong.get(client);
  }

  /**
   * Tells whether the store holds back a client: it has the record, and that takes no part; or it
   * has not, because the record was erased, or its provider has no retrospective consent.
   *
   * @param client a client
   * @return whether it must not go anywhere
   */
  public boolean isWithheld(int client) {
    return withheld.get(client);
  }

  /**
   * Returns the keys of clients.
   *
   * @param chosen which clients
   * @return the keys of those that are in the store
   */
  public int[] keys(IntPredicate chosen) {
    return IntStream.range(0, keys.length)
        .filter(client -> keys[client] > 0 && chosen.test(client))
        .map(client -> keys[client])
        .toArray();
  }
}
