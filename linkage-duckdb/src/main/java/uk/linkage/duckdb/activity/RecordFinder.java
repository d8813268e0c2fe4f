package uk.linkage.duckdb.activity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import uk.linkage.intake.Clients;

/**
 * Finds the records that take part, by provider and record id. Of all others nothing is known here,
 * not even whether they are. For one thread.
 */
final class RecordFinder {

  static final int NONE = -1;

  private final Clients clients;
  private final Map<String, Integer> providers = new HashMap<>();
  private final int[] starts;
  private byte[] lastCell = {};
  private int lastProvider;

  /** The id that is looked for. */
  private byte[] bytes = {};

  private int from;
  private int to;
  private int order;
  private final Clients.TextSink comparing = this::compare;

  RecordFinder(Clients clients) {
    this.clients = clients;
    for (String name : clients.providerNames()) {
      providers.put(name, providers.size());
    }
    // The records of a provider stand beside each other.
    this.starts = new int[providers.size() + 1];
    for (int record = 0; record < clients.size(); record++) {
      starts[clients.provider(record) + 1]++;
    }
    for (int provider = 0; provider < providers.size(); provider++) {
      starts[provider + 1] += starts[provider];
    }
    this.lastProvider = providers.getOrDefault("", NONE);
  }

  private RecordFinder(RecordFinder other) {
    this.clients = other.clients;
    this.providers.putAll(other.providers);
    this.starts = other.starts;
    this.lastProvider = providers.getOrDefault("", NONE);
  }

  /** A finder for another thread. */
  RecordFinder another() {
    return new RecordFinder(this);
  }

  /** The number of a provider, or {@link #NONE}. */
  int provider(String name) {
    return providers.getOrDefault(name, NONE);
  }

  /** The number of a provider, or {@link #NONE}. Rows of one provider tend to come together. */
  int provider(byte[] cells, int begin, int end) {
    if (!Arrays.equals(cells, begin, end, lastCell, 0, lastCell.length)) {
      lastCell = Arrays.copyOfRange(cells, begin, end);
      lastProvider = provider(new String(lastCell, StandardCharsets.UTF_8));
    }
    return lastProvider;
  }

  /** The number of a record of a provider, or {@link #NONE}. */
  int record(int provider, byte[] cells, int begin, int end) {
    bytes = cells;
    from = begin;
    to = end;
    int low = starts[provider];
    int high = starts[provider + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      clients.recordId(middle, comparing);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }

  private void compare(byte[] id, int begin, int end) {
    order = Arrays.compareUnsigned(id, begin, end, bytes, from, to);
  }
}
