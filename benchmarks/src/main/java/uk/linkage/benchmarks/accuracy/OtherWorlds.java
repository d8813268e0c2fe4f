package uk.linkage.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import uk.linkage.fixtures.world.Care;
import uk.linkage.fixtures.world.Shares;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;

/** Worlds in which something is otherwise than the model, or its author, would like it. */
final class OtherWorlds {

  private static final int PERSONS = 70_000;
  private static final long SEED = 1;
  private static final int HOSTELS = 20;

  /** What a record is written as. */
  private record Cells(String first, String last, String date, String sex, String postcode) {

    static Cells of(WorldRecord record) {
      return new Cells(
          record.firstInitial(),
          record.lastInitial(),
          record.birthDate(),
          record.sex(),
          record.postcode());
    }

    WorldRecord in(WorldRecord record) {
      return new WorldRecord(
          record.source(),
          record.provider(),
          record.recordId(),
          record.person(),
          first,
          last,
          date,
          sex,
          postcode,
          record.consent(),
          record.participation(),
          record.errors(),
          record.contact());
    }
  }

  private OtherWorlds() {}

  /** All of them, the plain one first. */
  static List<DataSet> all() {
    WorldSettings plain = Worlds.settings(PERSONS, Care.REALISTIC, SEED);
    List<DataSet> worlds = new ArrayList<>();
    worlds.add(Worlds.of("as it is", plain, UnaryOperator.identity()));
    worlds.add(
        Worlds.of("no household, no twins", plain.withHouseholds(false), UnaryOperator.identity()));
    worlds.add(Worlds.of("one provider", plain.withProviders(1), UnaryOperator.identity()));
    for (double share : new double[] {0.01, 0.05, 0.2}) {
      worlds.add(
          Worlds.of(
              String.format(java.util.Locale.ROOT, "%.0f %% placeholder dates", 100 * share),
              plain.withShares(shares(share, 0.07, 0.003, 0.02)),
              UnaryOperator.identity()));
    }
    worlds.add(
        Worlds.of(
            "half without a fixed abode",
            plain.withShares(shares(0.002, 0.5, 0.003, 0.02)),
            UnaryOperator.identity()));
    worlds.add(
        Worlds.of(
            "a third of postcodes blank",
            plain.withShares(shares(0.002, 0.07, 0.003, 0.33)),
            UnaryOperator.identity()));
    worlds.add(Worlds.of("a tenth live in 20 hostels", plain, OtherWorlds::inHostel));
    worlds.add(Worlds.of("4 % of records: date of the line before", plain, new LineBefore()));
    worlds.add(Worlds.of("no first initial", plain, r -> without(r, 0)));
    worlds.add(Worlds.of("no date of birth", plain, r -> without(r, 1)));
    worlds.add(Worlds.of("no sex", plain, r -> without(r, 2)));
    worlds.add(Worlds.of("no postcode", plain, r -> without(r, 3)));
    return worlds;
  }

  private static Shares shares(
      double defaultDate, double noFixedAbode, double missingSex, double missingPostcode) {
    Shares usual = Shares.usual(Care.REALISTIC);
    return new Shares(
        usual.noConsent(),
        usual.blankConsent(),
        usual.notInformed(),
        usual.dummy(),
        usual.drd(),
        defaultDate,
        noFixedAbode,
        missingSex,
        missingPostcode);
  }

  private static WorldRecord without(WorldRecord record, int part) {
    Cells cells = Cells.of(record);
    return new Cells(
            part == 0 ? "" : cells.first,
            cells.last,
            part == 1 ? "" : cells.date,
            part == 2 ? "" : cells.sex,
            part == 3 ? "" : cells.postcode)
        .in(record);
  }

  /** Persons whose number says so live where many others do, on every record. */
  private static WorldRecord inHostel(WorldRecord record) {
    SplittableRandom random = new SplittableRandom(record.person());
    if (random.nextInt(10) != 0) {
      return record;
    }
    Cells cells = Cells.of(record);
    String postcode = "L" + (1 + random.nextInt(HOSTELS)) + " 9ZZ";
    return new Cells(cells.first, cells.last, cells.date, cells.sex, postcode).in(record);
  }

  /** Now and then a provider's clerk slips to the line before, and the whole date is wrong. */
  private static final class LineBefore implements UnaryOperator<WorldRecord> {

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<String, String> before = new HashMap<>();

    @Override
    public WorldRecord apply(WorldRecord record) {
      String date = before.put(record.provider(), record.birthDate());
      if (date == null || random.nextInt(25) != 0) {
        return record;
      }
      Cells cells = Cells.of(record);
      return new Cells(cells.first, cells.last, date, cells.sex, cells.postcode).in(record);
    }
  }
}
