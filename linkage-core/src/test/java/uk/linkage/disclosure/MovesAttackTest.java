package uk.linkage.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.journey.Contacts;
import uk.linkage.journey.Journeys;
import uk.linkage.journey.Moves;

/** Nobody can work out a small number of movers from the moves that are shown. */
final class MovesAttackTest {

  private static final int PROVIDERS = 4;

  private static CountTable moves(long seed) {
    Random random = new Random(seed);
    int persons = 60;
    int[] personOf = new int[persons * PROVIDERS];
    int[] providerOf = new int[personOf.length];
    Contacts.Builder builder = new Contacts.Builder();
    for (int record = 0; record < personOf.length; record++) {
      providerOf[record] = record / persons;
      personOf[record] = record % persons + 1;
      int most = random.nextInt(3) * (PROVIDERS - providerOf[record]) / 3;
      for (int i = 0; i < most; i++) {
        builder.add(record, 19_000 + random.nextInt(600), 0);
      }
    }
    Contacts contacts = builder.build(persons, personOf, providerOf, PROVIDERS);
    return Moves.of(Journeys.of(contacts, 21), PROVIDERS).table();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void protect_movesOfRandomJourneys_cantBeSolved(long seed) {
    CountTable table = moves(seed);
    ProtectedTable safe = DisclosureControl.protect(table, DisclosureMode.SUPPRESS5);
    BitSet hidden = new BitSet();
    int small = 0;
    for (int cell = 0; cell < table.cells(); cell++) {
      hidden.set(cell, safe.isSuppressed(cell));
      small += table.count(cell) < 5 ? 1 : 0;
    }
    assertThat(small).isPositive();
    for (Attack.Reading reading : Attack.Reading.values()) {
      Attack attack = new Attack(table, hidden, reading);
      for (int cell = hidden.nextSetBit(0); cell >= 0; cell = hidden.nextSetBit(cell + 1)) {
        Attack.Range range = attack.range(cell);
        assertThat(range.width())
            .as("cell %d, %s", cell, reading)
            .isGreaterThanOrEqualTo(table.count(cell) < 5 ? 5 - 1e-6 : 1e-6);
      }
    }
  }
}
