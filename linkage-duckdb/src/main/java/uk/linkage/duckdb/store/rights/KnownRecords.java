package uk.linkage.duckdb.store.rights;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.duckdb.DuckDBReadableVector;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
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
        "client INTEGER, provider INTEGER, record_id VARCHAR",
        rows -> {
          for (int i = 0; i < clients.size(); i++) {
            rows.beginRow()
                .append(i)
                .append(providers[clients.provider(i)])
                .append(clients.recordId(i))
                .endRow();
          }
        });
    int[] keys = new int[clients.size()];
    BitSet withheld = new BitSet();
    queries.columns(
        "SELECT l.client, r.key, (r.reason IS NOT NULL)::INTEGER FROM looked_up l JOIN record r ON"
            + " r.provider = l.provider AND r.record_id = l.record_id",
        chunk -> {
          DuckDBReadableVector client = chunk.vector(0);
          DuckDBReadableVector key = chunk.vector(1);
          DuckDBReadableVector away = chunk.vector(2);
          for (long row = 0; row < chunk.rowCount(); row++) {
            keys[client.getInt(row)] = key.getInt(row);
            withheld.set(client.getInt(row), away.getInt(row) != 0);
          }
        });
    queries.update("DROP TABLE looked_up");
    BitSet wrong = new BitSet();
    Tombstones erased = Tombstones.of(queries);
    Map<Integer, List<PartRules.Rule>> rules = PartRules.all(queries);
    Set<String> joinedWithout =
        new HashSet<>(
            queries.rows(
                "SELECT p.name FROM joined_without j JOIN provider p ON p.id = j.provider",
                row -> row.getString(1)));
    for (int i = 0; i < clients.size(); i++) {
      String provider = names.get(clients.provider(i));
      if (keys[i] == 0) {
        // Nobody knows whether a client that was never loaded was asked.
        withheld.set(
            i, joinedWithout.contains(provider) || erased.has(provider, clients.recordId(i)));
      } else {
        long word = clients.records()[i];
        boolean isWrong = PartRules.applied(rules.getOrDefault(keys[i], List.of()), word) != word;
        wrong.set(i, isWrong && !withheld.get(i));
      }
    }
    return new KnownRecords(keys, withheld, wrong);
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
   * Tells whether the store holds back a client: its record takes no part or was erased, or was
   * never loaded and its provider has no retrospective consent.
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
