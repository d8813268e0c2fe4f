package uk.linkage.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The periods in which each record has contact, as runs of periods that follow one another. */
final class PeriodSpans {

  private final PeriodUnit unit;
  private final ContactSpells spells;
  private final int firstPeriod;
  private final List<int[]> from = new ArrayList<>();
  private final List<int[]> to = new ArrayList<>();

  private PeriodSpans(PeriodUnit unit, ContactSpells spells, int firstPeriod) {
    this.unit = unit;
    this.spells = spells;
    this.firstPeriod = firstPeriod;
  }

  /**
   * Finds them.
   *
   * @param firstPeriod the period that has the first place
   * @param notKnown the place of records without a known day
   */
  static List<Spans> of(PeriodUnit unit, ContactSpells spells, int firstPeriod, int notKnown) {
    PeriodSpans spans = new PeriodSpans(unit, spells, firstPeriod);
    spans.add(0, 0, Dimension.NONE, Dimension.NONE);
    for (int record = 0; record < spells.records(); record++) {
      if (spells.isUnknown(record)) {
        spans.add(0, record, notKnown, notKnown);
      } else {
        spans.addRuns(record);
      }
    }
    List<Spans> all = new ArrayList<>();
    for (int layer = 0; layer < spans.from.size(); layer++) {
      all.add(new Spans(spans.from.get(layer), spans.to.get(layer)));
    }
    return all;
  }

  private void addRuns(int record) {
    int layer = 0;
    int begin = Dimension.NONE;
    int end = Dimension.NONE;
    for (int spell = spells.start(record); spell < spells.start(record + 1); spell++) {
      int low = unit.of(spells.first(spell)) - firstPeriod;
      int high = unit.of(spells.last(spell)) - firstPeriod;
      if (begin != Dimension.NONE && low > end + 1) {
        add(layer++, record, begin, end);
        begin = Dimension.NONE;
      }
      end = begin == Dimension.NONE ? high : Math.max(end, high);
      begin = begin == Dimension.NONE ? low : begin;
    }
    if (begin != Dimension.NONE) {
      add(layer, record, begin, end);
    }
  }

  private void add(int layer, int record, int begin, int end) {
    if (layer == from.size()) {
      int[] none = new int[spells.records()];
      Arrays.fill(none, Dimension.NONE);
      from.add(none);
      to.add(none.clone());
    }
    if (record < spells.records()) {
      from.get(layer)[record] = begin;
      to.get(layer)[record] = end;
    }
  }
}
