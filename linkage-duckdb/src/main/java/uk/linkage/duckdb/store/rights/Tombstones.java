package uk.linkage.duckdb.store.rights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * Which records were erased: of each an HMAC-SHA256 of its provider's name and its id, under a
 * random key of 256 bits that the store keeps. So an upload or a restored backup that still has the
 * record is known, and the store does not list who was erased.
 */
public final class Tombstones {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  /** For each key, which is one unless stores were put together, the hashes and their days. */
  private final Map<String, Map<String, LocalDate>> byKey = new LinkedHashMap<>();

  private final Map<String, Mac> macs = new HashMap<>();

  private Tombstones() {}

  /**
   * Reads those of a store.
   *
   * @param queries the store
   * @return its tombstones
   */
  public static Tombstones of(StoreQueries queries) {
    Tombstones all = new Tombstones();
    for (Tombstone one : read(queries)) {
      all.byKey.computeIfAbsent(one.key(), key -> new HashMap<>()).put(one.hash(), one.erased());
    }
    all.byKey.keySet().forEach(key -> all.macs.put(key, mac(key)));
    return all;
  }

  private record Tombstone(String key, String hash, LocalDate erased) {}

  private static List<Tombstone> read(StoreQueries queries) {
    return queries.rows(
        "SELECT key, hash, erased FROM tombstone ORDER BY erased, key, hash",
        row ->
            new Tombstone(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)));
  }

  private static Mac mac(String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private static String hash(Mac mac, String provider, String recordId) {
    byte[] name = provider.getBytes(StandardCharsets.UTF_8);
    // The length first, or two names could be put together to the same bytes.
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
    mac.update(name);
    return HexFormat.of().formatHex(mac.doFinal(recordId.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Tells whether a record was erased.
   *
   * @param provider its provider
   * @param recordId its id
   * @return whether it was
   */
  public boolean has(String provider, String recordId) {
    return !byKey.isEmpty() && erased(provider, recordId) != null;
  }

  /**
   * Tells when a record was erased.
   *
   * @param provider its provider
   * @param recordId its id
   * @return the day, or null if it was not
   */
  public @Nullable LocalDate erased(String provider, String recordId) {
    for (Map.Entry<String, Map<String, LocalDate>> of : byKey.entrySet()) {
      LocalDate day = of.getValue().get(hash(macOf(of.getKey()), provider, recordId));
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  private Mac macOf(String key) {
    return macs.computeIfAbsent(key, Tombstones::mac);
  }

  /** Puts up one for each of some records that has none yet, within a transaction. */
  void add(StoreQueries queries, List<HeldRecord> records, LocalDate day) {
    String key = byKey.isEmpty() ? newKey() : byKey.keySet().iterator().next();
    for (HeldRecord record : records) {
      if (!has(record.provider(), record.recordId())) {
        String hash = hash(macOf(key), record.provider(), record.recordId());
        queries.update("INSERT INTO tombstone VALUES (?, ?, ?)", key, hash, day);
        byKey.computeIfAbsent(key, of -> new HashMap<>()).put(hash, day);
      }
    }
  }

  private static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  /**
   * Copies the tombstones of a newer store into an older one, within a transaction.
   *
   * @param newer where they are
   * @param store where they are to be as well
   */
  public static void copy(StoreFile newer, StoreFile store) {
    TreeSet<String> known = new TreeSet<>();
    read(store.queries()).forEach(one -> known.add(one.key() + one.hash()));
    for (Tombstone one : read(newer.queries())) {
      if (known.add(one.key() + one.hash())) {
        store
            .queries()
            .update("INSERT INTO tombstone VALUES (?, ?, ?)", one.key(), one.hash(), one.erased());
      }
    }
  }

  /**
   * Erases the records of a store that have a tombstone, as after a backup was restored, within a
   * transaction. Persons are brought up to date by the next link; {@link StoreFile#rewrite} is to
   * follow the transaction.
   *
   * @param store the store
   * @return how many records were erased
   */
  public static long applyTo(StoreFile store) {
    Tombstones tombstones = of(store.queries());
    List<HeldRecord> found = new ArrayList<>();
    if (!tombstones.byKey.isEmpty()) {
      for (HeldRecord record : HeldRecord.all(store.queries())) {
        if (tombstones.has(record.provider(), record.recordId())) {
          found.add(record);
        }
      }
    }
    if (!found.isEmpty()) {
      Erasure.remove(store, found);
    }
    return found.size();
  }
}
