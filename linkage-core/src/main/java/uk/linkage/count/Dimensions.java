package uk.linkage.count;

import static uk.linkage.attributor.AttributorLayout.BIRTH_DAY;
import static uk.linkage.attributor.AttributorLayout.BIRTH_MONTH;
import static uk.linkage.attributor.AttributorLayout.BIRTH_YEAR;
import static uk.linkage.attributor.AttributorLayout.SEX;
import static uk.linkage.attributor.AttributorLayout.birthYear;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.linkage.attributor.Sex;
import uk.linkage.intake.Facts;

/** The dimensions that clients can be counted by. */
public final class Dimensions {

  /** An age that nobody has reached: the birth is after the reference date. */
  private static final int NO_AGE = 130;

  private static final int DAYS_SHIFT = 5;

  private Dimensions() {}

  /**
   * Counts by sex.
   *
   * @param records packed clients
   * @return a settled dimension: female, male
   */
  public static Dimension sex(long[] records) {
    int[] places = new int[records.length];
    for (int record = 0; record < places.length; record++) {
      places[record] =
          switch ((int) SEX.valueIn(records[record])) {
            case Sex.FEMALE -> 0;
            case Sex.MALE -> 1;
            default -> Dimension.NONE;
          };
    }
    return Dimension.settled("sex", List.of("female", "male"), places);
  }

  /**
   * Counts by age on a day. Who was born on 29 February has a birthday on 1 March in other years.
   *
   * @param records packed clients
   * @param asAt the day
   * @param bands the bands
   * @return a settled dimension; the ages below the first band are a label of their own if a record
   *     has one. Who was born after the day, or more than 130 years before, is not known
   */
  public static Dimension ageBand(long[] records, LocalDate asAt, AgeBands bands) {
    int[] places = new int[records.length];
    boolean anyBelow = false;
    for (int record = 0; record < places.length; record++) {
      int age = age(records[record], asAt);
      places[record] = age < 0 ? Dimension.NONE : bands.placeOf(age);
      anyBelow |= places[record] == 0;
    }
    List<String> labels = bands.labels();
    if (!anyBelow) {
      labels = labels.subList(1, labels.size());
      for (int record = 0; record < places.length; record++) {
        places[record] = Math.max(Dimension.NONE, places[record] - 1);
      }
    }
    return Dimension.settled("age band", labels, places);
  }

  /** The age of a client on a day, or -1 if it isn't known. */
  private static int age(long record, LocalDate asAt) {
    int month = (int) BIRTH_MONTH.valueIn(record);
    int day = (int) BIRTH_DAY.valueIn(record);
    if (BIRTH_YEAR.valueIn(record) == 0 || month == 0 || day == 0) {
      return -1;
    }
    int years = asAt.getYear() - birthYear(record, asAt.getYear());
    boolean hadBirthday =
        (month << DAYS_SHIFT | day) <= (asAt.getMonthValue() << DAYS_SHIFT | asAt.getDayOfMonth());
    int age = years - (hadBirthday ? 0 : 1);
    return age > NO_AGE ? -1 : age;
  }

