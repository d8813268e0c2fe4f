package uk.linkage.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.BlockingKey;
import uk.linkage.block.PairBatch;
import uk.linkage.block.PairSink;
import uk.linkage.sort.RowSorter;

/** The ways to find the pairs of one key. All but the SQL join are asked for one thread's work. */
public enum BlockingContestant {
  /** The engine's index: a radix sort over the mask. */
  INDEX {
    @Override
    PairFinder over(long[] records, BlockingMask mask) {
      BlockingKey key = mask.key();
      RowSorter sorter = new RowSorter();
      return () -> {
        MixedPairs pairs = new MixedPairs();
        BlockingIndex.of(records, key, sorter).forEachPair(pairs);
        return pairs.found();
      };
    }
  },
  /** A map from the key, written out as text, to the rows that have it. */
  HASH_MAP {
    @Override
    PairFinder over(long[] records, BlockingMask mask) {
      BlockingKey key = mask.key();
      return () -> {
        Map<String, List<Integer>> blocks = new HashMap<>();
        for (int row = 0; row < records.length; row++) {
          if (key.admits(records[row])) {
            blocks
                .computeIfAbsent(Long.toHexString(records[row] & mask.bits), k -> new ArrayList<>())
                .add(row);
          }
        }
        MixedPairs pairs = new MixedPairs();
        for (List<Integer> block : blocks.values()) {
          for (int i = 0; i < block.size(); i++) {
            for (int j = i + 1; j < block.size(); j++) {
              pairs.add(block.get(i), block.get(j));
            }
          }
        }
        return pairs.found();
      };
    }
  },
  /** A join in SQL, by DuckDB on one thread, over a table that is in memory already. */
  SQL_JOIN {
    @Override
    PairFinder over(long[] records, BlockingMask mask) {
      return new SqlJoin(records, mask);
    }
  },
  /** Every pair looked at. */
  NESTED_LOOP {
    @Override
    PairFinder over(long[] records, BlockingMask mask) {
      BlockingKey key = mask.key();
      return () -> {
        MixedPairs pairs = new MixedPairs();
        for (int i = 0; i < records.length; i++) {
          for (int j = i + 1; j < records.length; j++) {
            if (((records[i] ^ records[j]) & mask.bits) == 0 && key.admits(records[i])) {
              pairs.add(i, j);
            }
          }
        }
        return pairs.found();
      };
    }
  };

  abstract PairFinder over(long[] records, BlockingMask mask);

  /** Looks at every pair, so that none can be left out by a compiler, and does little else. */
  static final class MixedPairs implements PairSink {
    private long pairs;
    private long mixed;

    void add(int left, int right) {
      pairs++;
      mixed ^= (long) left << 32 | right;
    }

    @Override
    public void accept(PairBatch batch) {
      long ofBatch = 0;
      for (int pair = 0; pair < batch.size(); pair++) {
        ofBatch ^= (long) batch.left(pair) << 32 | batch.right(pair);
      }
      mixed ^= ofBatch;
      pairs += batch.size();
    }

    PairFinder.Found found() {
      return new PairFinder.Found(pairs, mixed);
    }
  }
}
