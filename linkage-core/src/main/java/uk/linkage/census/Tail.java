package uk.linkage.census;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.linkage.schema.Exchange;

/**
 * The last comparisons of the search, of so few bits that the values of a record in all of them
 * together are a place in a table: its code.
 */
final class Tail {

  /** The most bits of a code. */
  static final int MOST_BITS = 12;

  /** The partner of a code that its twists don't change, or don't apply to. */
  static final int NO_PARTNER = -1;

  /**
   * Choices that hold the same bits fixed.
   *
   * @param choices their number, without a twist
   * @param fields the bits, in a record
   * @param mask the bits, in a code
   * @param twisted the same with twists
   */
  record Combination(int choices, long fields, int mask, List<Twisted> twisted) {}

  /**
   * A choice for each comparison of the tail, some of them twisted.
   *
   * @param choices their number
   * @param partners for each code the masked code of the records that agree with it, or {@link
   *     #NO_PARTNER}
   */
  @SuppressWarnings("ArrayRecordComponent") // a table for loops; nobody compares choices
  record Twisted(int choices, int[] partners) {}

  /** The place in the search of the first comparison of the tail. */
  final int place;

  /** How many codes there are. */
  final int codes;

  final List<Combination> combinations;

  private final int[] shifts;
  private final int[] places;
  private final long[] masks;

  /**
   * The longest tail that fits.
   *
   * @param stages all stages of the search
   */
  Tail(List<Stage> stages) {
    int first = stages.size() - 1;
    while (first > 0 && Long.bitCount(stages.get(first - 1).open) <= MOST_BITS) {
      first--;
    }
    this.place = first;
    long open = stages.get(first).open;
    this.codes = 1 << Long.bitCount(open);
    int runs = Long.bitCount(open & ~(open << 1));
    this.shifts = new int[runs];
    this.places = new int[runs];
    this.masks = new long[runs];
    int bits = 0;
    for (int run = 0; run < runs; run++) {
      int shift = Long.numberOfTrailingZeros(open);
      int width = Long.numberOfTrailingZeros(~(open >>> shift));
      shifts[run] = shift;
      places[run] = bits;
      masks[run] = (1L << width) - 1;
      open &= ~(masks[run] << shift);
      bits += width;
    }
    Map<Long, Combination> all = new LinkedHashMap<>();
    addCombinations(stages, first, 0, 0, List.of(), all);
    this.combinations = List.copyOf(all.values());
  }

  /**
   * Plain choices come before twisted ones of the same comparison, so their combination is there.
   */
  private void addCombinations(
      List<Stage> stages,
      int at,
      int choices,
      long fields,
      List<Exchange> exchanges,
      Map<Long, Combination> all) {
    Stage stage = stages.get(at);
    ChoiceAxis axis = stage.axis;
    if (axis == null) {
      if (exchanges.isEmpty()) {
        all.put(fields, new Combination(choices, fields, code(fields), new ArrayList<>()));
      } else {
        Combination plain = Objects.requireNonNull(all.get(fields));
        plain.twisted().add(new Twisted(choices, partners(exchanges, plain.mask())));
      }
      return;
    }
    for (int choice = 0; choice < axis.size(); choice++) {
      List<Exchange> with = new ArrayList<>(exchanges);
      if (axis.isTwisted(choice)) {
        with.add(axis.exchange(choice));
      }
      int chosen = choices + choice * stage.stride;
      addCombinations(stages, at + 1, chosen, fields | axis.mask(choice), with, all);
    }
  }

  private int[] partners(List<Exchange> exchanges, int mask) {
    int[] partners = new int[codes];
    for (int code = 0; code < codes; code++) {
      long record = record(code);
      boolean agrees = true;
      for (Exchange exchange : exchanges) {
        long twisted = exchange.twisted(record);
        agrees &= twisted != record;
        record = twisted;
      }
      partners[code] = agrees ? code(record) & mask : NO_PARTNER;
    }
    return partners;
  }

  /** The code of a record. */
  int code(long record) {
    long code = 0;
    for (int run = 0; run < shifts.length; run++) {
      code |= ((record >>> shifts[run]) & masks[run]) << places[run];
    }
    return (int) code;
  }

  private long record(int code) {
    long record = 0;
    for (int run = 0; run < shifts.length; run++) {
      record |= (((long) code >>> places[run]) & masks[run]) << shifts[run];
    }
    return record;
  }
}