  /**
   * Counts by a fact.
   *
   * @param facts what was kept of each record
   * @param column a place in their names
   * @param codes what texts are called
   * @param rule whether a person has one value or is counted in each of its values
   * @param records how many records there are
   * @return a dimension: the labels that occur, those of the list first and in its order, the
   *     others sorted; numbers by their size. Texts that differ in case and punctuation alone are
   *     one
   */
  public static Dimension ofFact(
      Facts facts, int column, CodeList codes, Dimension.Rule rule, int records) {
    List<String> values = facts.values(column);
    Map<String, String> nameByPlain = new LinkedHashMap<>();
    for (int code = 1; code < values.size(); code++) {
      String label = codes.labelOf(values.get(code));
      if (!label.isEmpty()) {
        nameByPlain.putIfAbsent(CodeList.plain(label), label);
      }
    }
    List<String> listed = codes.labels();
    List<String> labels =
        nameByPlain.values().stream()
            .sorted(
                Comparator.comparingInt((String label) -> placeIn(listed, label))
                    .thenComparingInt(Dimensions::digitsOf)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    int[] placeOfCode = new int[values.size()];
    placeOfCode[0] = Dimension.NONE;
    for (int code = 1; code < placeOfCode.length; code++) {
      String label = nameByPlain.get(CodeList.plain(codes.labelOf(values.get(code))));
      placeOfCode[code] = label == null ? Dimension.NONE : labels.indexOf(label);
    }
    int[] places = new int[records];
    for (int record = 0; record < records; record++) {
      places[record] = placeOfCode[facts.code(column, record)];
    }
    String name = facts.names().get(column);
    return rule == Dimension.Rule.SETTLED
        ? Dimension.settled(name, labels, places)
        : everyOrNotKnown(name, labels, places);
  }

  private static int placeIn(List<String> listed, String label) {
    int place = listed.indexOf(label);
    return place < 0 ? listed.size() : place;
  }

  /** Numbers of few digits come before those of many, and all numbers before words. */
  private static int digitsOf(String label) {
    boolean isNumber = label.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? label.length() : Integer.MAX_VALUE;
  }

  private static Dimension everyOrNotKnown(String name, List<String> labels, int[] places) {
    boolean needed = Arrays.stream(places).anyMatch(place -> place < 0);
    int notKnown = labels.size();
    int[] all = Arrays.stream(places).map(place -> place < 0 ? notKnown : place).toArray();
    return Dimension.every(
        name, needed ? Dimension.withNotKnown(labels) : labels, List.of(Spans.single(all)));
  }

  /**
   * Counts by provider: a person is counted at each.
   *
   * @param providerOfRecord the provider of each record, a place in the names
   * @param providers the names
   * @return a dimension of the rule EVERY
   */
  public static Dimension provider(int[] providerOfRecord, List<String> providers) {
    return Dimension.every("provider", providers, List.of(Spans.single(providerOfRecord)));
  }

  /**
   * Counts by calendar month.
   *
   * @param days when each record's person was in contact
   * @return a restricting dimension of the rule EVERY
   */
  public static Dimension month(ContactDays days) {
    return period(PeriodUnit.MONTH, days);
  }

  /**
   * Counts by calendar quarter.
   *
   * @param days when each record's person was in contact
   * @return a restricting dimension of the rule EVERY
   */
  public static Dimension quarter(ContactDays days) {
    return period(PeriodUnit.QUARTER, days);
  }

  /**
   * Counts by year from April to March.
   *
   * @param days when each record's person was in contact
   * @return a restricting dimension of the rule EVERY
   */
  public static Dimension financialYear(ContactDays days) {
    return period(PeriodUnit.FINANCIAL_YEAR, days);
  }

  /**
   * Counts by period: a person is counted in each period with a contact. Records without a known
   * day are in a period of their own, which is not known; records without a contact in the range
   * that is looked at are in none.
   *
   * @param unit how long a period is
   * @param days when each record's person was in contact
   * @return a restricting dimension of the rule EVERY, whose labels are all periods of the range,
   *     or else from the first contact to the last
   */
  public static Dimension period(PeriodUnit unit, ContactDays days) {
    return period(unit, ContactSpells.of(days));
  }

  /**
   * Counts by period: a person is counted in each period with a contact. Records without a known
   * day are in a period of their own, which is not known; records without a contact in the range
   * that is looked at are in none.
   *
   * @param unit how long a period is
   * @param spells when each record's person was in contact
   * @return a restricting dimension of the rule EVERY, whose labels are all periods of the range,
   *     or else from the first contact to the last
   */
  public static Dimension period(PeriodUnit unit, ContactSpells spells) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    boolean anyUnknown = false;
    for (int record = 0; record < spells.records(); record++) {
      for (int spell = spells.start(record); spell < spells.start(record + 1); spell++) {
        first = Math.min(first, unit.of(spells.first(spell)));
        last = Math.max(last, unit.of(spells.last(spell)));
      }
      anyUnknown |= spells.isUnknown(record);
    }
    if (spells.hasRange()) {
      first = unit.of(spells.from());
      last = unit.of(spells.until());
    }
    List<String> labels = new ArrayList<>();
    for (int period = first; period <= last; period++) {
      labels.add(unit.label(period));
    }
    List<Spans> spans = PeriodSpans.of(unit, spells, first, labels.size());
    return Dimension.every(
            unit.title(), anyUnknown ? Dimension.withNotKnown(labels) : labels, spans)
        .restricting();
  }
}
